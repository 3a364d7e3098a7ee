package dev.podfall.grader.rubric;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.grader.rubric.Answered.Kind;
import dev.podfall.scenario.load.Yaml;
import org.junit.jupiter.api.Test;

/** What an answer is worth beside the one that the healthy baseline's server gives. */
class AnsweredTest {
    /** Whose programs log no request's id, so that nobody asks who answered. */
    private static final Giver ANYBODY = new Giver(tree("{repository: r, container: c, deployment: d}"));

    private static ObjectNode tree(String flow) {
        return (ObjectNode) Yaml.documents("test", "tree: " + flow).get(0).path("tree");
    }

    private static Kind kind(String body, String wanted) {
        JsonNode answer = tree("{status: 200, wanted: {status: 200}}");
        ((ObjectNode) answer).put("body", body);
        ((ObjectNode) answer.path("wanted")).put("body", wanted);
        return Answered.of(answer, ANYBODY).kind();
    }

    @Test
    void whether_a_neighbour_could_be_asked_makes_a_prediction_neither_right_nor_wrong() {
        String alone = "{\"predictions\": [1], \"degraded\": true}";
        String enriched = "{\"predictions\": [1]}";
        assertThat(kind(enriched, alone)).isEqualTo(Kind.right);
        assertThat(kind(alone, enriched)).isEqualTo(Kind.right);
        assertThat(kind("{\"predictions\": [0]}", alone)).isEqualTo(Kind.wrong);
    }

    @Test
    void a_field_that_is_missing_makes_an_answer_wrong() {
        assertThat(kind("{\"predictions\": [1]}", "{\"predictions\": [1], \"scores\": [0.9]}"))
                .isEqualTo(Kind.wrong);
    }
}
