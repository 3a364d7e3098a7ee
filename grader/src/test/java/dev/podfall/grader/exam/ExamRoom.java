package dev.podfall.grader.exam;

import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterProvider;
import dev.podfall.engine.ClusterSpec;
import dev.podfall.engine.Progress;
import dev.podfall.engine.Runtime;
import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.grader.attempt.AttemptLog;
import dev.podfall.grader.attempt.Proctor;
import dev.podfall.scenario.load.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An examiner with everything real but the clock, which tests put forward, and the disk of the logs. It knows the clusters that run. */
final class ExamRoom implements AutoCloseable {
    /** Two labs and two questions in half an hour. */
    static final String SMALL = """
            id: small
            title: Small
            kind: chapter
            version: "1"
            intro: A small exam.
            blueprint:
              minutes: 30
              passMark: 66
              sections:
                - id: start
                  title: Start
                  labs: {count: 2, weight: 80, domains: [startup], only: [image-backoff, config-error]}
                - id: method
                  title: Method
                  questions: {count: 2, weight: 20, quizzes: [deployment-debugging], only: [previous-logs, outside-in, error-budget]}
            afterwards: {show: report, solutions: true}
            """;

    final ExamLog log = ExamLog.inMemory();
    final AttemptLog attempts = AttemptLog.inMemory();
    final Map<String, Cluster> clusters = new ConcurrentHashMap<>();

    private final Path home;
    private final Catalogue catalogue;
    private Instant now = Instant.parse("2026-03-02T09:00:00Z");
    private final InstantSource wall = () -> now;
    private final EmbeddedProvider embedded = new EmbeddedProvider(wall);
    Proctor proctor;
    Examiner examiner;

    /** With the exams of an author. @param folder of the test's own; @param exam of its catalogue */
    ExamRoom(Path folder, String exam) throws IOException {
        this(folder, authored(folder, exam));
    }

    /** With the exams that come with Podfall. */
    ExamRoom(Path folder) {
        this(folder, Catalogue.builtIn());
    }

    private ExamRoom(Path folder, Catalogue catalogue) {
        this.home = folder.resolve("home");
        this.catalogue = catalogue;
        open();
    }

    private static Catalogue authored(Path folder, String exam) throws IOException {
        Path exams = Files.createDirectories(folder.resolve("catalogue/exams"));
        Files.writeString(exams.resolve("exam.yaml"), exam);
        return Catalogue.in(folder.resolve("catalogue")).overBuiltIn();
    }

    private void open() {
        proctor = new Proctor(catalogue, r -> r == Runtime.EMBEDDED ? new Watched() : null, attempts, wall, home);
        examiner = new Examiner(catalogue, proctor, log, wall, home);
    }

    /** As a server is restarted: what is in memory is lost. */
    void restart() {
        proctor.close();
        open();
        proctor.resumeAll();
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Instant now() {
        return now;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    Sitting start(String candidate, Long seed) {
        return examiner.start(new ExamRequest("small", candidate, seed, null));
    }

    /** Hands in and marks. */
    ExamReport handIn(Sitting sitting) {
        examiner.submit(sitting.sitting());
        return examiner.grade(sitting.sitting()).orElseThrow();
    }

    @Override
    public void close() {
        proctor.close();
    }

    /** The embedded runtime, whose clusters the test gets to see. */
    private final class Watched implements ClusterProvider {
        @Override
        public Runtime runtime() {
            return embedded.runtime();
        }

        @Override
        public Set<String> capabilities() {
            return embedded.capabilities();
        }

        @Override
        public Cluster provision(ClusterSpec spec, Progress progress) {
            return known(embedded.provision(spec, progress));
        }

        @Override
        public Optional<Cluster> reopen(String name, Path directory) {
            return embedded.reopen(name, directory).map(this::known);
        }

        @Override
        public void forgive(Path directory) {
            embedded.forgive(directory);
        }

        private Cluster known(Cluster cluster) {
            clusters.put(cluster.name(), cluster);
            return cluster;
        }
    }
}
