package dev.podfall.grader.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.podfall.engine.Capability.AuditTrail;
import dev.podfall.engine.Progress;
import dev.podfall.engine.Runtime;
import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.grader.attempt.Timeline.Entry;
import dev.podfall.scenario.Disclosure;
import dev.podfall.scenario.load.Catalogue;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineTest {
    @TempDir
    Path home;

    private final AttemptLog log = AttemptLog.inMemory();
    private final EmbeddedProvider embedded = new EmbeddedProvider(InstantSource.system());
    private Proctor proctor;

    @BeforeEach
    void open() {
        proctor = new Proctor(
                Catalogue.builtIn(), r -> r == Runtime.EMBEDDED ? embedded : null, log, InstantSource.system(), home);
    }

    @AfterEach
    void let_go() {
        proctor.close();
    }

    private Attempt start(Mode mode, Disclosure show) {
        return proctor.start(new StartRequest("image-backoff", Runtime.EMBEDDED, 1L, mode, "ada", show), Progress.NONE);
    }

    private List<Entry> requests(String id) {
        return proctor.timeline(id).entries().stream()
                .filter(e -> e.kind().equals(Timeline.REQUEST))
                .toList();
    }

    private void kubectl(Attempt attempt, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("kubectl", "--kubeconfig", attempt.kubeconfig()));
        command.addAll(List.of("-n", attempt.namespace()));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("kubectl-said").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void steps_are_told_in_their_order_and_what_cannot_be_told_is_said() {
        Attempt attempt = start(Mode.practice, null);
        String id = attempt.attempt();
        proctor.hint(id);
        proctor.check(id);
        proctor.submit(id);
        proctor.conclude(id, Map.of("cause", "no-such-tag"));
        proctor.regradings().override(id, "scores", 30, "a right way");
        Timeline timeline = proctor.timeline(id);
        assertThat(timeline.entries())
                .extracting(Entry::kind)
                .containsExactly("started", "hinted", "checked", "frozen", "submitted", "overridden");
        assertThat(timeline.entries())
                .extracting(Entry::outcome)
                .startsWith("image-backoff, practice, seed 1, embedded")
                .anyMatch(o -> o.startsWith("handed in, ") && o.endsWith(" of 100"))
                .last()
                .isEqualTo("scores set to 30: a right way");
        assertThat(timeline.note())
                .as("nobody asked for a change, and that is known")
                .isNull();
        AttemptLog older = AttemptLog.inMemory();
        log.read(id).stream().filter(s -> s.kind() != Step.Kind.audited).forEach(s -> older.append(id, s));
        try (Proctor reader = new Proctor(Catalogue.builtIn(), r -> null, older, InstantSource.system(), home)) {
            assertThat(reader.timeline(id).note()).contains("was not kept");
        }
    }

    @Test
    void an_exam_that_shows_nothing_tells_no_mark() {
        String id = start(Mode.exam, Disclosure.none).attempt();
        proctor.submit(id);
        proctor.conclude(id, Map.of());
        proctor.regradings().override(id, "scores", 30, "a secret reason");
        assertThat(proctor.timeline(id).toString()).doesNotContain("of 100", "scores", "a secret reason");
    }

    /** Skipped without a kubectl. */
    @Test
    void changes_that_were_asked_for_are_told_while_it_runs_and_when_the_cluster_is_gone_without_what_was_sent()
            throws Exception {
        boolean present = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "kubectl")));
        assumeTrue(present, "no kubectl on the PATH");
        Attempt attempt = start(Mode.practice, null);
        String id = attempt.attempt();
        kubectl(attempt, "get", "pods");
        kubectl(attempt, "create", "secret", "generic", "mine", "--from-literal=password=hunter2");
        kubectl(attempt, "scale", "deployment/fraud-scorer", "--replicas=1", "--dry-run=server");
        kubectl(attempt, "auth", "can-i", "create", "pods");
        kubectl(attempt, "delete", "resourcequota", "none");
        proctor.check(id);
        kubectl(attempt, "scale", "deployment/fraud-scorer", "--replicas=3");
        List<Entry> live = requests(id);
        assertThat(live).extracting(Entry::verb).containsExactly("create", "delete", "patch");
        assertThat(live.get(0))
                .extracting(Entry::object, Entry::code, Entry::outcome)
                .containsExactly("secrets " + attempt.namespace() + "/mine", 201, "done");
        assertThat(live.get(1).code()).isEqualTo(403);
        assertThat(live.get(1).outcome()).isEqualTo("refused: Forbidden");
        assertThat(live.get(2).object()).isEqualTo("deployments.apps/scale " + attempt.namespace() + "/fraud-scorer");
        assertThat(proctor.timeline(id).entries())
                .as("by the wall's clock, though the cluster ran ahead when it was checked")
                .isSortedAccordingTo(Comparator.comparing(Entry::at))
                .extracting(Entry::kind)
                .containsExactly("started", "request", "request", "checked", "request");
        proctor.reset(id, Progress.NONE);
        kubectl(proctor.attempt(id), "scale", "deployment/fraud-scorer", "--replicas=2");
        proctor.stop(id);
        assertThat(requests(id)).startsWith(live.toArray(Entry[]::new)).hasSize(4);
        assertThat(log.read(id).toString()).contains("/mine").doesNotContain("hunter2", "aHVudGVyMg");
    }

    @Test
    void the_newest_requests_for_changes_are_kept_and_their_names_steer_no_terminal() {
        AuditTrail trail = user -> IntStream.range(0, RequestTrail.KEPT + 500)
                .mapToObj(i -> request(user, i % 5 == 0 ? "list" : "delete", "pod-" + i + "\u001b[31m\u202e\n", 404))
                .toList();
        Payload.Audited few = RequestTrail.newest(trail);
        assertThat(few.requests()).hasSize(RequestTrail.KEPT);
        assertThat(few.left()).isZero();
        assertThat(few.requests().get(0).object()).isEqualTo("pods own/pod-1[31m");
        AuditTrail many = user -> IntStream.range(0, RequestTrail.KEPT + 7)
                .mapToObj(i -> request(user, "delete", "x".repeat(5_000) + i, 404))
                .toList();
        assertThat(RequestTrail.newest(many).left()).isEqualTo(7);
        assertThat(RequestTrail.newest(many).requests())
                .hasSize(RequestTrail.KEPT)
                .allSatisfy(r -> assertThat(r.object()).hasSizeLessThan(300));
        assertThat(RequestTrail.newest(many).requests().get(0).outcome()).isEqualTo("refused: NotFound");
    }

    private static AuditTrail.Request request(String user, String verb, String name, int code) {
        Instant when = Instant.parse("2026-03-02T09:00:00Z");
        return new AuditTrail.Request(when, user, verb, "pods", "own", name, code, "NotFound", false, when);
    }
}
