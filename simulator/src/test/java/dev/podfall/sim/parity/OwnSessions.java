package dev.podfall.sim.parity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Our own sessions, recorded on a real cluster: one passes when it reads as it did there. */
record OwnSessions(String name) implements Suite {
    static final Path FOLDER = Path.of("src/test/resources/parity");

    private static final String FIRST = "before-all";

    OwnSessions() {
        this("own sessions");
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".session"))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public SuiteOutcome run(TestedCluster cluster, SuiteRoom room) throws IOException, InterruptedException {
        // Images are on the node from here on: whether a session pulls does not depend on those before it.
        answers(cluster, room, Session.read(FOLDER.resolve(FIRST + ".session")));
        Map<String, Boolean> verdicts = new LinkedHashMap<>();
        String version = "";
        for (Path file : files()) {
            Session recorded = Session.read(file);
            Session answered = answers(cluster, room, recorded);
            verdicts.put(
                    recorded.name(),
                    Difference.between(recorded.steps(), answered.steps()).isEmpty());
            version = recorded.version();
        }
        return SuiteOutcome.of(version, verdicts, "");
    }

    private static Session answers(TestedCluster cluster, SuiteRoom room, Session session)
            throws IOException, InterruptedException {
        Path own = Files.createTempDirectory(room.work(), session.name());
        try (SessionRun run = new SessionRun(cluster, own, session)) {
            return run.answers(session.version());
        }
    }
}
