package dev.podfall.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi.ExecResult;
import dev.podfall.engine.ClusterApi.HttpCall;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.scenario.LabFacts.Access;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every runtime's {@link ClusterApi} promises. A subclass says which cluster it is tried on. */
public abstract class ClusterApiContract {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofMinutes(2);

    protected abstract Cluster cluster();

    /** A namespace that is there, and of this test alone. */
    protected abstract String namespace();

    @Test
    void what_is_not_there_is_not_found() {
        assertThat(api().find("ConfigMap", namespace(), "nothing")).isEmpty();
        assertThat(api().list("Deployment", namespace(), "app=nothing")).isEmpty();
    }

    @Test
    void an_object_is_created_found_listed_and_deleted() {
        api().create(configMap("created", "a"));
        ObjectNode found = api().find("ConfigMap", namespace(), "created").orElseThrow();
        assertThat(found.at("/data/key").asText()).isEqualTo("a");
        ObjectNode listed = api().list("ConfigMap", namespace(), "app=created").get(0);
        assertThat(listed.path("kind").asText()).isEqualTo("ConfigMap");
        assertThat(listed.path("apiVersion").asText()).isEqualTo("v1");
        assertThat(listed.path("data")).isEqualTo(found.path("data"));
        api().delete(new ObjectAt("ConfigMap", namespace(), "created"), null);
        assertThat(api().find("ConfigMap", namespace(), "created")).isEmpty();
    }

    @Test
    void a_second_creation_is_refused_with_what_the_server_says() {
        api().create(configMap("twice", "a"));
        assertThatThrownBy(() -> api().create(configMap("twice", "b")))
                .hasMessage("configmaps \"twice\" already exists")
                .asInstanceOf(type(RequestRefused.class))
                .returns(409, RequestRefused::status)
                .returns("AlreadyExists", RequestRefused::reason);
    }

    @Test
    void an_invalid_object_is_refused() {
        ObjectNode service = object("v1", "Service", "invalid");
        assertThatThrownBy(() -> api().create(service))
                .asInstanceOf(type(RequestRefused.class))
                .returns(422, RequestRefused::status)
                .returns("Invalid", RequestRefused::reason);
    }

    @Test
    void an_unknown_kind_is_refused() {
        assertThatThrownBy(() -> api().list("Sandwich", namespace(), null))
                .hasMessageContaining("no matches for kind \"Sandwich\"")
                .asInstanceOf(type(RequestRefused.class))
                .returns(404, RequestRefused::status);
    }

    @Test
    void deleting_what_is_not_there_is_refused() {
        assertThatThrownBy(() -> api().delete(new ObjectAt("Service", namespace(), "nothing"), null))
                .asInstanceOf(type(RequestRefused.class))
                .returns(404, RequestRefused::status)
                .returns("NotFound", RequestRefused::reason);
    }

    @Test
    void apply_creates_and_then_merges() {
        api().apply(configMap("applied", "a"));
        ObjectNode more = object("v1", "ConfigMap", "applied");
        more.putObject("data").put("other", "b");
        api().apply(more);
        ObjectNode now = api().find("ConfigMap", namespace(), "applied").orElseThrow();
        assertThat(now.at("/data/key").asText()).isEqualTo("a");
        assertThat(now.at("/data/other").asText()).isEqualTo("b");
    }

    @Test
    void patches_of_all_kinds_do_what_they_say() {
        api().create(deployment("patched", 0, "sleep 3600"));
        ObjectAt at = new ObjectAt("Deployment", namespace(), "patched");
        ObjectNode strategic = api().patch(
                        at,
                        PatchKind.STRATEGIC,
                        json("{'spec':{'template':{'spec':{'containers':[{'name':'c','image':'busybox:1.37'}]}}}}"));
        assertThat(strategic.at("/spec/template/spec/containers/0/image").asText())
                .isEqualTo("busybox:1.37");
        assertThat(strategic.at("/spec/template/spec/containers/0/command")).hasSize(3);
        ObjectNode merged = api().patch(at, PatchKind.MERGE, json("{'metadata':{'labels':{'app':null,'new':'x'}}}"));
        assertThat(merged.at("/metadata/labels")).isEqualTo(json("{'new':'x'}"));
        ObjectNode byPath =
                api().patch(at, PatchKind.JSON, json("[{'op':'replace','path':'/spec/minReadySeconds','value':7}]"));
        assertThat(byPath.at("/spec/minReadySeconds").asInt()).isEqualTo(7);
    }

    @Test
    void scaling_changes_the_replicas() {
        api().create(deployment("scaled", 0, "sleep 3600"));
        api().scale(new ObjectAt("Deployment", namespace(), "scaled"), 1);
        assertThat(api().find("Deployment", namespace(), "scaled")
                        .orElseThrow()
                        .at("/spec/replicas")
                        .asInt())
                .isEqualTo(1);
        api().delete(new ObjectAt("Deployment", namespace(), "scaled"), null);
    }

    @Test
    void objects_of_the_cluster_are_found_without_a_namespace() {
        assertThat(api().find("Namespace", null, namespace())).isPresent();
        assertThat(api().list("Node", null, null)).isNotEmpty();
    }

