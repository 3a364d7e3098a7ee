package dev.podfall.sim.parity;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a real cluster printed in scenarios of trouble, a folder each with {@code commands.txt} and snapshots: the scenarios are gone
 * through again, and the lines counted that read as they did there. {@code -Dfidelity.transcripts} names the folder of the recordings,
 * {@code -Dfidelity.scenarios} that of the scenarios.
 */
record Transcripts(String name) implements Suite {
    private static final Path SCRIPT = OwnSessions.FOLDER.resolve("replay.sh");
    private static final List<String> FILES = List.of("pods-wide.txt", "get-wide.txt", "describe.txt", "events.txt");
    /** When the recorder looked first, and how long after that it looked last. */
    private static final Duration FIRST_LOOK = Duration.ofSeconds(150);

    private static final Duration LAST_LOOK = Duration.ofSeconds(210);

    Transcripts() {
        this("transcripts");
    }

    @Override
    public SuiteOutcome run(TestedCluster cluster, SuiteRoom room) throws IOException, InterruptedException {
        Path recorded = folder("fidelity.transcripts");
        Path scenarios = folder("fidelity.scenarios");
        if (!(cluster instanceof EmbeddedCluster embedded)) {
            throw new SuiteAbsentException("a real cluster is what they were recorded on");
        }
        List<String> names = names(recorded);
        Path kubeconfig = Files.copy(cluster.kubeconfig(), room.work().resolve("kubeconfig"));
        Replay replay =
                new Replay(SCRIPT, scenarios, recorded, names, kubeconfig, URI.create(embedded.url()), room.work());
        replay.phase("apply");
        embedded.pass(FIRST_LOOK);
        replay.phase("snap1");
        replay.phase("steps");
        embedded.pass(LAST_LOOK);
        replay.phase("snap2");
        Agreement all = new Agreement();
        for (String scenario : names) {
            compare(all, recorded.resolve(scenario), room.work().resolve(scenario));
        }
        return new SuiteOutcome("v1.36.3", all.agreeing(), all.lines(), "lines", all.details());
    }

    private static void compare(Agreement all, Path recorded, Path answered) throws IOException {
        String scenario = recorded.getFileName().toString();
        all.commands(scenario, read(recorded.resolve("commands.txt")), read(answered.resolve("commands.txt")));
        for (String snapshot : List.of("snap1", "snap2")) {
            for (String file : FILES) {
                String about = scenario + "/" + snapshot + "/" + file;
                String there = read(recorded.resolve(snapshot).resolve(file));
                all.text(about, there, read(answered.resolve(snapshot).resolve(file)), file.equals("events.txt"));
            }
        }
    }

    private static String read(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private static List<String> names(Path recorded) throws IOException {
        try (Stream<Path> folders = Files.list(recorded)) {
            return folders.filter(folder -> Files.exists(folder.resolve("commands.txt")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    private static Path folder(String property) {
        String named = System.getProperty(property);
        if (named == null) {
            throw new SuiteAbsentException("-D" + property + " names no folder");
        }
        if (!Files.isDirectory(Path.of(named))) {
            throw new SuiteAbsentException("there is no folder " + named);
        }
        return Path.of(named);
    }
}
