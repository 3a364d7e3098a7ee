package dev.podfall.web.chain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chains of objects as API servers write them. */
class ChainReaderTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private static JsonNode yaml(String text) {
        try {
            return YAML.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static JsonNode ingress(String service, String port) {
        return yaml("{metadata: {name: public}, spec: {rules: [{http: {paths: [{backend: {service: {name: " + service
                + ", port: " + port + "}}}]}}]}}");
    }

    private static JsonNode service(String selector) {
        return yaml("{metadata: {name: scorer}, spec: {selector: " + selector
                + ", ports: [{name: http, port: 80, targetPort: 8080}]}}");
    }

    private static JsonNode slice(boolean ready) {
        return yaml(
                "{metadata: {labels: {kubernetes.io/service-name: scorer}}, endpoints: [{addresses: [10.0.0.1], conditions: {ready: "
                        + ready + "}}]}");
    }

    private static JsonNode pod(String ready, String state) {
        return yaml("{metadata: {name: scorer-1, labels: {app: scorer}}, status: {conditions: [{type: Ready, status: '"
                + ready + "'}], containerStatuses: [{name: server, state: " + state + "}]}}");
    }

    private static List<JsonNode> all(JsonNode... objects) {
        return Stream.of(objects).toList();
    }

    @ParameterizedTest(name = "{0}: {6}")
    @CsvSource(
            delimiter = '|',
            value = {
                "all well|scorer|{number: 80}|{app: scorer}|True|{running: {}}|-1",
                "by the port's name|scorer|{name: http}|{app: scorer}|True|{running: {}}|-1",
                "no such service|scores|{number: 80}|{app: scorer}|True|{running: {}}|0",
                "no such port|scorer|{number: 81}|{app: scorer}|True|{running: {}}|0",
                "another label|scorer|{number: 80}|{app: other}|True|{running: {}}|1",
                "not ready|scorer|{number: 80}|{app: scorer}|False|{running: {}}|2",
                "it crashes|scorer|{number: 80}|{app: scorer}|False|{waiting: {reason: CrashLoopBackOff}}|3",
                "it has ended|scorer|{number: 80}|{app: scorer}|False|{terminated: {reason: Error}}|3",
            })
    void the_link_that_does_not_hold_is_the_first_cause(
            String what, String backend, String port, String selector, String ready, String state, int broken) {
        var found = new Found(
                all(ingress(backend, port)),
                all(service(selector)),
                all(slice(ready.equals("True"))),
                all(pod(ready, state)));
        assertThat(ChainReader.of(found)).singleElement().satisfies(chain -> {
            assertThat(chain.broken()).isEqualTo(broken);
            assertThat(chain.stations())
                    .extracting(Chain.Station::kind)
                    .containsExactly("ingress", "service", "endpoints", "pods", "containers");
        });
    }

    @Test
    void stations_say_what_is_there() {
        var found = new Found(
                all(ingress("scorer", "{number: 80}")),
                all(service("{app: scorer}")),
                all(slice(true)),
                all(pod("True", "{running: {}}")));
        assertThat(ChainReader.of(found).get(0).stations())
                .containsExactly(
                        new Chain.Station("ingress", "public", "→ 80"),
                        new Chain.Station("service", "scorer", "80 → 8080"),
                        new Chain.Station("endpoints", "10.0.0.1", "1/1"),
                        new Chain.Station("pods", "scorer-1", "1/1"),
                        new Chain.Station("containers", "server", "1 running"));
    }

    @Test
    void without_an_ingress_each_service_has_a_way_and_without_either_there_is_none() {
        assertThat(ChainReader.of(new Found(all(), all(service("{app: scorer}")), all(), all())))
                .singleElement()
                .satisfies(chain -> assertThat(chain.broken()).isEqualTo(Chain.LIFE));
        assertThat(ChainReader.of(new Found(all(), all(), all(), all(pod("True", "{running: {}}")))))
                .isEmpty();
    }
}
