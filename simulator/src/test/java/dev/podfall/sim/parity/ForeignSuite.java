package dev.podfall.sim.parity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Tests that others wrote, run by a script of {@code src/test/fidelity}. The script installs them by their package client into the
 * folder {@code CACHE}, runs them against {@code KUBECONFIG}, those that run long within {@code MOST_SECONDS}, and leaves reports in JUnit's format in its
 * working directory, or lines {@code passed NAME} and {@code failed NAME} in {@code results.txt}; there also {@code version TEXT} and
 * {@code note TEXT}. It ends with 3, its last words being the reason, where the machine lacks what it needs.
 */
record ForeignSuite(Path script) implements Suite {
    private static final Path SCRIPTS = Path.of("src/test/fidelity");
    private static final String ALONE = "# cluster: the API server alone";
    private static final int LACKS_SOMETHING = 3;

    static List<Suite> all() throws IOException {
        try (Stream<Path> scripts = Files.list(SCRIPTS)) {
            return scripts.filter(Files::isRegularFile)
                    .sorted()
                    .<Suite>map(ForeignSuite::new)
                    .toList();
        }
    }

    @Override
    public String name() {
        return script.getFileName().toString();
    }

    @Override
    public boolean wantsTheApiServerAlone() throws IOException {
        return Files.readAllLines(script).contains(ALONE);
    }

    @Override
    public SuiteOutcome run(TestedCluster cluster, SuiteRoom room) throws IOException, InterruptedException {
        Path log = room.work().resolve("log.txt");
        int status = status(cluster.kubeconfig(), room, log);
        if (status == LACKS_SOMETHING) {
            throw new SuiteAbsentException(lastLine(log));
        }
        SuiteOutcome outcome = outcome(room.work());
        if (status != 0 || outcome.total() == 0) {
            throw new IllegalStateException(script + " ended with " + status + " and " + outcome.total() + " results: "
                    + lastLine(log) + " (" + log + ")");
        }
        return outcome;
    }

    private int status(Path kubeconfig, SuiteRoom room, Path log) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        "bash", script.toAbsolutePath().toString())
                .directory(room.work().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("KUBECONFIG", kubeconfig.toAbsolutePath().toString());
        builder.environment().put("CACHE", room.cache().toAbsolutePath().toString());
        builder.environment().put("MOST_SECONDS", Long.toString(room.most().toSeconds()));
        Process process = builder.start();
        try {
            return process.waitFor();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static SuiteOutcome outcome(Path work) throws IOException {
        Map<String, Boolean> verdicts = new TreeMap<>();
        try (Stream<Path> files = Files.list(work)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".xml")).toList()) {
                verdicts.putAll(JUnitReport.read(file));
            }
        }
        String version = "";
        List<String> notes = new ArrayList<>();
        Path results = work.resolve("results.txt");
        for (String line : Files.exists(results) ? Files.readAllLines(results) : List.<String>of()) {
            String[] words = line.split(" ", 2);
            switch (words[0]) {
                case "version" -> version = words[1];
                case "note" -> notes.add(words[1]);
                case "passed", "failed" -> verdicts.put(words[1], words[0].equals("passed"));
                default -> throw new IllegalStateException(results + " has a line that means nothing: " + line);
            }
        }
        return SuiteOutcome.of(version, verdicts, String.join("; ", notes));
    }

    private static String lastLine(Path log) throws IOException {
        List<String> lines =
                Files.readAllLines(log).stream().filter(l -> !l.isBlank()).toList();
        return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
    }
}
