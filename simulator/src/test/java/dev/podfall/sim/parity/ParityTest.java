package dev.podfall.sim.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.podfall.tools.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every recorded session, on the embedded cluster; with {@code -Pparity} on a real one, which tells stale recordings; with
 * {@code -Pparity -Dparity.record} the sessions are recorded there anew.
 */
class ParityTest {
    private static final Path SESSIONS = OwnSessions.FOLDER;
    private static final Path ANSWERS = Path.of("target/parity");
    private static final boolean REAL = Boolean.getBoolean("parity.real");
    private static final boolean RECORD = REAL && System.getProperty("parity.record") != null;

    /** The minor version of the kubectl that the sessions were recorded with: an older one says some things otherwise. */
    private static final int RECORDED_WITH = 36;

    @TempDir
    static Path directory;

    private static TestedCluster cluster;
    private static String version;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Needs.kubectl(RECORDED_WITH, sessions().size() + " recorded sessions of ParityTest");
        Files.createDirectories(ANSWERS);
        cluster = REAL ? RealCluster.fromEnvironment() : new EmbeddedCluster(directory);
        // Images are on the node from here on: whether a session pulls does not depend on those before it.
        Session first = run(Session.read(SESSIONS.resolve("before-all.session")), "");
        version = first.steps().get(0).output().get(0);
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> reads_as_on_a_real_cluster() throws IOException {
        return sessions().stream().map(ParityTest::test);
    }

    private static List<Path> sessions() throws IOException {
        return OwnSessions.files().stream()
                .filter(file -> file.toString().matches(".*(?:" + System.getProperty("parity.only", "") + ").*"))
                .toList();
    }

    private static DynamicTest test(Path file) {
        return dynamicTest(file.getFileName().toString(), () -> {
            Session recorded = Session.read(file);
            Session answered = run(recorded, version);
            Files.writeString(ANSWERS.resolve(file.getFileName()), answered.text());
            if (RECORD) {
                Files.writeString(file, answered.text());
            } else {
                assertThat(recorded.version()).as("version it was recorded on").isEqualTo(version);
                assertThat(Difference.between(recorded.steps(), answered.steps()))
                        .as(recorded.title())
                        .isEmpty();
            }
        });
    }

    private static Session run(Session session, String version) throws IOException, InterruptedException {
        Path own = Files.createDirectory(directory.resolve(session.name() + System.nanoTime()));
        try (SessionRun run = new SessionRun(cluster, own, session)) {
            return run.answers(version);
        }
    }
}
