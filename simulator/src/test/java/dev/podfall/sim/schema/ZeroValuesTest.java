package dev.podfall.sim.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a real server 1.36.3 answers for these objects. */
class ZeroValuesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"kind":"Role","apiVersion":"rbac.authorization.k8s.io/v1","metadata":{}} | {"kind":"Role","apiVersion":"rbac.authorization.k8s.io/v1","metadata":{},"rules":null}
            {"kind":"EndpointSlice","apiVersion":"discovery.k8s.io/v1","metadata":{},"addressType":"IPv4"} | {"kind":"EndpointSlice","apiVersion":"discovery.k8s.io/v1","metadata":{},"addressType":"IPv4","endpoints":null,"ports":null}
            {"kind":"EndpointSlice","apiVersion":"discovery.k8s.io/v1","metadata":{},"addressType":"IPv4","endpoints":[{"addresses":["10.0.0.1"]}],"ports":[]} | {"kind":"EndpointSlice","apiVersion":"discovery.k8s.io/v1","metadata":{},"addressType":"IPv4","endpoints":[{"addresses":["10.0.0.1"],"conditions":{}}],"ports":[]}
            {"kind":"Event","apiVersion":"v1","metadata":{},"involvedObject":{},"reason":"R"} | {"kind":"Event","apiVersion":"v1","metadata":{},"involvedObject":{},"reason":"R","source":{},"firstTimestamp":null,"lastTimestamp":null,"eventTime":null,"reportingComponent":"","reportingInstance":""}
            {"kind":"Namespace","apiVersion":"v1"} | {"kind":"Namespace","apiVersion":"v1","metadata":{},"spec":{},"status":{}}
            {"kind":"PriorityClass","apiVersion":"scheduling.k8s.io/v1","metadata":{}} | {"kind":"PriorityClass","apiVersion":"scheduling.k8s.io/v1","metadata":{},"value":0}
            {"kind":"ConfigMap","apiVersion":"v1","metadata":{}} | {"kind":"ConfigMap","apiVersion":"v1","metadata":{}}
            {"kind":"Own","apiVersion":"example.com/v1","spec":{}} | {"kind":"Own","apiVersion":"example.com/v1","spec":{}}
            """)
    void what_a_struct_writes_in_any_case_is_there(String object, String expected) throws Exception {
        assertThat(ZeroValues.complete(JSON.readTree(object))).isEqualTo(JSON.readTree(expected));
    }

    @Test
    void a_zero_struct_has_the_zeros_of_its_own_fields() throws Exception {
        JsonNode node = ZeroValues.complete(
                JSON.readTree("{\"kind\":\"Node\",\"apiVersion\":\"v1\",\"metadata\":{},\"spec\":{}}"));
        assertThat(node.at("/status/daemonEndpoints/kubeletEndpoint/Port").asInt(-1))
                .isZero();
        assertThat(node.at("/status/nodeInfo/kernelVersion").asText("missing")).isEmpty();
    }

    @Test
    void the_items_of_a_list_are_completed_and_the_list_itself_is_left_alone() throws Exception {
        JsonNode list = JSON.readTree(
                "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{},\"items\":[{\"metadata\":{},\"spec\":"
                        + "{\"containers\":[{\"name\":\"a\"}]},\"status\":{\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}]}}]}");
        JsonNode before = list.deepCopy();
        JsonNode pod = ZeroValues.complete(list).at("/items/0");
        assertThat(pod.at("/spec/containers/0/resources").isObject()).isTrue();
        assertThat(pod.at("/status/conditions/0/lastProbeTime").isNull()).isTrue();
        assertThat(pod.at("/status/conditions/0/lastTransitionTime").isNull()).isTrue();
        assertThat(list).isEqualTo(before);
    }
}
