package dev.podfall.sim.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.admission.webhook.WebhookClient;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which webhooks are asked about a request, what they are told, and what their answers do. */
class WebhookAdmissionTest {
    private static final String ALLOWED = "{'allowed': true}";

    private final TestCluster cluster = new TestCluster();
    private final List<ObjectNode> questions = new ArrayList<>();
    private Function<JsonNode, String> behaviour = request -> ALLOWED;
    private String failure;
    private String apiVersion = "admission.k8s.io/v1";

    WebhookAdmissionTest() {
        create("first"); // the namespace has its account from now on
        cluster.api.callWebhooksBy(new WebhookClient() {
            @Override
            public void expectCalls(boolean some) {}

            @Override
            public boolean canCall() {
                return true;
            }

            @Override
            public List<Answer> call(List<Call> calls) {
                return calls.stream().map(c -> answer(c.review())).toList();
            }
        });
    }

    private WebhookClient.Answer answer(ObjectNode review) {
        questions.add(review);
        if (failure != null) {
            return new WebhookClient.Answer(null, failure);
        }
        ObjectNode response = TestCluster.json(behaviour.apply(review.path("request")));
        if (!response.has("uid")) {
            response.set("uid", review.path("request").path("uid"));
        }
        ObjectNode answer = TestCluster.json("{'kind': 'AdmissionReview'}").put("apiVersion", apiVersion);
        answer.set("response", response);
        return new WebhookClient.Answer(answer, null);
    }

    private static final String PODS =
            "'rules': [{'operations': ['CREATE'], 'apiGroups': [''], 'apiVersions': ['v1'], 'resources': ['pods']}]";

    private void configure(ResourceType type, String name, String fields) {
        configure(type, name, name + ".example.com", fields);
    }

    private void configure(ResourceType type, String name, String hook, String fields) {
        cluster.client.create(type, TestCluster.json("""
            {'metadata': {'name': '%s'}, 'webhooks': [{'name': '%s', 'sideEffects': 'None',
             'admissionReviewVersions': ['v1'],
             'clientConfig': {'service': {'namespace': 'shop', 'name': 'hook'}}, %s}]}\
            """.formatted(name, hook, fields)));
        questions.clear();
    }

    private void validating(String fields) {
        configure(Resources.VALIDATINGWEBHOOKCONFIGURATIONS, "check", fields);
    }

    private void mutating(String fields) {
        configure(Resources.MUTATINGWEBHOOKCONFIGURATIONS, "change", fields);
    }

    private ObjectNode create(String name) {
        return cluster.client.create(Resources.PODS, TestCluster.pod(name));
    }

    private static String patch(String operations) {
        String text = operations.replace('\'', '"');
        return "{'allowed': true, 'patchType': 'JSONPatch', 'patch': '"
                + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "'}";
    }

