package dev.podfall.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi.ExecResult;
import dev.podfall.engine.ClusterApi.HttpCall;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.scenario.LabFacts.Access;
import dev.podfall.scenario.LabFacts.Grant;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every runtime's {@link ClusterApi} promises: of objects, of what runs in pods, and of what learners may do. A subclass says which
 * cluster it is tried on.
 */
public abstract class ClusterApiContract extends ObjectsContract {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Test
    void a_debug_container_joins_a_running_pod() {
        api().create(pod("debugged", "sleep 3600"));
        awaitPhase("debugged", "Running");
        ObjectNode container = (ObjectNode) json("{'name':'helper','image':'busybox:1.36','command':['sleep','3600']}");
        api().debug(namespace(), "debugged", container);
        assertThat(cluster()
                        .await(
                                () -> api().find("Pod", namespace(), "debugged")
                                        .orElseThrow()
                                        .at("/status/ephemeralContainerStatuses/0/state")
                                        .has("running"),
                                LIMIT))
                .isTrue();
        api().delete(new ObjectAt("Pod", namespace(), "debugged"), 0L);
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
    void a_learner_may_do_what_the_role_edit_allows_and_no_more() {
        admit(Access.Role.edit, List.of());
        assertThat(List.of(
                        "patch deployments.apps",
                        "create pods/exec",
                        "create pods/eviction",
                        "get secrets",
                        "create serviceaccounts/token",
                        "impersonate serviceaccounts",
                        "list endpointslices.discovery.k8s.io"))
                .allMatch(this::mayLearner);
        assertThat(List.of(
                        "patch endpoints",
                        "create endpointslices.discovery.k8s.io",
                        "patch pods/ephemeralcontainers",
                        "delete resourcequotas",
                        "create rolebindings.rbac.authorization.k8s.io"))
                .noneMatch(this::mayLearner);
        assertThat(api().canI("learner", "list", "secrets", "kube-system")).isFalse();
        assertThat(api().canI("learner", "delete", "nodes", null)).isFalse();
    }

    @Test
    void a_lab_may_name_more_than_a_role_allows() {
        Grant debugging = new Grant(List.of(""), List.of("pods/ephemeralcontainers"), List.of("patch"));
        admit(Access.Role.edit, List.of(debugging));
        assertThat(mayLearner("patch pods/ephemeralcontainers")).isTrue();
        assertThat(mayLearner("delete resourcequotas")).isFalse();
        api().delete(new ObjectAt("RoleBinding", namespace(), "learner-extra"), null);
    }

    @Test
    void what_somebody_would_create_is_tried_and_not_stored() {
        ObjectNode wish = configMap("wish", "a");
        api().dryRun(null, wish);
        ClusterApi.Subject nobody = new ClusterApi.Subject("nobody", List.of("team-nobody"));
        assertThatThrownBy(() -> api().dryRun(nobody, wish))
                .hasMessageContaining("User \"nobody\" cannot create resource \"configmaps\"")
                .asInstanceOf(type(RequestRefused.class))
                .returns(403, RequestRefused::status);
        assertThat(api().find("ConfigMap", namespace(), "wish")).isEmpty();
    }

    private void admit(Access.Role role, List<Grant> more) {
        cluster().admit(new Learner("learner", namespace(), List.of(new Access(namespace(), role, more))));
    }

    private boolean mayLearner(String what) {
        String[] words = what.split(" ");
        return api().canI("learner", words[0], words[1], namespace());
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
}
