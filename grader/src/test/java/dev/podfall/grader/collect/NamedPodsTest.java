package dev.podfall.grader.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedPodsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}                                                                                   | [{}]
                    {"matchLabels":{"app":"a","b":"c"}}                                                  | [{app=a, b=c}]
                    {"matchExpressions":[{"key":"app","operator":"In","values":["a","b"]}]}              | [{app=a}, {app=b}]
                    {"matchExpressions":[{"key":"app","operator":"Exists"}]}                             | [{app=somebody}]
                    {"matchLabels":{"app":"a"},"matchExpressions":[{"key":"app","operator":"Exists"}]}   | [{app=a}]
                    {"matchExpressions":[{"key":"app","operator":"NotIn","values":["a"]}]}               | [{}]
                    {"matchExpressions":[{"key":"app","operator":"DoesNotExist"}]}                       | [{}]
                    {"matchExpressions":[{"key":"app","operator":"In","values":["a","a","a","a","a","a","a","b"]}]} | [{app=a}, {app=b}]
                    {"matchExpressions":[{"key":"app","operator":"In","values":["a","b"]},{"key":"x","operator":"In","values":["1","2","3"]}]} | [{app=a, x=1}, {app=b, x=2}, {app=a, x=3}]
                    {"matchExpressions":[{"key":"app","operator":"Exists"},{"key":"app","operator":"NotIn","values":["somebody"]}]} | [{app=somebody1}]
                    {"matchExpressions":[{"key":"app","operator":"NotIn","values":["somebody"]},{"key":"app","operator":"Exists"}]} | [{app=somebody1}]
                    """)
    void each_value_that_a_selector_lists_is_somebodys(String selector, String labels) throws IOException {
        assertThat(NamedPods.of(new ObjectMapper().readTree(selector))).hasToString(labels);
    }
}
