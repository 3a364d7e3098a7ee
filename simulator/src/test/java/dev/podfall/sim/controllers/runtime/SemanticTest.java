package dev.podfall.sim.controllers.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What means the same, asked both ways round, and by the form that hashes are made of. */
class SemanticTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {} | {"a":null} | true
            {} | {"a":[],"b":{}} | true
            {} | {"a":{"b":{}}} | true
            {"a":1} | {"a":1,"b":[]} | true
            {"a":1} | {"b":{},"a":1} | true
            {"a":5} | {"a":5000000000} | false
            [] | {} | true
            null | [] | true
            [1,2] | [1,2] | true
            [1,2] | [2,1] | false
            [1] | [1,1] | false
            [{}] | [] | false
            [{"a":1,"b":null}] | [{"a":1}] | true
            {"a":"1"} | {"a":1} | false
            {"a":""} | {} | false
            {"a":false} | {} | false
            {"a":0} | {} | false
            {"a":1} | [1] | false
            {"a":{"b":1}} | {"a":{"b":2}} | false
            """)
    void equal(String one, String other, boolean isEqual) throws JsonProcessingException {
        JsonNode left = JSON.readTree(one);
        JsonNode right = JSON.readTree(other);
        assertThat(Semantic.equal(left, right)).isEqualTo(isEqual);
        assertThat(Semantic.equal(right, left)).isEqualTo(isEqual);
        assertThat(Semantic.canonical(left).equals(Semantic.canonical(right))).isEqualTo(isEqual);
    }
}
