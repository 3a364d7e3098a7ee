package dev.podfall.grader.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.podfall.engine.Progress;
import dev.podfall.engine.Runtime;
import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.grader.report.Report;
import dev.podfall.grader.report.Report.Line;
import dev.podfall.grader.report.Report.Revision;
import dev.podfall.grader.report.Verdict;
import dev.podfall.scenario.Disclosure;
import dev.podfall.scenario.load.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegradingsTest {
    private static final Map<String, String> RIGHT =
            Map.of("object", "deployment", "field", "tag", "cause", "no-such-tag");
    private static final String WHY = "a right way the rubric did not know";

    @TempDir
    Path home;

    private final InstantSource wall = InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z"));
    private final AttemptLog log = AttemptLog.inMemory();
    private final EmbeddedProvider embedded = new EmbeddedProvider(wall);
    private Proctor proctor;

    @BeforeEach
    void open() {
        proctor = proctor(Catalogue.builtIn());
    }

    private Proctor proctor(Catalogue catalogue) {
        return new Proctor(catalogue, r -> r == Runtime.EMBEDDED ? embedded : null, log, wall, home);
    }

    @AfterEach
    void let_go() {
        proctor.close();
    }

    private String start(Mode mode, Disclosure show) {
        StartRequest request = new StartRequest("image-backoff", Runtime.EMBEDDED, 1L, mode, "ada-" + show, show);
        return proctor.start(request, Progress.NONE).attempt();
    }

    private String graded(Mode mode, Disclosure show) {
        String id = start(mode, show);
        proctor.submit(id);
        proctor.conclude(id, RIGHT);
        return id;
    }

    private static Line line(Report report, String id) {
        return report.criteria().stream()
                .filter(l -> l.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_override_is_a_step_more_told_with_its_reason_beside_the_first_mark_and_outlives_all() {
        String id = graded(Mode.practice, null);
        assertThat(proctor.report(id).orElseThrow().revisions()).isEmpty();
        List<Step> before = log.read(id);
        Regradings.Change change = proctor.regradings().override(id, "scores", 30, WHY);
        assertThat(change.before().score()).isEqualTo(20);
        assertThat(change.after().score()).isEqualTo(50);
        assertThat(line(change.after(), "scores"))
                .extracting(Line::earned, Line::verdict)
                .containsExactly(30.0, Verdict.met);
        assertThat(log.read(id)).hasSize(before.size() + 1).startsWith(before.toArray(Step[]::new));

        assertThat(proctor.regradings().regrade(id).after().score())
                .as("it stays in force when the rubric judges again")
                .isEqualTo(50);
        assertThat(proctor.postmortems().of(id).markdown())
                .as("what was done about the mark is no part of the incident")
                .contains("# Postmortem: image-backoff, 2026-03-02", " submitted")
                .doesNotContain("overridden", "graded");
        proctor.regradings().override(id, "version-meant", 18, "and this");
        proctor.close();
        proctor = proctor(Catalogue.builtIn());
        Report report = proctor.report(id).orElseThrow();
        assertThat(report.score()).isEqualTo(68);
        assertThat(report.passed()).isTrue();
        assertThat(report.revisions())
                .extracting(Revision::cause, Revision::score, Revision::criterion, Revision::reason)
                .containsExactly(
                        tuple(Revision.Cause.graded, 20, null, null),
                        tuple(Revision.Cause.overridden, 50, "scores", WHY),
                        tuple(Revision.Cause.regraded, 50, null, null),
                        tuple(Revision.Cause.overridden, 68, "version-meant", "and this"));
        assertThat(proctor.attempt(id).score()).as("the history's").isEqualTo(68);
    }

    @Test
    void what_cannot_be_an_override_is_refused_with_what_can_and_changes_nothing() {
        String id = graded(Mode.practice, null);
        List<Step> before = log.read(id);
        Regradings regradings = proctor.regradings();
        assertThatThrownBy(() -> regradings.override(id, "nosuch", 1, WHY))
                .isInstanceOfSatisfying(
                        OverrideRefused.class, e -> assertThat(e.next()).contains("scores", "image-kept", "cause"));
        for (double points : new double[] {-1, 30.5, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> regradings.override(id, "scores", points, WHY))
                    .hasMessageContaining("0 to 30 points");
        }
        assertThatThrownBy(() -> regradings.override(id, "image-kept", 5, WHY)).hasMessageContaining("The guard");
        for (String reason : new String[] {null, " ", "x".repeat(501)}) {
            assertThatThrownBy(() -> regradings.override(id, "scores", 1, reason))
                    .hasMessageContaining("needs a reason");
        }
        assertThat(log.read(id)).isEqualTo(before);
        String running = start(Mode.practice, null);
        assertThatThrownBy(() -> regradings.override(running, "scores", 1, WHY)).isInstanceOf(NotAllowedNow.class);
        assertThatThrownBy(() -> regradings.regrade(running)).isInstanceOf(NotAllowedNow.class);
        proctor.stop(running);
        assertThatThrownBy(() -> regradings.regrade(running)).isInstanceOf(NotAllowedNow.class);
    }

    @Test
    void an_exam_that_shows_less_shows_no_more_when_it_is_judged_anew() {
        String none = graded(Mode.exam, Disclosure.none);
        Report hidden = proctor.regradings().override(none, "scores", 30, WHY).after();
        assertThat(hidden.score()).isNull();
        assertThat(hidden.revisions()).isEmpty();
        String marks = graded(Mode.exam, Disclosure.score);
        Report shown = proctor.regradings().override(marks, "scores", 30, WHY).after();
        assertThat(shown.score()).isEqualTo(50);
        assertThat(shown.revisions()).last().satisfies(r -> {
            assertThat(r.reason()).isEqualTo(WHY);
            assertThat(r.criterion()).as("what is judged is not told").isNull();
        });
    }

    @Test
    void the_kept_evidence_is_judged_by_the_rubric_as_it_is_now() throws IOException {
        Path folder = home.resolve("labs-of-mine");
        LabFolder.copyTo(folder);
        proctor.close();
        proctor = proctor(Catalogue.in(folder));
        String id = graded(Mode.practice, null);
        proctor.close();
        for (Path rubric : rubrics(folder)) {
            Files.writeString(
                    rubric, Files.readString(rubric).replace("{use: scores, weight: 30}", "{use: scores, weight: 10}"));
        }
        proctor = proctor(Catalogue.in(folder));
        Regradings.Change change = proctor.regradings().regrade(id);
        assertThat(change.before().score()).isEqualTo(20);
        assertThat(change.after().score()).isEqualTo(25);
        assertThat(line(change.after(), "scores").weight()).isEqualTo(10);
        assertThat(change.after().revisions()).extracting(Revision::score).containsExactly(20, 25);
    }

    private static List<Path> rubrics(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(p -> p.toString().endsWith("image-backoff/rubric.yaml"))
                    .toList();
        }
    }
}
