package dev.podfall.sim.parity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each suite last gave, on the embedded cluster and on a real one: data of the repository, shown as one table. */
record Scoreboard(List<SuiteResult> results) {
    static final Path FILE = Path.of("src/test/resources/parity/scoreboard.txt");

    private static final String COMMENT = "#";
    private static final String HEAD = """
            # What the suites of others gave last, written by ./mvnw -Pfidelity verify: suite, cluster, version, passed, total, date, note.
            """;

    Scoreboard {
        results = List.copyOf(results);
    }

    static Scoreboard read(Path file) throws IOException {
        return new Scoreboard(Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith(COMMENT) && !line.isBlank())
                .map(SuiteResult::read)
                .toList());
    }

    /** With that result in place of the one that the same suite gave before on the same cluster. */
    Scoreboard with(SuiteResult result) {
        List<SuiteResult> all = new ArrayList<>(results);
        all.removeIf(result::isOf);
        all.add(result);
        all.sort(Comparator.comparing(SuiteResult::suite).thenComparing(SuiteResult::cluster));
        return new Scoreboard(all);
    }

    void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder(HEAD);
        results.forEach(result -> text.append(result.line()).append('\n'));
        Files.writeString(file, text);
    }

    /** The names of all suites that there are. */
    static List<String> suites() throws IOException {
        return Suite.all().stream().map(Suite::name).toList();
    }

    /**
     * The table, in Markdown.
     *
     * @param suites the rows, with or without results
     * @param absent suites that this run could not do, each with its reason; what they gave before is shown all the same
     */
    String table(List<String> suites, Map<String, String> absent) {
        StringBuilder table = new StringBuilder(
                "| suite | version | embedded cluster | real Kubernetes | share | |\n|---|---|---|---|---|---|\n");
        suites.stream().sorted().forEach(suite -> table.append(row(suite, absent.get(suite))));
        return table.toString();
    }

    private String row(String suite, String whyAbsent) {
        Optional<SuiteResult> embedded = find(suite, SuiteResult.EMBEDDED);
        Optional<SuiteResult> real = find(suite, SuiteResult.REAL);
        List<String> notes = new ArrayList<>();
        if (whyAbsent != null) {
            notes.add("not run: " + whyAbsent);
        }
        embedded.map(SuiteResult::note).filter(note -> !note.isEmpty()).ifPresent(notes::add);
        real.map(SuiteResult::note).filter(note -> !note.isEmpty()).ifPresent(note -> notes.add("real: " + note));
        String version = embedded.or(() -> real).map(SuiteResult::version).orElse("");
        return "| " + suite + " | " + version + " | " + cell(embedded) + " | " + cell(real) + " | "
                + share(embedded, real) + " | " + String.join("; ", notes) + " |\n";
    }

    private Optional<SuiteResult> find(String suite, String cluster) {
        return results.stream()
                .filter(result ->
                        result.suite().equals(suite) && result.cluster().equals(cluster))
                .findFirst();
    }

    private static String cell(Optional<SuiteResult> result) {
        return result.map(r -> r.passed() + " of " + r.total() + " (" + r.date() + ")")
                .orElse("not measured yet");
    }

    /** Of what passes on a real cluster, which is what the embedded one is asked for. */
    private static String share(Optional<SuiteResult> embedded, Optional<SuiteResult> real) {
        if (embedded.isEmpty()) {
            return "";
        }
        int passed = embedded.get().passed();
        return real.isPresent()
                ? percent(passed, real.get().passed())
                : percent(passed, embedded.get().total()) + " of all";
    }

    private static String percent(int part, int whole) {
        if (whole == 0) {
            return "none";
        }
        long tenths = 1000L * part / whole;
        return tenths / 10 + "." + tenths % 10 + " %";
    }
}
