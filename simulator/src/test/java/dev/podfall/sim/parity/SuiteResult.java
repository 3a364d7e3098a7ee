package dev.podfall.sim.parity;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What came of a suite on one cluster; a line of {@code scoreboard.txt}.
 *
 * @param suite its name
 * @param cluster {@code embedded} or {@code real}
 * @param version of what was run, as its makers call it
 * @param passed tests, or lines that agree
 * @param total how many ran, without those that were skipped
 * @param date of the run
 * @param note what a reader has to know beside, or nothing
 */
record SuiteResult(String suite, String cluster, String version, int passed, int total, String date, String note) {
    static final String EMBEDDED = "embedded";
    static final String REAL = "real";

    private static final String SEPARATOR = " | ";
    private static final int FIELDS = 7;

    SuiteResult {
        Objects.requireNonNull(note);
    }

    static SuiteResult read(String line) {
        List<String> fields = Arrays.asList(line.split(" \\|(?: |$)", -1));
        if (fields.size() != FIELDS) {
            throw new IllegalArgumentException("\"" + line + "\" has " + fields.size() + " fields and needs " + FIELDS
                    + ": suite, cluster, version, passed, total, date, note");
        }
        return new SuiteResult(
                fields.get(0),
                fields.get(1),
                fields.get(2),
                Integer.parseInt(fields.get(3)),
                Integer.parseInt(fields.get(4)),
                fields.get(5),
                fields.get(6));
    }

    String line() {
        return String.join(
                        SEPARATOR,
                        suite,
                        cluster,
                        version,
                        Integer.toString(passed),
                        Integer.toString(total),
                        date,
                        note.replace('|', '/'))
                .stripTrailing();
    }

    boolean isOf(SuiteResult other) {
        return suite.equals(other.suite) && cluster.equals(other.cluster);
    }
}
