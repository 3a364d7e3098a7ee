package dev.podfall.sim.kubelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.gateway.NodeGateway.ExecRequest;
import dev.podfall.sim.gateway.NodeGateway.LogRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pods that work: probes, deletion, logs, volumes, and what survives a restart of the process. */
class PodLifeTest {
    private static final String SCORER = "image:'registry.ml.internal/fraud-scorer:v1',"
            + "env:[{name:'FEATURE_STORE_TOKEN',value:'t'},{name:'THRESHOLD',value:'0.5'}]";

    private final NodeBench node = new NodeBench();

    @Test
    void a_pod_runs_and_reports_what_a_real_kubelet_reports() {
        node.container(
                "web", "image:'nginx:1.27',resources:{requests:{cpu:'50m',memory:'32Mi'},limits:{memory:'64Mi'}}");
        node.until("web", "Running(1/1)", Duration.ofSeconds(30));

        JsonNode status = node.pod("web").status();
        assertThat(status.path("podIP").asText()).isEqualTo("10.244.0.2");
        assertThat(status.path("hostIP").asText()).isEqualTo("10.89.1.2");
        assertThat(status.path("qosClass").asText()).isEqualTo("Burstable");
        assertThat(status.path("allocatedResources").toString()).isEqualTo("{\"cpu\":\"50m\",\"memory\":\"32Mi\"}");
        JsonNode c = node.status("web");
        assertThat(c.path("image").asText()).isEqualTo("docker.io/library/nginx:1.27");
        assertThat(c.path("imageID").asText()).startsWith("docker.io/library/nginx@sha256:");
        assertThat(c.path("containerID").asText()).matches("containerd://[0-9a-f]{64}");
        assertThat(c.path("started").asBoolean()).isTrue();
        assertThat(c.path("resources").path("limits").path("memory").asText()).isEqualTo("64Mi");
        assertThat(status.path("conditions").findValuesAsText("type"))
                .containsExactly(
                        "PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady", "PodScheduled");
        assertThat(status.path("conditions").findValuesAsText("status")).containsOnly("True");
        List<String> events = node.events("web");
        assertThat(events).hasSize(4).startsWith("Normal Pulling: Pulling image \"nginx:1.27\"");
        assertThat(events.get(1))
                .matches("Normal Pulled: Successfully pulled image \"nginx:1.27\" in \\S+ \\(\\S+ including "
                        + "waiting\\)\\. Image size: \\d+ bytes\\.");
        assertThat(events).endsWith("Normal Created: Container created", "Normal Started: Container started");
    }

    @Test
    void a_deleted_pod_terminates_completes_and_goes() {
        node.container("web", "image:'nginx:1.27'");
        node.until("web", "Running(1/1)", Duration.ofSeconds(30));
        node.delete("web", null);
        node.until("web", "deleted", Duration.ofSeconds(40));

        assertThat(node.statuses("web"))
                .containsExactly(
                        "Pending(0/1)",
                        "ContainerCreating(0/1)",
                        "Running(1/1)",
                        "Terminating(1/1)",
                        "Completed(0/1)",
                        "deleted");
        assertThat(node.events("web")).last().isEqualTo("Normal Killing: Stopping container c");
        assertThat(node.kubelet.pods()).isEmpty();
        assertThat(node.api.nodeDisk().all("node-1/pod/")).isEmpty();
        assertThat(node.api.nodeDisk().all("node-1/log/")).isEmpty();
    }

    @Test
    void a_readiness_probe_on_the_wrong_port_keeps_the_pod_unready() {
        node.container(
                "web",
                "image:'nginx:1.27',ports:[{name:'http',containerPort:80}],"
                        + "readinessProbe:{httpGet:{path:'/healthz',port:8081},periodSeconds:5}");
        node.pass(Duration.ofSeconds(60));

        assertThat(node.statuses("web")).containsExactly("Pending(0/1)", "ContainerCreating(0/1)", "Running(0/1)");
        assertThat(node.events("web"))
                .anyMatch(
                        e -> e.startsWith(
                                "Warning Unhealthy: Readiness probe failed: Get "
                                        + "\"http://10.244.0.2:8081/healthz\": dial tcp 10.244.0.2:8081: connect: connection refused (x"));
        JsonNode ready = node.pod("web").condition("Ready").orElseThrow();
        assertThat(ready.path("reason").asText()).isEqualTo("ContainersNotReady");
        assertThat(ready.path("message").asText()).isEqualTo("containers with unready status: [c]");
    }

