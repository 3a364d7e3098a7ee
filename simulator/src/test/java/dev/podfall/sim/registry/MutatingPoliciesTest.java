package dev.podfall.sim.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Policies that change objects, and what Kubernetes v1.36.3 makes of them. */
class MutatingPoliciesTest {
    private static final String CONFIG_MAP =
            "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'c','namespace':'shop'},'data':{'k':'v'}}";

    private static final String VARIABLE =
            "{'name':'v','expression':'has(object.data) ? object.data.k + \"2\" : \"\"'}";

    private final TestCluster cluster = new TestCluster();

    /** A line: the mutation, the object as it is sent, and what is stored of it or said. */
    static Stream<String[]> mutations() throws IOException {
        try (InputStream in = MutatingPoliciesTest.class.getResourceAsStream("/policies/mutations.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(line -> line.split("\t"));
        }
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void a_mutation_does_what_it_does_on_a_real_cluster(String mutation, String object, String outcome) {
        ObjectNode json = TestCluster.json(object);
        ResourceType type = cluster.client
                .typeIn(json.path("apiVersion").asText(), json.path("kind").asText())
                .orElseThrow();
        String name = json.at("/metadata/name").asText();
        json.withObject("/metadata").put("namespace", "shop");
        policy(name, type, mutation, "Fail", "Never");
        if (outcome.startsWith("{")) {
            assertThat(shown(cluster.client.create(type, json))).isEqualTo(TestCluster.json(outcome));
        } else {
            assertThatThrownBy(() -> cluster.client.create(type, json))
                    .isInstanceOf(ApiException.class)
                    .hasMessage(outcome);
        }
    }

    private void policy(String name, ResourceType type, String mutation, String failure, String again) {
        policy(name, type, VARIABLE, mutation, failure, again);
    }

    private void policy(
            String name, ResourceType type, String variables, String mutation, String failure, String again) {
        cluster.client.create(
                Resources.MUTATINGADMISSIONPOLICIES,
                TestCluster.json("{'apiVersion':'admissionregistration.k8s.io/v1','kind':'MutatingAdmissionPolicy',"
                        + "'metadata':{'name':'" + name + "'},'spec':{'failurePolicy':'" + failure
                        + "','reinvocationPolicy':'" + again
                        + "','variables':[" + variables + "],'matchConstraints':{'resourceRules':[{'apiGroups':['"
                        + type.group() + "'],'apiVersions':['v1'],'operations':['CREATE','UPDATE'],'resources':['"
                        + type.plural() + "']}]},'mutations':[" + mutation + "]}}"));
        cluster.client.create(
                Resources.MUTATINGADMISSIONPOLICYBINDINGS,
                TestCluster.json("{'apiVersion':'admissionregistration.k8s.io/v1',"
                        + "'kind':'MutatingAdmissionPolicyBinding','metadata':{'name':'" + name
                        + "'},'spec':{'policyName':'" + name + "'}}"));
    }

    private static JsonNode shown(ObjectNode object) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        for (String field : List.of("data", "immutable", "spec")) {
            if (object.has(field)) {
                shown.set(field, object.get(field));
            }
        }
        ObjectNode metadata = shown.putObject("metadata");
        boolean workload = object.path("kind").asText().equals("Deployment");
        for (String field : List.of("name", "labels", "annotations", "finalizers")) {
            if (object.path("metadata").has(field) && !(workload && field.equals("annotations"))) {
                metadata.set(field, object.path("metadata").get(field));
            }
        }
        return shown;
    }

    private static String applies(String expression) {
        return "{'patchType':'ApplyConfiguration','applyConfiguration':{'expression':'" + expression + "'}}";
    }

    @Test
    void a_policy_that_fails_is_as_if_it_were_not_there_where_it_says_so() {
        policy("p", Resources.CONFIGMAPS, applies("Object{data: {\"x\": object.data.missing}}"), "Ignore", "Never");
        ObjectNode stored = cluster.client.create(Resources.CONFIGMAPS, TestCluster.json(CONFIG_MAP));
        assertThat(stored.path("data")).isEqualTo(TestCluster.tree("{'k':'v'}"));
    }

    @Test
    void one_that_wants_to_is_asked_again_after_another_has_changed_the_object() {
        String counts = applies("Object{data: {\"n\": string(size(object.data))}}");
        policy("a", Resources.CONFIGMAPS, counts, "Fail", "IfNeeded");
        policy("b", Resources.CONFIGMAPS, applies("Object{data: {\"b\": \"1\"}}"), "Fail", "Never");
        ObjectNode stored = cluster.client.create(Resources.CONFIGMAPS, TestCluster.json(CONFIG_MAP));
        assertThat(stored.path("data")).isEqualTo(TestCluster.tree("{'k':'v','n':'3','b':'1'}"));
    }

    @Test
    void changes_of_an_object_are_changed_too() {
        cluster.client.create(Resources.CONFIGMAPS, TestCluster.json(CONFIG_MAP));
        policy("p", Resources.CONFIGMAPS, applies("Object{data: {\"was\": oldObject.data.k}}"), "Fail", "Never");
        ObjectNode stored = cluster.client.patch(
                Resources.CONFIGMAPS, "shop", "c", PatchType.MERGE, TestCluster.tree("{'data':{'k':'w'}}"), null);
        assertThat(stored.path("data")).isEqualTo(TestCluster.tree("{'k':'w','was':'v'}"));
    }

    @Test
    void what_a_policy_makes_cannot_grow_without_bounds() {
        String grows = "{'patchType':'JSONPatch','jsonPatch':{'expression':'[0,1,2,3,4,5,6,7,8,9].map(a, "
                + "[0,1,2,3,4,5,6,7,8,9].map(b, [0,1,2,3,4,5,6,7,8,9].map(c, [0,1,2,3,4,5,6,7,8,9].map(d, "
                + "[0,1,2,3,4,5,6,7,8,9].map(e, [0,1,2,3,4,5,6,7,8,9].map(f, a + b + c + d + e + f)))))).map(x, "
                + "JSONPatch{op: \"add\", path: \"/data/x\", value: \"y\"})'}}";
        policy("p", Resources.CONFIGMAPS, grows, "Fail", "Never");
        assertThatThrownBy(() -> cluster.client.create(Resources.CONFIGMAPS, TestCluster.json(CONFIG_MAP)))
                .isInstanceOf(ApiException.class)
                .hasMessageStartingWith("policy 'p' with binding 'p' denied request: expression '[0,1,")
                .hasMessageEndingWith("' resulted in error: operation cancelled: actual cost limit exceeded");
    }

    @Test
    void what_its_variables_share_is_counted_as_often_as_it_is_written() {
        List<String> variables = new ArrayList<>(List.of("{'name':'v0','expression':'dyn([{\"op\": dyn(\"add\"), "
                + "\"path\": dyn(\"/data/x\"), \"value\": dyn(object)}])'}"));
        for (int i = 1; i <= 12; i++) {
            String half = "variables.v" + (i - 1);
            variables.add("{'name':'v" + i + "','expression':'" + half + " + " + half + "'}");
        }
        String grows = "{'patchType':'JSONPatch','jsonPatch':{'expression':'[JSONPatch{op: \"test\", path: \"/kind\", "
                + "value: \"ConfigMap\"}] + variables.v12'}}";
        policy("p", Resources.CONFIGMAPS, String.join(",", variables), grows, "Fail", "Never");
        ObjectNode large = TestCluster.json(CONFIG_MAP);
        IntStream.range(0, 10_000).forEach(i -> large.withObject("/data").put("key" + i, "a value"));
        assertThatThrownBy(() -> cluster.client.create(Resources.CONFIGMAPS, large))
                .isInstanceOf(ApiException.class)
                .hasMessage("policy 'p' with binding 'p' denied request: "
                        + "operation cancelled: actual cost limit exceeded");
    }

    @Test
    void a_large_object_can_be_a_part_of_what_a_policy_makes() {
        String copies = "{'patchType':'JSONPatch','jsonPatch':{'expression':'[JSONPatch{op: \"replace\", path: "
                + "\"/data\", value: object.data}]'}}";
        policy("p", Resources.CONFIGMAPS, copies, "Fail", "Never");
        ObjectNode large = TestCluster.json(CONFIG_MAP);
        IntStream.range(0, 10_000).forEach(i -> large.withObject("/data").put("key" + i, "a value"));
        ObjectNode stored = cluster.client.create(Resources.CONFIGMAPS, large);
        assertThat(stored.path("data")).hasSize(10_001);
    }

    private static String sets(String field, String value) {
        return "{'patchType':'JSONPatch','jsonPatch':{'expression':'[JSONPatch{op: \"add\", path: \"/metadata/" + field
                + "\", value: \"" + value + "\"}]'}}";
    }

    private void configMap(String namespace, String name) {
        ObjectNode json = TestCluster.json(CONFIG_MAP);
        json.withObject("/metadata").put("namespace", namespace).put("name", name);
        cluster.client.create(Resources.CONFIGMAPS, json);
    }

    private void assertChangeRefused(String message) {
        JsonNode patch = TestCluster.tree("{'data':{'k':'w'}}");
        assertThatThrownBy(() -> cluster.client.patch(Resources.CONFIGMAPS, "shop", "c", PatchType.MERGE, patch, null))
                .isInstanceOf(ApiException.class)
                .hasMessage(message);
    }

    private String stored(String namespace, String name) {
        return cluster.client
                .find(Resources.CONFIGMAPS, namespace, name)
                .map(found -> found.at("/data/k").asText())
                .orElse(null);
    }

    @Test
    void none_can_write_into_another_namespace() {
        cluster.client.create(Resources.NAMESPACES, KubeObject.of(Resources.NAMESPACES, null, "other"));
        configMap("shop", "c");
        configMap("other", "c");
        policy("p", Resources.CONFIGMAPS, sets("namespace", "other"), "Fail", "Never");
        String refused = "the namespace of the provided object does not match the namespace sent on the request";
        assertChangeRefused(refused);
        assertThatThrownBy(() -> configMap("shop", "new"))
                .isInstanceOf(ApiException.class)
                .hasMessage(refused);
        assertThat(stored("other", "c")).isEqualTo("v");
        assertThat(stored("other", "new")).isNull();
    }

    @Test
    void none_can_write_over_an_object_of_another_name() {
        configMap("shop", "c");
        configMap("shop", "d");
        policy("p", Resources.CONFIGMAPS, sets("name", "d"), "Fail", "Never");
        assertChangeRefused("ConfigMap \"c\" is invalid: metadata.name: Invalid value: \"d\": field is immutable");
        assertThat(stored("shop", "d")).isEqualTo("v");
    }

    @Test
    void what_lies_in_no_namespace_gets_none() {
        policy("p", Resources.PRIORITYCLASSES, sets("namespace", "other"), "Fail", "Never");
        ObjectNode made = KubeObject.of(Resources.PRIORITYCLASSES, null, "high").put("value", 1);
        ObjectNode created = cluster.client.create(Resources.PRIORITYCLASSES, made);
        assertThat(created.at("/metadata/namespace").isMissingNode()).isTrue();
        JsonNode patch = TestCluster.tree("{'description':'x'}");
        ObjectNode changed =
                cluster.client.patch(Resources.PRIORITYCLASSES, null, "high", PatchType.MERGE, patch, null);
        assertThat(changed.at("/metadata/namespace").isMissingNode()).isTrue();
        assertThat(changed.path("description").asText()).isEqualTo("x");
    }
}
