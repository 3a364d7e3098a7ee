package dev.podfall.engine.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WithoutPoliciesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'apiGroups':['networking.k8s.io'],'resources':['ingresses','networkpolicies'],'verbs':['get']}   | ["ingresses","networkpolicies"]
            {'apiGroups':['networking.k8s.io'],'resources':['ingresses','networkpolicies'],'verbs':['patch']} | ["ingresses"]
            {'apiGroups':['extensions'],'resources':['networkpolicies'],'verbs':['get','delete']}             |
            {'apiGroups':['*'],'resources':['*'],'verbs':['create']}                                          |
            {'apiGroups':['apps'],'resources':['*'],'verbs':['create']}                                       | ["*"]
            {'nonResourceURLs':['/healthz'],'verbs':['get']}                                                  |
            """)
    void policies_may_be_read_and_nothing_else_is_lost(String rule, String resources) throws IOException {
        var rules = WithoutPolicies.of(new ObjectMapper().readTree("[" + rule.replace('\'', '"') + "]"));
        assertThat(rules.size()).isEqualTo(resources == null ? 0 : 1);
        assertThat(rules.at("/0/resources").toString()).isEqualTo(resources == null ? "" : resources);
    }
}
