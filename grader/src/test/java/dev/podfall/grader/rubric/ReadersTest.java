package dev.podfall.grader.rubric;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a ConfigMap that nobody reads any more is nobody's loss. */
class ReadersTest {
    private static final String DEPLOYMENT = "Deployment/shop/web";
    private static final String BEFORE = "{'envFrom':[{'configMapRef':{'name':'settings'}}]}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'envFrom':[{'configMapRef':{'name':'settings'}}]} | false",
                "{'envFrom':[{'configMapRef':{'name':'settings-7fb2'}}]} | true",
                "{'volumes':[{'configMap':{'name':'settings-7fb2'}}]} | true",
                "{'envFrom':[{'secretRef':{'name':'settings-7fb2'}}]} | false",
                "{'env':[{'name':'THRESHOLD','value':'0.4'}]} | false"
            })
    void it_is_one_where_another_is_read_in_its_place(String now, boolean gone) throws IOException {
        ObjectNode live = JsonNodeFactory.instance.objectNode();
        live.set(DEPLOYMENT, tree(now));
        assertThat(Readers.areGone(
                        Map.of(DEPLOYMENT, tree(BEFORE)), live, new String[] {"ConfigMap", "shop", "settings"}))
                .isEqualTo(gone);
    }

    private static ObjectNode tree(String json) throws IOException {
        return (ObjectNode) new ObjectMapper().readTree(json.replace('\'', '"'));
    }
}
