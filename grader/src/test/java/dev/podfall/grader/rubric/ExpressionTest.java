package dev.podfall.grader.rubric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpressionTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static boolean holds(String expression, String object) throws Exception {
        Object value = CelValues.of(JSON.readTree(object));
        Map<String, Object> variables =
                Map.of("object", value, "objects", List.of(value), "live", List.of(value), "baseline", value);
        return new Expression(expression).holds(variables);
    }

    @Test
    void quantities_are_compared_as_amounts() throws Exception {
        assertThat(holds("quantity(object.m) >= quantity('448Mi')", "{\"m\":\"1Gi\"}"))
                .isTrue();
        assertThat(holds("quantity(object.m) >= quantity('448Mi')", "{\"m\":\"400Mi\"}"))
                .isFalse();
        assertThat(holds("quantity(object.m) == quantity('0.5')", "{\"m\":\"500m\"}"))
                .isTrue();
        assertThat(holds("quantity(object.m) == quantity('1M')", "{\"m\":1000000}"))
                .isTrue();
        assertThat(holds("quantity(object.m) == quantity('1e3')", "{\"m\":\"1k\"}"))
                .isTrue();
    }

    @Test
    void a_field_that_is_not_there_makes_it_false() throws Exception {
        assertThat(holds("object.spec.replicas >= 1", "{}")).isFalse();
        assertThat(holds("object == null", "null")).isTrue();
    }

    @Test
    void pods_can_be_asked_for_their_state() throws Exception {
        String ready = "{\"status\":{\"phase\":\"Running\",\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}]}}";
        assertThat(holds("ready(object) && podStatus(object) == 'Running and ready'", ready))
                .isTrue();
        assertThat(holds("live.all(p, ready(p))", ready)).isTrue();
        assertThat(holds("toJson(object).contains('Ready')", ready)).isTrue();
    }

    @Test
    void an_image_has_a_repository_and_may_have_a_tag() throws Exception {
        String image = "{\"a\":\"r:5000/x:v3\",\"b\":\"r:5000/x:v3@sha256:ab\",\"c\":\"r:5000/x\"}";
        assertThat(holds("tag(object.a) == 'v3' && tag(object.b) == 'v3' && tag(object.c) == ''", image))
                .isTrue();
        assertThat(holds("[object.a, object.b, object.c].all(i, repository(i) == 'r:5000/x')", image))
                .isTrue();
    }

    @Test
    void what_is_not_CEL_is_refused_with_the_place() {
        assertThatThrownBy(() -> new Expression("objects.exists(")).isInstanceOf(RubricDoesNotCompile.class);
    }
}
