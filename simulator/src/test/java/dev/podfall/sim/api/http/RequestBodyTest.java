package dev.podfall.sim.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.sim.client.ApiException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies that were read before they were asked for say the same. */
class RequestBodyTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        application/json | JSON | {"a":1,"a":2}
        application/strategic-merge-patch+json | JSON | {"a":2}
        application/yaml | YAML | a: 2
        application/apply-patch+yaml | YAML | a: 2
        application/json | YAML | {"a":2}
        """)
    void what_was_read_ahead_is_what_is_read(String contentType, RequestBody.Form form, String text) throws Exception {
        RequestBody body = body(text);
        body.readAhead(contentType);
        Body ahead = body.read(form);
        assertThat(ahead.tree().path("a").asInt()).isEqualTo(2);
        assertThat(body(text).read(form)).isEqualTo(ahead);
    }

    @Test
    void what_is_malformed_is_told_to_whoever_asks() {
        RequestBody body = body("{\"a\":");
        body.readAhead("application/json");
        assertThatThrownBy(() -> body.read(RequestBody.Form.JSON))
                .isInstanceOf(JsonBody.Malformed.class)
                .hasMessage("unexpected end of JSON input");
        RequestBody other = body("no protobuf");
        other.readAhead("application/vnd.kubernetes.protobuf");
        assertThatThrownBy(() -> other.read(RequestBody.Form.PROTOBUF))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("does not appear to be a protobuf message");
    }

    @Test
    void a_tree_is_given_to_one_only() throws Exception {
        RequestBody body = body("{\"a\":{}}");
        body.readAhead("application/json");
        Body first = body.read(RequestBody.Form.JSON);
        assertThat(body.read(RequestBody.Form.JSON).tree())
                .isEqualTo(first.tree())
                .isNotSameAs(first.tree());
    }

    private static RequestBody body(String text) {
        return new RequestBody(text.getBytes(StandardCharsets.UTF_8));
    }
}
