package dev.podfall.sim.parity;

import java.util.ArrayList;
import java.util.List;

/** A command that was answered otherwise than recorded. */
record Difference(String command, List<String> recorded, List<String> answered) {
    static List<Difference> between(List<Step> recorded, List<Step> answered) {
        List<Difference> all = new ArrayList<>();
        for (int i = 0; i < recorded.size(); i++) {
            List<String> expected = recorded.get(i).output();
            List<String> actual = answered.get(i).output();
            if (!expected.equals(actual)) {
                all.add(new Difference(recorded.get(i).command(), expected, actual));
            }
        }
        return all;
    }

    /** The lines before the first and after the last that differ are left out. */
    @Override
    public String toString() {
        int begin = 0;
        while (begin < Math.min(recorded.size(), answered.size())
                && recorded.get(begin).equals(answered.get(begin))) {
            begin++;
        }
        int end = 0;
        while (end < Math.min(recorded.size(), answered.size()) - begin
                && recorded.get(recorded.size() - 1 - end).equals(answered.get(answered.size() - 1 - end))) {
            end++;
        }
        return "\n$ " + command + "\n  recorded, from line " + (begin + 1) + ":\n    "
                + String.join("\n    ", recorded.subList(begin, recorded.size() - end)) + "\n  answered:\n    "
                + String.join("\n    ", answered.subList(begin, answered.size() - end));
    }
}
