package dev.podfall.grader.rubric;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeaningTest {
    private static final String POD =
            "{'metadata':{'name':'p','namespace':'n','uid':'1'},'env':[{'name':'A','value':'1'},{'name':'B','value':'2'}],'a/b':3}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/env/0/value | {'metadata':{'name':'p','namespace':'n'},'env':[{'name':'A'},{'name':'B','value':'2'}],'a/b':3}",
                "/env/A/value | {'metadata':{'name':'p','namespace':'n'},'env':[{'name':'A'},{'name':'B','value':'2'}],'a/b':3}",
                "/env/1 | {'metadata':{'name':'p','namespace':'n'},'env':[{'name':'A','value':'1'}],'a/b':3}",
                "/env/* | {'metadata':{'name':'p','namespace':'n'},'env':[],'a/b':3}",
                "/env/*/value | {'metadata':{'name':'p','namespace':'n'},'env':[{'name':'A'},{'name':'B'}],'a/b':3}",
                "/a~1b | {'metadata':{'name':'p','namespace':'n'},'env':[{'name':'A','value':'1'},{'name':'B','value':'2'}]}",
                "/env/7 | {'metadata':{'name':'p','namespace':'n'},'env':[{'name':'A','value':'1'},{'name':'B','value':'2'}],'a/b':3}",
                "/nothing/here | {'metadata':{'name':'p','namespace':'n'},'env':[{'name':'A','value':'1'},{'name':'B','value':'2'}],'a/b':3}"
            })
    void what_may_differ_is_left_out(String pointer, String left) throws Exception {
        JsonNode meaning = Meaning.of(json(POD), new String[] {"Pod", "n", "p"}, List.of("Pod/p:" + pointer));
        assertThat(meaning).isEqualTo(json(left));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'env':[{'name':'A','value':'1'},{'value':'2','name':'B'}]} | {'env':[{'name':'B','value':'2'},{'name':'A','value':'1'}]} | true",
                "{'env':[{'name':'A','value':'1'},{'name':'B','value':'$(A)'}]} | {'env':[{'name':'B','value':'$(A)'},{'name':'A','value':'1'}]} | false",
                "{'containers':[{'env':[{'name':'A','value':'1'}],'name':'x'},{'env':[{'value':'2','name':'A'}],'name':'y'}]} | {'containers':[{'env':[{'value':'1','name':'A'}],'name':'x'},{'env':[{'name':'A','value':'2'}],'name':'y'}]} | true",
                "{'egress':[{'ports':[{'port':1},{'port':2}]},{}]} | {'egress':[{},{'ports':[{'port':2},{'port':1}]}]} | true",
                "{'initContainers':[{'name':'a'},{'name':'b'}]} | {'initContainers':[{'name':'b'},{'name':'a'}]} | false",
                "{'envFrom':[{'prefix':'a'},{'prefix':'b'}]} | {'envFrom':[{'prefix':'b'},{'prefix':'a'}]} | false"
            })
    void an_order_counts_where_it_means_something(String one, String other, boolean same) throws Exception {
        String[] place = {"Pod", "n", "p"};
        List<String> differences =
                Meaning.differences(Meaning.of(json(one), place, List.of()), Meaning.of(json(other), place, List.of()));
        assertThat(differences.isEmpty()).as(differences.toString()).isEqualTo(same);
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}
