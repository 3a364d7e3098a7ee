package dev.podfall.grader.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.podfall.engine.Progress;
import dev.podfall.engine.Runtime;
import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.error.PodfallException;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.report.Report;
import dev.podfall.grader.report.Report.Line;
import dev.podfall.grader.report.Verdict;
import dev.podfall.grader.rubric.Rubric;
import dev.podfall.grader.rubric.Score;
import dev.podfall.scenario.Disclosure;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.load.Yaml;
import dev.podfall.scenario.rubric.RubricSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a check says on the way, and what is said of an exam when it is over. */
class WhatIsToldTest {
    private static final Map<String, String> RIGHT =
            Map.of("object", "deployment", "field", "tag", "cause", "no-such-tag");

    @TempDir
    Path home;

    private final InstantSource wall = InstantSource.system();
    private final EmbeddedProvider embedded = new EmbeddedProvider(wall);
    private Proctor proctor;

    @BeforeEach
    void open() {
        proctor = new Proctor(
                Catalogue.builtIn(), r -> r == Runtime.EMBEDDED ? embedded : null, AttemptLog.inMemory(), wall, home);
    }

    private Attempt start(String lab, Mode mode, Disclosure show) {
        return proctor.start(new StartRequest(lab, Runtime.EMBEDDED, 1L, mode, "ada", show), Progress.NONE);
    }

    @AfterEach
    void let_go() {
        proctor.close();
    }

    @ParameterizedTest
    @CsvSource({
        "config-error,Something that the server must be given,feature-store-credentials",
        "image-backoff,Something about what the pods run,the healthy cluster ran",
        "wrong-predictions,Something about what the pods run,v3",
        "killed-on-load,Something that large requests need,MAX_BATCH_ROWS",
        "empty-endpoints,Something that a new pod must wait for,loaded"
    })
    void a_check_names_the_kind_of_thing_that_is_missing_and_not_what_is_meant(String lab, String kind, String meant) {
        Attempt attempt = start(lab, Mode.practice, null);
        List<Line> wanting = proctor.check(attempt.attempt()).criteria().stream()
                .filter(l -> l.verdict() != Verdict.met)
                .toList();
        assertThat(wanting)
                .anySatisfy(l -> assertThat(l.title()).isEqualTo(kind))
                .allSatisfy(l -> assertThat(l.toString()).doesNotContain(meant));
        proctor.submit(attempt.attempt());
        assertThat(proctor.conclude(attempt.attempt(), Map.of()).criteria())
                .as("told at the end")
                .anySatisfy(l -> assertThat(l.toString()).contains(meant));
    }

    @Test
    void a_criterion_with_a_price_is_judged_by_a_check_once_it_is_paid_for() throws IOException {
        Path folder = home.resolve("labs-of-mine");
        LabFolder.copyTo(folder);
        Path rubric = folder.resolve("labs/startup/image-backoff/rubric.yaml");
        Files.writeString(
                rubric, Files.readString(rubric).replace("{use: version-meant,", "{use: version-meant, price: 4,"));
        proctor.close();
        proctor = new Proctor(
                Catalogue.in(folder), r -> r == Runtime.EMBEDDED ? embedded : null, AttemptLog.inMemory(), wall, home);
        Attempt attempt = start("image-backoff", Mode.practice, null);
        String id = attempt.attempt();
        assertThat(attempt.prices()).isEqualTo(Map.of("requirement-4", 4));
        Line offer = line(proctor.check(id), "requirement-4");
        assertThat(offer)
                .extracting(Line::title, Line::verdict, Line::see)
                .containsExactly(
                        "Something about what the pods run", Verdict.unverifiable, "podfall check --pay requirement-4");
        assertThatThrownBy(() -> proctor.check(id, List.of("rollout")))
                .isInstanceOfSatisfying(
                        PodfallException.class, e -> assertThat(e.next()).contains("requirement-4"));

        Report paid = proctor.check(id, List.of("requirement-4"));
        assertThat(line(paid, "requirement-4").verdict()).isEqualTo(Verdict.unmet);
        assertThat(paid.hintCost()).isEqualTo(4);
        assertThat(proctor.attempt(id).prices()).isEmpty();
        Report again = proctor.check(id, List.of("requirement-4"));
        assertThat(again.hintCost()).as("once").isEqualTo(4);
        assertThat(line(proctor.check(id), "requirement-4").verdict()).isEqualTo(Verdict.unmet);
        proctor.submit(id);
        assertThat(proctor.conclude(id, RIGHT).score()).isEqualTo(20 - 4);
    }

    @Test
    void at_the_end_all_is_judged_whether_it_was_paid_for_or_not() {
        RubricSpec rubric = Yaml.read(RubricSpec.class, "rubric.yaml", """
                criteria:
                  - {id: a, title: A, weight: 100, price: 5, why: w, see: s, claim: {absent: {kind: Pod, namespace: n}}}
                diagnosis: []
                """);
        assertThat(Discretion.of(rubric, Set.of()).notYet()).containsExactly("a");
        assertThat(Discretion.of(rubric, Set.of("a")).notYet()).isEmpty();
        assertThat(Discretion.of(rubric).notYet()).isEmpty();
    }

