package dev.podfall.sim.controllers.job;

import java.util.TreeSet;

/** A set of completion indexes, written as {@code 1,3-5}. Mirrors {@code pkg/controller/job/indexed_job_utils.go}. */
final class Indexes {
    private final TreeSet<Integer> all = new TreeSet<>();

    static Indexes parse(String text) {
        Indexes indexes = new Indexes();
        for (String part : text.split(",")) {
            int dash = part.indexOf('-');
            if (!part.isEmpty()) {
                int from = Integer.parseInt(dash < 0 ? part : part.substring(0, dash));
                int to = dash < 0 ? from : Integer.parseInt(part.substring(dash + 1));
                for (int i = from; i <= to; i++) {
                    indexes.add(i);
                }
            }
        }
        return indexes;
    }

    void add(int index) {
        all.add(index);
    }

    boolean has(int index) {
        return all.contains(index);
    }

    /** How many of them are among these, both ends included. */
    int between(int from, int to) {
        return from > to ? 0 : all.subSet(from, true, to, true).size();
    }

    int size() {
        return all.size();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        Integer from = null;
        Integer to = null;
        for (int index : all) {
            if (to != null && index == to + 1) {
                to = index;
                continue;
            }
            append(text, from, to);
            from = index;
            to = index;
        }
        append(text, from, to);
        return text.toString();
    }

    /** Two in a row are written with a comma, more with a dash. */
    private static void append(StringBuilder text, Integer from, Integer to) {
        if (from != null) {
            text.append(text.isEmpty() ? "" : ",").append(from);
            if (to > from) {
                text.append(to == from + 1 ? "," : "-").append(to);
            }
        }
    }
}
