package dev.podfall.grader.rubric;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.grader.report.Report.Line;
import dev.podfall.scenario.load.Yaml;
import dev.podfall.scenario.rubric.CriterionSpec;
import dev.podfall.scenario.rubric.RubricSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForgedAnswersTest {
    private static final RubricSpec SPEC = new RubricSpec(
            List.of(Yaml.read(CriterionSpec.class, "test", """
                            {id: scores, title: t, weight: 20, claim: {scores: {ask: [fraud]}}, why: w, see: s}"""), Yaml.read(CriterionSpec.class, "test", """
                            {id: gone, title: t, weight: 80, claim: {absent: {kind: Pod, namespace: n}}, why: w, see: s}""")),
            List.of(),
            List.of());

    @Test
    void nobody_passes_when_one_of_the_clients_is_answered_by_somebody_else() {
        Score forged = graded("web");
        assertThat(forged.points()).isEqualTo(Score.PASS_MARK - 1);
        Line scores = forged.criteria().get(0);
        assertThat(scores.severity()).isEqualTo("catastrophic");
        assertThat(scores.why()).contains("nobody passes");
        assertThat(graded("scorer").points()).isEqualTo(100);
    }

    @Test
    void nobody_passes_when_one_of_the_clients_gets_no_right_answer() {
        Score half = graded(tree(
                "{server: {namespace: n, deployment: d, container: scorer}, clients: [{title: inside," + " answers: ["
                        + answer("scorer") + "]}, {title: outside, answers: [{ask: fraud, failure: timeout}]}]}"));
        assertThat(half.points()).isEqualTo(Score.PASS_MARK - 1);
        Line scores = half.criteria().get(0);
        assertThat(scores.severity()).isEqualTo("catastrophic");
        assertThat(scores.actual()).contains("outside: 0 of 1 right");
        assertThat(scores.why()).contains("No request of outside got a right answer");
    }

    @Test
    void a_client_that_gets_some_right_answers_or_lacks_only_full_batches_is_not_shut_out() {
        assertThat(inside("{ask: batch, failure: timeout}").points()).isEqualTo(90);
        String right = answer("scorer");
        assertThat(inside(right, right, right, "{ask: fraud, failure: timeout}").points())
                .isEqualTo(96);
        Score batches =
                graded(tree("{server: {namespace: n, deployment: d, container: scorer}, clients: [{title: inside,"
                        + " answers: [{ask: batch, failure: timeout}]}]}"));
        assertThat(batches.criteria().get(0).severity()).isNull();
    }

    @Test
    void nobody_passes_whose_clients_are_answered_by_chance() {
        Score half = inside("{ask: fraud, failure: timeout}");
        assertThat(half.points()).isEqualTo(Score.PASS_MARK - 1);
        assertThat(half.criteria().get(0).why()).contains("So many requests of inside were not answered");
    }

    /** One client that gets a right answer, and these. */
    private static Score inside(String... others) {
        return graded(tree("{server: {namespace: n, deployment: d, container: scorer}, clients: [{title: inside,"
                + " answers: [" + answer("scorer") + ", " + String.join(", ", others) + "]}]}"));
    }

    /** Two clients: the first is answered by the server, the other by a container of that name. */
    private static Score graded(String container) {
        return graded(asked(container));
    }

    private static Score graded(JsonNode answers) {
        Rubric rubric = Rubric.of(SPEC);
        Map<String, Finding> findings = new HashMap<>();
        for (Observation want : rubric.wants()) {
            JsonNode found = want instanceof Observation.Asked ? answers : tree("[]");
            findings.put(want.key(), Finding.of(found));
        }
        return rubric.grade(new Evidence(null, findings, Map.of(), Map.of()));
    }

    private static JsonNode asked(String container) {
        return tree("{server: {namespace: n, deployment: d, container: scorer}, clients: [{title: inside, answers: ["
                + answer("scorer") + "]}, {title: outside, answers: [" + answer(container) + "]}]}");
    }

    private static String answer(String container) {
        return "{ask: fraud, status: 200, body: '{}', wanted: {status: 200, body: '{}'}, by: {pod: {name: p, namespace: n,"
                + " owners: [Deployment/d]}, process: {container: " + container + ", role: container, main: true}}}";
    }

    private static JsonNode tree(String yaml) {
        return Yaml.documents("test", "value: " + yaml).get(0).path("value");
    }
}
