package dev.podfall.sim.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPathTest {
    private static final String OBJECT = "{'a': {'b': 1, 'c.d': 2, 'l': [3, 4]}, "
            + "'conditions': [{'type': 'Other', 'status': 'x'}, {'type': 'Ready', 'status': 'True'}]}";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            .a.b                                    | 1
            .a.c\\.d                                | 2
            .a['c.d']                               | 2
            .a.l[0]                                 | 3
            .a.l[-1]                                | 4
            .a.l[*]                                 | 3
            .a.nothing.there                        | ``
            .conditions[?(@.type=="Ready")].status  | "True"
            .conditions[?(@.type=='Ready')].status  | "True"
            .conditions[?(@.type!="Ready")].status  | "x"
            .conditions[?(@.type == "Gone")].status | ``
            """)
    void finds_the_first_value(String path, String found) throws JsonProcessingException {
        JsonNode object = new ObjectMapper().readTree(OBJECT.replace('\'', '"'));
        assertThat(JsonPath.of(path).find(object)).hasToString(found);
    }
}
