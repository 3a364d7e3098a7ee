package dev.podfall.grader.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.load.Yaml;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a pod template may go before a setting, and which way it takes the others. */
class SettingSourcesTest {
    private static SettingSources of(String container) {
        ObjectNode spec = Yaml.documents("test", "containers: [{name: one, " + container + "}]")
                .get(0);
        return new SettingSources(spec);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        envFrom: [{configMapRef: {name: own}}]                                                          | false
        env: [{name: PORT, value: '8080'}], envFrom: [{configMapRef: {name: own}}]                      | false
        env: [{name: KEY, valueFrom: {configMapKeyRef: {name: own, key: KEY}}}]                         | false
        env: [{name: KEY, valueFrom: {configMapKeyRef: {name: own, key: OTHER}}}]                       | true
        env: [{name: KEY, value: v2}]                                                                   | true
        env: [{name: KEY, valueFrom: {configMapKeyRef: {name: other, key: KEY}}}]                       | true
        command: [sh, -c, exec /app/fraud-scorer]                                                       | true
        args: [--model, v2]                                                                             | true
        envFrom: [{configMapRef: {name: own}}, {configMapRef: {name: holds-it}}]                        | true
        envFrom: [{configMapRef: {name: own}}, {configMapRef: {name: without}}]                         | false
        envFrom: [{configMapRef: {name: own}}, {secretRef: {name: hidden}}]                             | true
        """, quoteCharacter = '`')
    void what_may_go_before_a_setting_is_seen(String container, boolean before) {
        assertThat(of(container).goBefore("own", "KEY", "holds-it"::equals)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        env: [{name: THRESHOLD, valueFrom: {configMapKeyRef: {name: own, key: THRESHOLD}}}]    | true
        envFrom: [{configMapRef: {name: own}}]                                                 | false
        env: [{name: PORT, value: '8080'}]                                                     | false
        """, quoteCharacter = '`')
    void keys_that_are_taken_one_by_one_are_told_from_all_of_them(String container, boolean byKey) {
        assertThat(of(container).takesKeyByKey("own")).isEqualTo(byKey);
    }
}