    private void assertRefused(int code, String reason, String message) {
        assertThatThrownBy(() -> create("web")).isInstanceOfSatisfying(ApiException.class, e -> {
            assertThat(e).hasMessage(message);
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.reason()).isEqualTo(reason);
        });
    }

    @Test
    void a_webhook_is_told_what_is_asked_for() {
        validating(PODS);
        create("web");
        JsonNode request = questions.get(0).path("request");
        assertThat(questions.get(0).path("apiVersion").asText()).isEqualTo("admission.k8s.io/v1");
        assertThat(request.path("kind")).isEqualTo(TestCluster.json("{'group':'','version':'v1','kind':'Pod'}"));
        assertThat(request.path("resource"))
                .isEqualTo(TestCluster.json("{'group':'','version':'v1','resource':'pods'}"));
        assertThat(request.path("name").asText()).isEqualTo("web");
        assertThat(request.path("namespace").asText()).isEqualTo("shop");
        assertThat(request.path("operation").asText()).isEqualTo("CREATE");
        assertThat(request.at("/userInfo/username").asText()).isEqualTo("kubernetes-admin");
        assertThat(request.at("/object/spec/restartPolicy").asText()).isEqualTo("Always");
        assertThat(request.path("oldObject").isNull()).isTrue();
        assertThat(request.path("dryRun").asBoolean(true)).isFalse();
        assertThat(request.at("/options/kind").asText()).isEqualTo("CreateOptions");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'code': 403, 'message': 'no'} | 403 | '' | admission webhook \"check.example.com\" denied the"
                        + " request: no",
                "{'code': 200, 'message': 'no'} | 400 | '' | admission webhook \"check.example.com\" denied the"
                        + " request: no",
                "{'reason': 'Forbidden'} | 400 | Forbidden | admission webhook \"check.example.com\" denied the"
                        + " request: Forbidden",
                "{} | 400 | '' | admission webhook \"check.example.com\" denied the request without explanation",
            })
    void a_denial_is_told_in_upstreams_words(String status, int code, String reason, String message) {
        validating(PODS);
        behaviour = request -> "{'allowed': false, 'status': " + status + "}";
        assertRefused(code, reason, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'uid': 'other', 'allowed': true} | expected response.uid=\"UID\", got \"other\"",
                "{'allowed': true, 'patch': 'W10='} | validating webhook may not return response.patch",
                "{'allowed': true, 'patchType': 'JSONPatch'} | validating webhook may not return response.patchType",
            })
    void what_is_no_answer_is_a_failure(String response, String why) {
        validating(PODS);
        behaviour = request -> response;
        assertThatThrownBy(() -> create("web"))
                .hasMessage("Internal error occurred: failed calling webhook \"check.example.com\": received invalid"
                        + " webhook response: "
                        + why.replace("UID", uid()));
    }

    private String uid() {
        return questions.get(questions.size() - 1).path("request").path("uid").asText();
    }

    @Test
    void a_webhook_that_cannot_be_reached_fails_the_request() {
        validating(PODS);
        failure = "failed to call webhook: Post \"https://hook\": no";
        assertRefused(
                500,
                "InternalError",
                "Internal error occurred: failed calling webhook \"check.example.com\": failed to call webhook: Post"
                        + " \"https://hook\": no");
    }

    @Test
    void where_failures_are_ignored_the_request_passes() {
        validating(PODS + ", 'failurePolicy': 'Ignore'");
        mutating(PODS + ", 'failurePolicy': 'Ignore'");
        failure = "no";
        assertThatCode(() -> create("web")).doesNotThrowAnyException();
        assertThat(questions).hasSize(2);
    }

    @Test
    void a_denial_counts_also_where_failures_are_ignored() {
        validating(PODS + ", 'failurePolicy': 'Ignore'");
        behaviour = request -> "{'allowed': false}";
        assertThatThrownBy(() -> create("web")).hasMessageContaining("denied the request without explanation");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'rules': [{'operations': ['*'], 'apiGroups': ['*'], 'apiVersions': ['*'], 'resources': ['*']}]",
                "'rules': [{'operations': ['CREATE'], 'apiGroups': [''], 'apiVersions': ['v1'], 'resources': ['*/*']}]",
                PODS + ", 'objectSelector': {'matchLabels': {'app': 'web'}}",
                PODS + ", 'namespaceSelector': {'matchLabels': {'kubernetes.io/metadata.name': 'shop'}}",
                PODS + ", 'matchConditions': [{'name': 'a', 'expression': 'object.metadata.name == \"web\"'}]",
            })
    void who_is_meant_is_asked(String fields) {
        validating(fields);
        ObjectNode pod = TestCluster.pod("web");
        ((ObjectNode) pod.get("metadata")).putObject("labels").put("app", "web");
        cluster.client.create(Resources.PODS, pod);
        assertThat(questions).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'rules': [{'operations': ['UPDATE'], 'apiGroups': [''], 'apiVersions': ['v1'], 'resources':"
                        + " ['pods']}]",
                "'rules': [{'operations': ['*'], 'apiGroups': ['apps'], 'apiVersions': ['v1'], 'resources': ['*']}]",
                "'rules': [{'operations': ['*'], 'apiGroups': [''], 'apiVersions': ['v1'], 'resources':"
                        + " ['pods/status']}]",
                "'rules': [{'operations': ['*'], 'apiGroups': [''], 'apiVersions': ['v1'], 'resources': ['*'],"
                        + " 'scope': 'Cluster'}]",
                PODS + ", 'objectSelector': {'matchLabels': {'app': 'other'}}",
                PODS + ", 'namespaceSelector': {'matchLabels': {'kubernetes.io/metadata.name': 'other'}}",
                PODS + ", 'matchConditions': [{'name': 'a', 'expression': 'object.metadata.name != \"web\"'}]",
            })
    void who_is_not_meant_is_not_asked(String fields) {
        validating(fields);
        create("web");
        assertThat(questions).isEmpty();
    }

    @Test
    void a_condition_that_cannot_be_asked_forbids_the_request() {
        validating(PODS + ", 'matchConditions': [{'name': 'a', 'expression': 'object.spec.nope == \"x\"'}]");
        assertRefused(
                403,
                "Forbidden",
                "pods \"web\" is forbidden: expression 'object.spec.nope == \"x\"' resulted in error: no such key:"
                        + " nope");
        assertThat(questions).isEmpty();
    }

    @Test
    void webhooks_are_never_asked_about_webhooks() {
        validating("'rules': [{'operations': ['*'], 'apiGroups': ['*'], 'apiVersions': ['*'], 'resources': ['*/*']}]");
        failure = "gone";
        cluster.client.delete(Resources.VALIDATINGWEBHOOKCONFIGURATIONS, null, "check", DeleteOptions.DEFAULT);
        assertThatCode(() -> create("web")).doesNotThrowAnyException();
    }

    @Test
    void a_patch_is_made_and_the_object_completed() {
        mutating(PODS);
        behaviour = request ->
                patch("[{'op':'add','path':'/spec/containers/-','value':{'name':'side','image':'busybox:1.36'}}]");
        ObjectNode pod = create("web");
        assertThat(pod.at("/spec/volumes")).as("the token's volume, once").hasSize(1);
        JsonNode side = pod.at("/spec/containers/1");
        assertThat(side.path("volumeMounts")).hasSize(1);
        assertThat(side.path("name").asText()).isEqualTo("side");
        assertThat(side.path("imagePullPolicy").asText()).isEqualTo("IfNotPresent");
    }

    @Test
    void configurations_that_come_while_one_is_asked_disturb_nobody() {
        mutating(PODS);
        configure(Resources.MUTATINGWEBHOOKCONFIGURATIONS, "later", PODS);
        behaviour = request -> {
            behaviour = next -> ALLOWED;
            configure(Resources.MUTATINGWEBHOOKCONFIGURATIONS, "another", PODS);
            return ALLOWED;
        };
        assertThat(create("web").at("/metadata/name").asText()).isEqualTo("web");
    }

    @Test
    void a_patch_that_copies_an_object_into_itself_again_and_again_is_refused() {
        mutating(PODS);
        behaviour = request -> patch(IntStream.range(0, 40)
                .mapToObj(i -> "{'op':'copy','from':'/spec','path':'/spec/x" + i + "'}")
                .collect(Collectors.joining(",", "[", "]")));
        assertThatThrownBy(() -> create("web"))
                .hasMessageStartingWith("Internal error occurred: Unable to complete the copy");
    }

    @Test
    void an_object_that_a_patch_makes_invalid_is_refused_as_any() {
        mutating(PODS);
        behaviour = request -> patch("[{'op':'replace','path':'/spec/containers/0/name','value':'NO'}]");
        assertThatThrownBy(() -> create("web"))
                .hasMessageStartingWith("Pod \"web\" is invalid: spec.containers[0].name: Invalid value: \"NO\":");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'allowed': true, 'patch': 'W10='} | webhook returned response.patch but not response.patchType",
                "{'allowed': true, 'patchType': 'JSONPatch'} | webhook returned response.patchType but not"
                        + " response.patch",
            })
    void a_patch_and_its_type_come_together(String response, String why) {
        mutating(PODS);
        behaviour = request -> response;
        assertThatThrownBy(() -> create("web"))
                .hasMessage("Internal error occurred: failed calling webhook \"change.example.com\": received invalid"
                        + " webhook response: " + why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{'op':'add','path':'/metadata/labels/x','value':'b'}] | add operation does not apply: doc is missing"
                        + " path: \"/metadata/labels/x\": missing value",
                "[{'op':'test','path':'/metadata/name','value':'zzz'}] | testing value /metadata/name failed: test"
                        + " failed",
                "[{'op':'remove','path':'/spec/nope'}] | error in remove for path: '/spec/nope': Unable to remove"
                        + " nonexistent key: nope: missing value",
                "[{'op':'jump','path':'/spec/nope','value':1}] | Unexpected kind: jump",
                "[{'op':'add','path':'/spec/containers/9','value':{}}] | error in add for path: '/spec/containers/9':"
                        + " Unable to access invalid index: 9: invalid index referenced",
                "{'op':'x'} | failed calling webhook \"change.example.com\": received undecodable patch in webhook"
                        + " response: json: cannot unmarshal object into Go value of type jsonpatch.Patch",
                "hello | failed calling webhook \"change.example.com\": received undecodable patch in webhook response:"
                        + " invalid character 'h' looking for beginning of value",
            },
            quoteCharacter = '~')
    void a_patch_that_cannot_be_made_refuses_the_request(String operations, String why) {
        mutating(PODS);
        behaviour = request -> patch(operations);
        assertRefused(500, "InternalError", "Internal error occurred: " + why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[{'op':'replace','path':'/spec/nope','value':1}]",
                "[{'op':'add','path':'/spec/bogus','value':'x'}]",
            })
    void what_a_patch_adds_that_nobody_knows_is_dropped(String operations) {
        mutating(PODS);
        behaviour = request -> patch(operations);
        assertThat(create("web").at("/spec").toString()).doesNotContain("nope", "bogus");
    }

    @Test
    void another_kind_of_patch_is_none() {
        mutating(PODS);
        behaviour = request -> "{'allowed': true, 'patchType': 'MergePatch', 'patch': 'W3siYSI6MX1d'}";
        assertThatThrownBy(() -> create("web"))
                .hasMessage("Internal error occurred: failed calling webhook \"change.example.com\": unsupported patch"
                        + " type \"MergePatch\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "admission.k8s.io/v2 | no kind \"AdmissionReview\" is registered for version \"admission.k8s.io/v2\""
                        + " in scheme \"pkg/runtime/scheme.go:111\"",
                "admission.k8s.io/v1beta1 | converting (v1beta1.AdmissionReview) to (v1.AdmissionReview): unknown"
                        + " conversion",
            })
    void an_answer_in_another_version_is_none(String version, String why) {
        validating(PODS);
        apiVersion = version;
        assertThatThrownBy(() -> create("web"))
                .hasMessage("Internal error occurred: failed calling webhook \"check.example.com\": failed to call"
                        + " webhook: " + why);
    }

    @Test
    void validating_webhooks_see_what_mutating_ones_have_made() {
        validating(PODS);
        mutating(PODS);
        behaviour = request -> request.at("/object/metadata/labels/added").isMissingNode()
                ? patch("[{'op':'add','path':'/metadata/labels','value':{'added':'yes'}}]")
                : ALLOWED;
        create("web");
        assertThat(questions).hasSize(2);
        assertThat(questions.get(1).at("/request/object/metadata/labels/added").asText())
                .isEqualTo("yes");
    }

    private static String added(JsonNode request, String label) {
        JsonNode labels = request.at("/object/metadata/labels");
        return labels.has(label)
                ? ALLOWED
                : labels.isMissingNode()
                        ? patch("[{'op':'add','path':'/metadata/labels','value':{'" + label + "':'yes'}}]")
                        : patch("[{'op':'add','path':'/metadata/labels/" + label + "','value':'yes'}]");
    }

    @Test
    void who_wants_it_is_asked_again_about_what_others_have_changed_after_it() {
        configure(
                Resources.MUTATINGWEBHOOKCONFIGURATIONS,
                "a",
                "a.example.com",
                PODS + ", 'reinvocationPolicy': 'IfNeeded'");
        configure(Resources.MUTATINGWEBHOOKCONFIGURATIONS, "b", "b.example.com", PODS);
        behaviour = request -> added(request, questions.size() == 1 ? "a" : "b");
        create("web");
        assertThat(questions).hasSize(3);
        assertThat(questions.get(2).at("/request/object/metadata/labels").size())
                .isEqualTo(2);
    }

    @Test
    void nobody_is_asked_again_for_its_own_change_alone() {
        mutating(PODS + ", 'reinvocationPolicy': 'IfNeeded'");
        behaviour = request -> added(request, "a");
        create("web");
        assertThat(questions).hasSize(1);
    }

    @Test
    void an_update_is_told_with_what_was_before() {
        validating("'rules': [{'operations': ['UPDATE'], 'apiGroups': [''], 'apiVersions': ['v1'],"
                + " 'resources': ['pods']}]");
        create("web");
        cluster.client.patch(
                Resources.PODS,
                "shop",
                "web",
                PatchType.MERGE,
                TestCluster.json("{'metadata': {'labels': {'a': 'b'}}}"),
                null);
        JsonNode request = questions.get(0).path("request");
        assertThat(request.at("/object/metadata/labels/a").asText()).isEqualTo("b");
        assertThat(request.at("/oldObject/metadata/name").asText()).isEqualTo("web");
        assertThat(request.at("/options/kind").asText()).isEqualTo("PatchOptions");
    }

    @Test
    void a_deletion_is_told_with_the_old_object_alone() {
        validating("'rules': [{'operations': ['DELETE'], 'apiGroups': [''], 'apiVersions': ['v1'],"
                + " 'resources': ['pods']}]");
        create("web");
        behaviour = request -> "{'allowed': false, 'status': {'message': 'stays'}}";
        assertThatThrownBy(() -> cluster.client.delete(Resources.PODS, "shop", "web", DeleteOptions.DEFAULT))
                .hasMessage("admission webhook \"check.example.com\" denied the request: stays");
        JsonNode request = questions.get(0).path("request");
        assertThat(request.path("object").isNull()).isTrue();
        assertThat(request.at("/oldObject/metadata/name").asText()).isEqualTo("web");
        assertThat(request.at("/options/kind").asText()).isEqualTo("DeleteOptions");
    }

    @Test
    void a_patch_of_a_deletion_is_a_failure() {
        mutating("'rules': [{'operations': ['DELETE'], 'apiGroups': [''], 'apiVersions': ['v1'],"
                + " 'resources': ['pods']}]");
        create("web");
        behaviour = request -> patch("[{'op':'add','path':'/metadata/labels','value':{'a':'b'}}]");
        assertThatThrownBy(() -> cluster.client.delete(Resources.PODS, "shop", "web", DeleteOptions.DEFAULT))
                .hasMessage("Internal error occurred: admission webhook \"change.example.com\" attempted to modify the"
                        + " object, which is not supported for this operation");
    }

    @Test
    void warnings_come_back_with_the_answer() {
        validating(PODS);
        behaviour = request -> "{'allowed': true, 'warnings': ['old image']}";
        Request request = Request.of(Verb.CREATE, Resources.PODS, "shop", null)
                .by(UserInfo.component("kubernetes-admin"), "kubectl")
                .withBody(TestCluster.pod("web"));
        assertThat(cluster.api.registry().handle(request).warnings()).contains("old image");
    }

    @Test
    void a_trial_is_told_as_one_and_leaves_nothing() {
        validating(PODS);
        Request request = Request.of(Verb.CREATE, Resources.PODS, "shop", null)
                .by(UserInfo.component("kubernetes-admin"), "kubectl")
                .withBody(TestCluster.pod("web"))
                .withWrite(new WriteOptions(true, null, FieldValidation.Warn, false));
        cluster.api.registry().handle(request);
        assertThat(questions.get(0).at("/request/dryRun").asBoolean()).isTrue();
        assertThat(cluster.client.find(Resources.PODS, "shop", "web")).isEmpty();
    }

    @Test
    void an_old_kind_of_review_may_be_asked_for() {
        cluster.client.create(Resources.VALIDATINGWEBHOOKCONFIGURATIONS, TestCluster.json("""
            {'metadata': {'name': 'old'}, 'webhooks': [{'name': 'old.example.com', 'sideEffects': 'None',
             'admissionReviewVersions': ['v2', 'v1beta1', 'v1'],
             'clientConfig': {'service': {'namespace': 'shop', 'name': 'hook'}}, %s}]}\
            """.formatted(PODS)));
        apiVersion = "admission.k8s.io/v1beta1";
        create("web");
        assertThat(questions.get(0).path("apiVersion").asText()).isEqualTo("admission.k8s.io/v1beta1");
    }

    @Test
    void a_patch_cannot_write_into_another_namespace() {
        mutating(PODS);
        behaviour = request -> patch("[{'op':'replace','path':'/metadata/namespace','value':'default'}]");
        assertRefused(
                400,
                "BadRequest",
                "the namespace of the provided object does not match the namespace sent on the request");
    }

    @Test
    void a_patch_that_takes_the_namespace_away_leaves_the_object_where_it_is() {
        mutating(PODS);
        behaviour = request -> patch("[{'op':'remove','path':'/metadata/namespace'}]");
        assertThat(create("web").at("/metadata/namespace").asText()).isEqualTo("shop");
    }
}