    @Test
    void a_failing_liveness_probe_restarts_the_container() {
        node.container(
                "web",
                "image:'nginx:1.27',livenessProbe:{httpGet:{path:'/nope',port:80},periodSeconds:5,failureThreshold:3}");
        node.pass(Duration.ofSeconds(40));

        assertThat(node.events("web").stream().map(e -> e.replaceAll(" \\(x\\d+\\)$", "")))
                .contains(
                        "Warning Unhealthy: Liveness probe failed: HTTP probe failed with statuscode: 404",
                        "Normal Killing: Container c failed liveness probe, will be restarted");
        assertThat(node.status("web").path("restartCount").asInt()).isPositive();
        node.pass(Duration.ofMinutes(5));
        assertThat(node.statuses("web")).contains("CrashLoopBackOff(0/1)");
    }

    @Test
    void a_startup_probe_holds_the_others_back() {
        node.container(
                "scorer",
                SCORER + ",startupProbe:{httpGet:{path:'/healthz',port:8080},periodSeconds:1,failureThreshold:120},"
                        + "readinessProbe:{httpGet:{path:'/ready',port:8080},periodSeconds:2}");
        node.until("scorer", "Running(0/1)", Duration.ofSeconds(30));
        assertThat(node.status("scorer").path("started").asBoolean()).isFalse();
        node.until("scorer", "Running(1/1)", Duration.ofMinutes(2));
        assertThat(node.status("scorer").path("started").asBoolean()).isTrue();
    }

    @Test
    void a_sidecar_starts_before_and_stops_after_the_container() {
        node.run(
                "pair",
                "initContainers:[{name:'proxy',image:'hashicorp/http-echo',args:['-listen=:5678','-text=hi'],"
                        + "restartPolicy:'Always'}],containers:[{name:'web',image:'nginx:1.27'}]");
        node.until("pair", "Running(2/2)", Duration.ofSeconds(30));
        node.delete("pair", null);
        node.until("pair", "deleted", Duration.ofSeconds(60));
        assertThat(node.events("pair"))
                .contains("Normal Killing: Stopping container web", "Normal Killing: Stopping container proxy");
    }

    @Test
    void a_pod_that_never_ran_ends_as_ContainerStatusUnknown() {
        node.container("web", "image:'nginx:1.99-nope'");
        node.until("web", "ErrImagePull(0/1)", Duration.ofSeconds(30));
        node.delete("web", null);
        node.until("web", "deleted", Duration.ofSeconds(40));

        assertThat(node.statuses("web"))
                .containsSubsequence("Terminating(0/1)", "ContainerStatusUnknown(0/1)", "deleted");
    }

    @Test
    void logs_of_a_container_that_waits_are_refused_with_the_reason() {
        node.container("web", "image:'nginx:1.99-nope'");
        node.pass(Duration.ofSeconds(1));
        assertThatThrownBy(() -> node.logs("web", false))
                .hasMessageContaining("container \"c\" in pod \"web\" is waiting to start: ");
        node.until("web", "ImagePullBackOff(0/1)", Duration.ofSeconds(40));
        assertThatThrownBy(() -> node.logs("web", false))
                .hasMessage("container \"c\" in pod \"web\" is waiting to start: trying and failing to pull image");
        assertThatThrownBy(() -> node.logs("web", true))
                .hasMessage("previous terminated container \"c\" in pod \"web\" not found");
    }

    @Test
    void logs_can_be_cut_stamped_and_followed() {
        node.container("scorer", SCORER);
        node.until("scorer", "Running(1/1)", Duration.ofSeconds(30));
        node.pass(Duration.ofMinutes(1));
        String all = node.logs("scorer", false);
        String[] lines = all.split("\n");
        assertThat(lines.length).isGreaterThan(1);

        assertThat(node.logs(new LogRequest("shop", "scorer", "c", false, false, false, 1L, null, null, null)))
                .isEqualTo(lines[lines.length - 1] + "\n");
        assertThat(node.logs(new LogRequest("shop", "scorer", "c", false, false, true, 1L, null, null, null)))
                .matches("(?s)\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{9}Z .*\n");
        assertThat(node.logs(new LogRequest("shop", "scorer", "c", false, false, false, null, null, null, 10L)))
                .isEqualTo(all.substring(0, 10));

        StringBuilder followed = new StringBuilder();
        LogRequest follow = new LogRequest("shop", "scorer", "c", false, true, false, 0L, null, null, null);
        node.loop.call(() -> node.router.logs(follow, new NodeBench.Collected(followed)));
        node.delete("scorer", null);
        node.until("scorer", "deleted", Duration.ofSeconds(60));
        assertThat(followed).isNotEmpty();
    }

    @Test
    void exec_in_a_pod_without_that_container_is_refused() {
        node.container("web", "image:'nginx:1.99-nope'");
        node.pass(Duration.ofSeconds(5));
        ExecRequest request = new ExecRequest("shop", "web", "c", List.of("ls"), false, true, true, false);
        assertThatThrownBy(() -> node.router.exec(request, new NodeBench.Collected(new StringBuilder())))
                .hasMessage("unable to upgrade connection: container not found (\"c\")");
    }

