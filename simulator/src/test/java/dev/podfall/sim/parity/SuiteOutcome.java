package dev.podfall.sim.parity;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a suite gave on one cluster.
 *
 * @param version of what was run, as its makers call it
 * @param passed tests, or lines that agree
 * @param total of them
 * @param note what a reader has to know beside, or nothing
 * @param details for who looks into it: a line for each test
 */
record SuiteOutcome(String version, int passed, int total, String note, String details) {
    /** @param verdicts test to whether it passed */
    static SuiteOutcome of(String version, Map<String, Boolean> verdicts, String note) {
        String details = new TreeMap<>(verdicts)
                .entrySet().stream()
                        .map(v -> (v.getValue() ? "passed " : "failed ") + v.getKey() + "\n")
                        .collect(Collectors.joining());
        int passed = (int) verdicts.values().stream().filter(v -> v).count();
        return new SuiteOutcome(version, passed, verdicts.size(), note, details);
    }

    SuiteResult result(String suite, String cluster, String date) {
        return new SuiteResult(suite, cluster, version, passed, total, date, note);
    }
}
