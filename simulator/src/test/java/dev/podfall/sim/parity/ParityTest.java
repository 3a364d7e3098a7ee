package dev.podfall.sim.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.podfall.tools.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every recorded session, on the embedded cluster; with {@code -Pparity} on a real one, which tells stale recordings; with
 * {@code -Pparity -Dparity.record} the sessions are recorded there anew. Sessions mostly wait, so several go on side by side where
 * there can be several clusters, each on one that is its own for that time.
 */
class ParityTest {
    private static final Path SESSIONS = OwnSessions.FOLDER;
    private static final Path ANSWERS = Path.of("target/parity");
    private static final boolean REAL = Boolean.getBoolean("parity.real");
    private static final boolean RECORD = REAL && System.getProperty("parity.record") != null;

    /** The minor version of the kubectl that the sessions were recorded with: an older one says some things otherwise. */
    private static final int RECORDED_WITH = 36;

    private static final int SIDE_BY_SIDE = REAL ? 1 : 3;

    @TempDir
    static Path directory;

    private static final List<TestedCluster> CLUSTERS = new ArrayList<>();
    /** One for each cluster, so that it goes through its sessions in the same order each time. */
    private static final List<ExecutorService> THREADS = new ArrayList<>();

    private static String version;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Needs.kubectl(RECORDED_WITH, sessions().size() + " recorded sessions of ParityTest");
        Files.createDirectories(ANSWERS);
        for (int i = 0; i < SIDE_BY_SIDE; i++) {
            Path own = Files.createDirectory(directory.resolve("cluster-" + i));
            THREADS.add(Executors.newSingleThreadExecutor());
            CLUSTERS.add(REAL ? RealCluster.fromEnvironment() : new EmbeddedCluster(own));
        }
        // Images are on the nodes from here on: whether a session pulls does not depend on those before it.
        Session first = Session.read(SESSIONS.resolve("before-all.session"));
        for (TestedCluster cluster : CLUSTERS) {
            version = run(cluster, first, "").steps().get(0).output().get(0);
        }
    }

    @AfterAll
    static void stop() throws InterruptedException {
        THREADS.forEach(ExecutorService::shutdownNow);
        for (ExecutorService thread : THREADS) {
            thread.awaitTermination(1, TimeUnit.MINUTES);
        }
        CLUSTERS.forEach(TestedCluster::close);
    }

    @TestFactory
    Stream<DynamicTest> reads_as_on_a_real_cluster() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : sessions()) {
            int place = tests.size() % SIDE_BY_SIDE;
            TestedCluster cluster = CLUSTERS.get(place);
            tests.add(test(file, THREADS.get(place).submit(() -> run(cluster, Session.read(file), version))));
        }
        return tests.stream();
    }

    private static List<Path> sessions() throws IOException {
        return OwnSessions.files().stream()
                .filter(file -> file.toString().matches(".*(?:" + System.getProperty("parity.only", "") + ").*"))
                .toList();
    }

    private static DynamicTest test(Path file, Future<Session> running) {
        return dynamicTest(file.getFileName().toString(), () -> {
            Session recorded = Session.read(file);
            Session answered = ended(running);
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

    private static Session ended(Future<Session> running) throws Exception {
        try {
            return running.get();
        } catch (ExecutionException broken) {
            throw broken.getCause() instanceof Exception cause ? cause : broken;
        }
    }

    private static Session run(TestedCluster cluster, Session session, String version)
            throws IOException, InterruptedException {
        Path own = Files.createDirectory(directory.resolve(session.name() + System.nanoTime()));
        try (SessionRun run = new SessionRun(cluster, own, session)) {
            return run.answers(version);
        }
    }
}