    @Test
    void logs_and_commands_come_out_of_containers() {
        api().create(pod("talker", "echo hello; sleep 3600"));
        awaitPhase("talker", "Running");
        assertThat(api().logs(namespace(), "talker", "c", false)).isEqualTo("hello\n");
        ExecResult result =
                api().exec(namespace(), "talker", "c", List.of("sh", "-c", "echo out; echo err >&2; exit 3"));
        assertThat(result).isEqualTo(new ExecResult(3, "out\n", "err\n"));
        assertThat(api().exec(namespace(), "talker", "c", List.of("true")).exitCode())
                .isZero();
        assertThatThrownBy(() -> api().logs(namespace(), "talker", "c", true))
                .isInstanceOf(RequestRefused.class)
                .hasMessageContaining("previous terminated container \"c\" in pod \"talker\" not found");
        api().delete(new ObjectAt("Pod", namespace(), "talker"), 0L);
    }

    @Test
    void the_log_of_a_container_that_crashed_is_kept() {
        api().create(pod("crasher", "echo dying; exit 1"));
        assertThat(cluster().await(() -> restarts("crasher") > 0, LIMIT)).isTrue();
        // A kubelet that is just moving on to the next instance has no log of the one before for a moment.
        assertThat(cluster()
                        .await(
                                () -> api().logs(namespace(), "crasher", "c", true)
                                        .equals("dying\n"),
                                LIMIT))
                .isTrue();
        api().delete(new ObjectAt("Pod", namespace(), "crasher"), 0L);
    }

    @Test
    void commands_in_pods_that_are_not_there_are_refused() {
        assertThatThrownBy(() -> api().exec(namespace(), "nobody", "c", List.of("true")))
                .isInstanceOf(RequestRefused.class);
        assertThatThrownBy(() -> api().logs(namespace(), "nobody", "c", false)).isInstanceOf(RequestRefused.class);
    }

    @Test
    void requests_are_sent_from_inside() {
        ObjectNode web = pod("web", null);
        ((ObjectNode) web.at("/spec/containers/0")).put("image", "nginx:1.27").remove("command");
        api().create(web);
        ObjectNode service = object("v1", "Service", "web");
        service.putObject("spec").putObject("selector").put("app", "web");
        service.withObject("/spec").putArray("ports").addObject().put("port", 80);
        api().create(service);
        awaitPhase("web", "Running");
        assertThat(cluster().await(() -> get("http://web." + namespace() + "/").status() == 200, LIMIT))
                .isTrue();
        assertThat(get("http://web." + namespace() + "/no-such-page").status()).isEqualTo(404);
        assertThat(get("http://web." + namespace() + "/").failure()).isNull();
        assertThat(get("http://nobody.nowhere.svc.cluster.local/")).satisfies(answer -> {
            assertThat(answer.status()).isZero();
            assertThat(answer.failure()).isNotBlank();
        });
        api().delete(new ObjectAt("Pod", namespace(), "web"), 0L);
    }

    @Test
    void a_learner_may_do_what_was_given_and_no_more() {
        cluster().admit(new Learner("learner", namespace(), List.of(new Access(namespace(), Access.Role.edit))));
        assertThat(api().canI("learner", "patch", "deployments.apps", namespace()))
                .isTrue();
        assertThat(api().canI("learner", "create", "pods/exec", namespace())).isTrue();
        assertThat(api().canI("learner", "delete", "resourcequotas", namespace()))
                .isFalse();
        assertThat(api().canI("learner", "list", "secrets", "kube-system")).isFalse();
        assertThat(api().canI("learner", "delete", "nodes", null)).isFalse();
    }

    private ClusterApi.HttpAnswer get(String url) {
        return api().http(new HttpCall(Origin.STRANGER, "GET", url, null, null, Duration.ofSeconds(5)));
    }

    private void awaitPhase(String pod, String phase) {
        assertThat(cluster()
                        .await(
                                () -> api().find("Pod", namespace(), pod)
                                        .orElseThrow()
                                        .at("/status/phase")
                                        .asText()
                                        .equals(phase),
                                LIMIT))
                .isTrue();
    }

    private int restarts(String pod) {
        return api().find("Pod", namespace(), pod)
                .orElseThrow()
                .at("/status/containerStatuses/0/restartCount")
                .asInt();
    }

    private ClusterApi api() {
        return cluster().api();
    }

    private ObjectNode configMap(String name, String value) {
        ObjectNode map = object("v1", "ConfigMap", name);
        map.putObject("data").put("key", value);
        return map;
    }

    private ObjectNode pod(String name, String script) {
        ObjectNode pod = object("v1", "Pod", name);
        pod.set("spec", containers(script));
        return pod;
    }

    private ObjectNode deployment(String name, int replicas, String script) {
        ObjectNode deployment = object("apps/v1", "Deployment", name);
        ObjectNode spec = deployment.putObject("spec").put("replicas", replicas);
        spec.withObject("/selector/matchLabels").put("app", name);
        spec.withObject("/template/metadata/labels").put("app", name);
        spec.withObject("/template").set("spec", containers(script));
        return deployment;
    }

    private static ObjectNode containers(String script) {
        ObjectNode spec = JSON.createObjectNode().put("terminationGracePeriodSeconds", 0);
        ObjectNode container =
                spec.putArray("containers").addObject().put("name", "c").put("image", "busybox:1.36");
        container.putArray("command").add("sh").add("-c").add(String.valueOf(script));
        return spec;
    }

    private ObjectNode object(String apiVersion, String kind, String name) {
        ObjectNode object =
                JSON.createObjectNode().put("apiVersion", apiVersion).put("kind", kind);
        object.putObject("metadata")
                .put("name", name)
                .put("namespace", namespace())
                .putObject("labels")
                .put("app", name);
        return object;
    }

    protected static com.fasterxml.jackson.databind.JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