    private static Line line(Report report, String id) {
        return report.criteria().stream()
                .filter(l -> l.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_exam_shows_its_marks_and_no_answers_unless_somebody_chose_otherwise() {
        String id = start("image-backoff", Mode.exam, null).attempt();
        proctor.submit(id);
        Report report = proctor.conclude(id, Map.of("cause", "slow"));
        assertThat(report)
                .extracting(Report::score, Report::isFinal, Report::explanation, Report::shown)
                .containsExactly(0, true, null, Disclosure.score);
        assertThat(report.criteria()).hasSize(8).allSatisfy(l -> {
            assertThat(l.title()).isNotBlank();
            assertThat(l.actual() + l.expected() + l.why() + l.see()).isEmpty();
        });
        assertThat(report.toString()).doesNotContain("registry calls production", "no image with that tag");
        assertThat(proctor.report(id)).contains(report);
        assertThat(proctor.attempt(id).score()).isZero();
    }

    @Test
    void an_exam_that_shows_nothing_tells_that_it_was_handed_in() {
        String id = start("image-backoff", Mode.exam, Disclosure.none).attempt();
        proctor.submit(id);
        Report report = proctor.conclude(id, RIGHT);
        assertThat(report.score()).isNull();
        assertThat(report.passed()).as("nor whether it is passed").isNull();
        assertThat(report.problem()).isEqualTo("What came out of this exam is not shown.");
        assertThat(report.criteria()).isEmpty();
        assertThat(report.guards()).isEmpty();
        assertThat(proctor.attempt(id))
                .extracting(Attempt::state, Attempt::score, Attempt::passed)
                .containsExactly(State.submitted, null, null);
    }

    @Test
    void an_exam_that_shows_its_report_shows_all_of_it() {
        String id = start("image-backoff", Mode.exam, Disclosure.report).attempt();
        proctor.submit(id);
        Report report = proctor.conclude(id, Map.of("cause", "slow"));
        assertThat(report.explanation()).contains("v3.1");
        assertThat(report.toString()).contains("no image with that tag");
    }

    @Test
    void practice_hides_nothing_and_a_running_exam_is_not_passed_off_as_one_that_shows_more() {
        assertThatThrownBy(() -> start("image-backoff", Mode.practice, Disclosure.none))
                .isInstanceOfSatisfying(
                        PodfallException.class, e -> assertThat(e.next()).contains("--mode exam"));
        Attempt exam = start("image-backoff", Mode.exam, null);
        assertThat(exam.show()).isEqualTo(Disclosure.score);
        StartRequest more =
                new StartRequest("image-backoff", Runtime.EMBEDDED, 1L, Mode.exam, "ada", Disclosure.report);
        assertThatThrownBy(() -> proctor.start(more, Progress.NONE))
                .isInstanceOfSatisfying(
                        RunsAlready.class, e -> assertThat(e.getMessage()).contains("show score", "show report"));
    }

    @Test
    void values_that_are_meant_are_not_told_by_a_check_whatever_the_claim() {
        RubricSpec rubric = Yaml.read(RubricSpec.class, "rubric.yaml", """
                criteria:
                  - {id: a, title: A, weight: 40, why: w, see: s,
                     claim: {responds: {request: {url: "http://x"}, answer: {status: 200, fields: {/model: v3}}}}}
                  - {id: b, title: B, weight: 20, why: w, see: s,
                     claim: {exec: {namespace: n, selector: a=b, container: c, command: [env], matches: THRESHOLD=0.7}}}
                  - {id: c, title: C, weight: 20, why: w, see: s,
                     claim: {logs: {namespace: n, selector: a=b, container: c, matches: loaded v3}}}
                  - {id: d, title: D with v3, weight: 20, why: w, see: s, visibility: kind,
                     claim: {survives: {lost: 3, replacing: {namespace: n, selector: a=b, within: 30s}}}}
                diagnosis: []
                """);
        List<Line> lines = List.of(
                line("a", "responds", "HTTP 200 with {/model=v3}"),
                line("b", "exec", "exit code 0, output THRESHOLD=0.7"),
                line("c", "logs", "a line like loaded v3"),
                line("d", "survives", "v3"));
        List<Line> told = Discretion.of(rubric).over(lines);
        assertThat(told.toString()).doesNotContain("v3", "0.7");
        assertThat(told.get(0).expected()).isEqualTo("HTTP 200, with the right model");
        assertThat(told.get(3).title()).isEqualTo("Something that must go on while a pod is replaced");
    }

    @Test
    void what_is_for_the_end_is_neither_judged_nor_counted_by_a_check() {
        RubricSpec rubric = Yaml.read(RubricSpec.class, "rubric.yaml", """
                criteria:
                  - {id: a, title: A, weight: 40, why: w, see: s, claim: {absent: {kind: Pod, namespace: n}}}
                  - {id: b, title: B, weight: 60, why: w, see: s, visibility: end, about: Something more,
                     claim: {absent: {kind: Secret, namespace: n}}}
                diagnosis: []
                """);
        Map<String, Finding> findings = new TreeMap<>();
        Rubric.of(rubric)
                .wants()
                .forEach(w -> findings.put(w.key(), Finding.of(pod(w.key().contains("Secret")))));
        Evidence evidence = new Evidence(null, findings, Map.of(), null);
        Discretion discretion = Discretion.of(rubric, Set.of());
        Score check = Rubric.of(rubric).grade(evidence, discretion.notYet());
        assertThat(check.points()).as("of what a check judges").isEqualTo(100);
        assertThat(discretion.over(check.criteria()).get(1))
                .extracting(Line::title, Line::verdict, Line::actual)
                .containsExactly("Something more", Verdict.unverifiable, "not judged yet");
        assertThat(Rubric.of(rubric).grade(evidence.answered(Map.of())).points())
                .isEqualTo(40);
    }

    private static JsonNode pod(boolean there) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        if (there) {
            list.addObject().putObject("metadata").put("name", "x");
        }
        return list;
    }

    private static Line line(String id, String kind, String expected) {
        return new Line(id, "title", kind, 20, 0, Verdict.unmet, "another", expected, "why", "see", null);
    }
}