    @Test
    void a_changed_image_restarts_the_container() {
        node.container("web", "image:'nginx:1.99-nope'");
        node.until("web", "ImagePullBackOff(0/1)", Duration.ofSeconds(40));
        node.loop.call(() -> node.client.patch(
                Resources.PODS,
                "shop",
                "web",
                PatchType.STRATEGIC,
                NodeBench.json("{spec:{containers:[{name:'c',image:'nginx:1.27'}]}}"),
                null));
        node.until("web", "Running(1/1)", Duration.ofSeconds(40));
        assertThat(node.status("web").path("image").asText()).isEqualTo("docker.io/library/nginx:1.27");
    }

    @Test
    void a_mounted_config_map_follows_its_object() {
        node.create(
                Resources.CONFIGMAPS,
                "{apiVersion:'v1',kind:'ConfigMap',metadata:{name:'page',namespace:'shop'},data:{'a.txt':'one'}}");
        node.run(
                "web",
                "volumes:[{name:'v',configMap:{name:'page'}}],containers:[{name:'c',image:'nginx:1.27',"
                        + "volumeMounts:[{name:'v',mountPath:'/usr/share/nginx/html'}]}]");
        node.until("web", "Running(1/1)", Duration.ofSeconds(30));
        assertThat(get("http://10.244.0.2/a.txt")).isEqualTo("one");
        node.loop.call(() -> node.client.patch(
                Resources.CONFIGMAPS, "shop", "page", PatchType.MERGE, NodeBench.json("{data:{'a.txt':'two'}}"), null));
        node.pass(Duration.ofSeconds(100));
        assertThat(get("http://10.244.0.2/a.txt")).isEqualTo("two");
    }

    private String get(String url) {
        StringBuilder body = new StringBuilder();
        node.loop.call(() -> {
            node.network
                    .fromNode()
                    .http(
                            dev.podfall.sim.net.HttpRequest.get(url),
                            Duration.ofSeconds(5),
                            r -> body.append(r.ok() ? r.response().bodyText() : r.failure()));
            return null;
        });
        node.pass(Duration.ofSeconds(2));
        return body.toString();
    }

    @Test
    void the_deadline_of_a_pod_ends_it() {
        node.run("short", "activeDeadlineSeconds:10,containers:[{name:'c',image:'nginx:1.27'}]");
        node.pass(Duration.ofSeconds(30));

        assertThat(node.statuses("short"))
                .containsExactly("Pending(0/1)", "ContainerCreating(0/1)", "Running(1/1)", "Completed(0/1)");
        assertThat(node.pod("short").status().path("phase").asText()).isEqualTo("Failed");
        assertThat(node.pod("short").status().path("reason").asText()).isEqualTo("DeadlineExceeded");
        assertThat(node.events("short"))
                .contains("Normal DeadlineExceeded: Pod was active on the node longer than the specified deadline");
    }

    @Test
    void the_node_registers_and_renews_its_lease() {
        KubeObject object = new KubeObject(node.client.get(Resources.NODES, null, "node-1"));
        assertThat(object.is("Ready")).isTrue();
        assertThat(object.labels())
                .containsEntry("kubernetes.io/hostname", "node-1")
                .containsEntry("zone", "a");
        assertThat(object.status().path("capacity").path("cpu").asText()).isEqualTo("4");
        assertThat(object.status().path("nodeInfo").path("kubeletVersion").asText())
                .isEqualTo("v1.36.3");
        node.pass(Duration.ofSeconds(35));
        JsonNode lease =
                node.client.get(Resources.LEASES, "kube-node-lease", "node-1").path("spec");
        Instant renewed = Instant.parse(lease.path("renewTime").asText());
        assertThat(Duration.between(renewed, node.loop.now())).isLessThan(Duration.ofSeconds(11));
    }

    @Test
    void a_new_kubelet_on_the_same_disk_goes_on_with_what_runs() {
        node.container("scorer", SCORER + ",readinessProbe:{httpGet:{path:'/ready',port:8080},periodSeconds:2}");
        node.until("scorer", "Running(1/1)", Duration.ofMinutes(2));
        node.pass(Duration.ofSeconds(15));
        String before = node.logs("scorer", false);
        String id = node.status("scorer").path("containerID").asText();
        node.restart();
        node.pass(Duration.ofMinutes(1));

        assertThat(node.status("scorer").path("containerID").asText()).isEqualTo(id);
        assertThat(node.status("scorer").path("restartCount").asInt()).isZero();
        assertThat(node.statuses("scorer")).last().isEqualTo("Running(1/1)");
        assertThat(node.statuses("scorer").stream().filter("Running(1/1)"::equals))
                .hasSize(1);
        assertThat(node.logs("scorer", false)).startsWith(before);
        assertThat(node.logs("scorer", false).split("\n")).doesNotHaveDuplicates();
    }
}
