package dev.podfall.sim.patch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.podfall.sim.client.PatchType;
import org.junit.jupiter.api.Test;

class ThreeWayPatchTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private static ObjectNode pod(String containers) {
        return read(
                "{apiVersion: apps/v1, kind: Deployment, spec: {template: {spec: {containers: " + containers + "}}}}");
    }

    private static ObjectNode read(String yaml) {
        try {
            return (ObjectNode) YAML.readTree(yaml);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ObjectNode applied(ObjectNode last, ObjectNode wanted, ObjectNode live) {
        return Patches.apply(live, PatchType.STRATEGIC, ThreeWayPatch.strategic(last, wanted, live));
    }

    @Test
    void whatWasAppliedAndIsWantedNoMoreGoesAndWhatOthersAddedStays() {
        ObjectNode last = pod("[{name: a, env: [{name: X, value: '1'}, {name: Y, value: '2'}]}, {name: b}]");
        ObjectNode wanted = pod("[{name: a, env: [{name: X, value: '3'}]}]");
        ObjectNode live = pod("[{name: a, env: [{name: X, value: '9'}, {name: Y, value: '2'}, {name: Z, value: '0'}]},"
                + " {name: b}, {name: c}]");
        assertThat(applied(last, wanted, live))
                .isEqualTo(pod("[{name: a, env: [{name: X, value: '3'}, {name: Z, value: '0'}]}, {name: c}]"));
    }

    @Test
    void anotherStrategyLosesTheFieldsOfTheOneBefore() {
        ObjectNode wanted = read("{apiVersion: apps/v1, kind: Deployment, spec: {strategy: {type: Recreate}}}");
        ObjectNode live = read("{apiVersion: apps/v1, kind: Deployment, spec: {strategy: {type: RollingUpdate,"
                + " rollingUpdate: {maxSurge: 1}}}}");
        assertThat(applied(read("{}"), wanted, live)).isEqualTo(wanted);
        ObjectNode same = read("{apiVersion: apps/v1, kind: Deployment, spec: {strategy: {type: RollingUpdate}}}");
        assertThat(applied(read("{}"), same, live)).isEqualTo(live);
    }

    @Test
    void listsOfCustomResourcesAreValues() {
        ObjectNode wanted = read("{spec: {list: [{name: a}]}}");
        ObjectNode live = read("{spec: {list: [{name: b}], more: 1, gone: 2}}");
        ObjectNode patch = ThreeWayPatch.merge(read("{spec: {gone: 2}}"), wanted, live);
        assertThat(Patches.apply(live, PatchType.MERGE, patch)).isEqualTo(read("{spec: {list: [{name: a}], more: 1}}"));
    }

    @Test
    void oddShapesAreNobodysEnd() {
        ObjectNode odd = pod("{name: a}");
        assertThat(ThreeWayPatch.strategic(odd, pod("[{name: a}, text]"), odd)
                        .path("spec")
                        .isObject())
                .isTrue();
    }
}
