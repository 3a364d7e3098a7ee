package dev.podfall.sim.parity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Counts the recorded lines that were answered again, in their order: the longest common subsequence, command by command. */
final class Agreement {
    private static final String PROMPT = "$ ";

    private final Normaliser normaliser = new Normaliser(Map.of());
    private final StringBuilder details = new StringBuilder();
    private int agreeing;
    private int lines;

    int agreeing() {
        return agreeing;
    }

    int lines() {
        return lines;
    }

    /** The lines that were recorded and not answered, below what they are about. */
    String details() {
        return details.toString();
    }

    /** Compares command by command: an answer that is too long or too short moves no other. */
    void commands(String about, String recorded, String answered) {
        List<String> there = blocks(recorded);
        List<String> here = blocks(answered);
        for (int i = 0; i < there.size(); i++) {
            String command = there.get(i).lines().findFirst().orElse("");
            text(
                    about + " " + command,
                    afterFirst(there.get(i)),
                    i < here.size() ? afterFirst(here.get(i)) : "",
                    false);
        }
    }

    void text(String about, String recorded, String answered, boolean inAnyOrder) {
        List<String> there = lines(recorded, inAnyOrder);
        List<String> here = lines(answered, inAnyOrder);
        List<String> missing = missing(there, here);
        lines += there.size();
        agreeing += there.size() - missing.size();
        if (!missing.isEmpty()) {
            details.append("== ").append(about).append('\n');
            missing.forEach(line -> details.append("  - ").append(line).append('\n'));
            missing(here, there)
                    .forEach(line -> details.append("  + ").append(line).append('\n'));
        }
    }

    private List<String> lines(String text, boolean inAnyOrder) {
        return normaliser.lines(text, inAnyOrder).stream()
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static List<String> blocks(String text) {
        List<String> blocks = new ArrayList<>(Arrays.asList(("\n" + text).split("\n(?=\\$ )")));
        blocks.removeIf(block -> !block.startsWith(PROMPT));
        return blocks;
    }

    private static String afterFirst(String block) {
        int end = block.indexOf('\n');
        return end < 0 ? "" : block.substring(end + 1);
    }

    /** Those of the lines that are in no longest common subsequence with the others. */
    static List<String> missing(List<String> lines, List<String> others) {
        int[][] longest = new int[lines.size() + 1][others.size() + 1];
        for (int i = lines.size() - 1; i >= 0; i--) {
            for (int j = others.size() - 1; j >= 0; j--) {
                longest[i][j] = lines.get(i).equals(others.get(j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        List<String> missing = new ArrayList<>();
        int j = 0;
        for (int i = 0; i < lines.size(); i++) {
            while (j < others.size() && !lines.get(i).equals(others.get(j)) && longest[i][j + 1] > longest[i + 1][j]) {
                j++;
            }
            if (j < others.size() && lines.get(i).equals(others.get(j))) {
                j++;
            } else {
                missing.add(lines.get(i));
            }
        }
        return missing;
    }
}
