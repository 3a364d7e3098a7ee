package dev.podfall.sim.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.Resources;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pods that were bound by hand to a node that does not fit them. The node has 4 cores, 16 GiB, room for 110 pods. */
class PodAdmissionTest {
    private static final String IMAGE = "image:'nginx:1.27'";

    private final NodeBench node = new NodeBench();

    private void isRefused(String pod, String reason, String message) {
        JsonNode status = node.pod(pod).status();
        assertThat(status.path("phase").asText()).isEqualTo("Failed");
        assertThat(status.path("reason").asText()).isEqualTo(reason);
        assertThat(status.path("message").asText()).isEqualTo("Pod was rejected: " + message);
        assertThat(status.has("containerStatuses")).isFalse();
        assertThat(node.events(pod)).containsExactly("Warning " + reason + ": " + message);
    }

    private static String asking(String requests) {
        return IMAGE + ",resources:{requests:{" + requests + "}}";
    }

    private void runs(String pod) {
        node.until(pod, "Running(1/1)", Duration.ofSeconds(30));
    }

    @Test
    void a_node_selector_that_the_node_does_not_match_is_refused_and_one_that_it_matches_is_not() {
        node.run("elsewhere", "nodeSelector:{zone:'b'},containers:[{name:'c'," + IMAGE + "}]");
        node.run("here", "nodeSelector:{zone:'a'},containers:[{name:'c'," + IMAGE + "}]");
        runs("here");

        isRefused(
                "elsewhere",
                "NodeAffinity",
                "Predicate NodeAffinity failed: node(s) didn't match Pod's node affinity/selector");
        assertThat(node.statuses("elsewhere")).containsExactly("Pending(0/1)", "NodeAffinity(0/1)");
    }

    @Test
    void required_affinity_holds_and_preferred_does_not() {
        String terms = "matchExpressions:[{key:'zone',operator:'NotIn',values:['a']}]";
        String container = "containers:[{name:'c'," + IMAGE + "}]";
        node.run(
                "required",
                "affinity:{nodeAffinity:{requiredDuringSchedulingIgnoredDuringExecution:{nodeSelectorTerms:[{" + terms
                        + "}]}}}," + container);
        node.run(
                "preferred",
                "affinity:{nodeAffinity:{preferredDuringSchedulingIgnoredDuringExecution:[{weight:1,preference:{"
                        + terms + "}}]}}," + container);
        runs("preferred");

        isRefused(
                "required",
                "NodeAffinity",
                "Predicate NodeAffinity failed: node(s) didn't match Pod's node affinity/selector");
    }

    @Test
    void a_full_node_takes_no_more_until_a_pod_leaves() {
        node.container("first", asking("cpu:'3'"));
        node.container("cpu", asking("cpu:'1500m'"));
        node.container("memory", asking("memory:'17Gi'"));
        runs("first");

        isRefused(
                "cpu",
                "OutOfcpu",
                "Node didn't have enough resource: cpu, requested: 1500, used: 3000, capacity: 4000");
        assertThat(node.pod("memory").status().path("reason").asText()).isEqualTo("OutOfmemory");

        node.delete("first", 0L);
        node.container("next", asking("cpu:'1500m'"));
        runs("next");
    }

    @ParameterizedTest
    @CsvSource({
        "kernel.msgmax, kernel.msgmax",
        "kernel/sem, kernel.sem",
        "net.core.somaxconn, net.core.somaxconn",
        "net/ipv4/conf/eth0.1/forwarding, net.ipv4.conf.eth0/1.forwarding"
    })
    void settings_of_the_kernel_that_are_not_safe_are_refused(String name, String named) {
        node.run("bent", withSysctl(name) + "nodeSelector:{zone:'b'},containers:[{name:'c'," + IMAGE + "}]");
        node.pass(Duration.ofSeconds(1));

        isRefused("bent", "SysctlForbidden", "forbidden sysctl: \"" + named + "\" not allowlisted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"net.ipv4.tcp_syncookies", "net/ipv4/ip_local_port_range", "kernel.shm_rmid_forced"})
    void settings_of_the_kernel_that_are_the_pods_own_are_not(String name) {
        node.run("fine", withSysctl(name) + "containers:[{name:'c'," + IMAGE + "}]");
        runs("fine");
    }

    private static String withSysctl(String name) {
        return "securityContext:{sysctls:[{name:'" + name + "',value:'1'}]},";
    }

    @Test
    void what_was_refused_takes_no_room() {
        node.container("too-big", asking("cpu:'5'"));
        node.container("fits", asking("cpu:'4'"));
        runs("fits");

        assertThat(node.pod("too-big").status().path("reason").asText()).isEqualTo("OutOfcpu");
    }

    @Test
    void there_are_as_many_pods_as_the_node_allows() {
        for (int i = 0; i < 110; i++) {
            node.container("pod-" + i, IMAGE);
        }
        node.container("last", IMAGE);
        node.pass(Duration.ofSeconds(1));

        isRefused(
                "last", "OutOfpods", "Node didn't have enough resource: pods, requested: 1, used: 110, capacity: 110");
        assertThat(node.pod("pod-109").status().path("phase").asText()).isEqualTo("Pending");
    }

    @Test
    void a_host_port_is_taken_once() {
        String port = IMAGE + ",ports:[{containerPort:80,hostPort:8080}]";
        node.container("first", port);
        node.container("second", port);
        node.pass(Duration.ofSeconds(1));

        isRefused(
                "second",
                "NodePorts",
                "Predicate NodePorts failed: node(s) didn't have free ports for the requested pod ports");
    }

    @Test
    void of_taints_only_NoExecute_counts() {
        taint("NoSchedule");
        node.container("passes-the-scheduler-by", IMAGE);
        runs("passes-the-scheduler-by");

        taint("NoExecute");
        node.container("driven-out", IMAGE);
        node.run("tolerant", "tolerations:[{operator:'Exists'}],containers:[{name:'c'," + IMAGE + "}]");
        runs("tolerant");

        isRefused(
                "driven-out", "TaintToleration", "Predicate TaintToleration failed: node(s) had untolerated taint(s)");
    }

    private void taint(String effect) {
        node.loop.call(() -> {
            ObjectNode object = node.client.get(Resources.NODES, null, "node-1").deepCopy();
            object.withObject("/spec")
                    .putArray("taints")
                    .addObject()
                    .put("key", "k")
                    .put("effect", effect);
            return node.client.update(Resources.NODES, object);
        });
    }

    @Test
    void a_resource_that_the_node_does_not_list_is_counted_elsewhere() {
        node.container(
                "claims", IMAGE + ",resources:{requests:{'example.com/gpu':'1'},limits:{'example.com/gpu':'1'}}");
        runs("claims");
    }

    @Test
    void a_pod_that_runs_is_not_looked_at_again_when_the_kubelet_starts_anew() {
        node.container("big", asking("cpu:'3'"));
        runs("big");
        node.container("refused", asking("cpu:'3'"));
        node.pass(Duration.ofSeconds(11));
        JsonNode before = node.pod("refused").status();

        node.restart();
        node.pass(Duration.ofMinutes(2));

        assertThat(node.pod("big").status().path("phase").asText()).isEqualTo("Running");
        assertThat(node.pod("refused").status()).isEqualTo(before);
        assertThat(before.path("reason").asText()).isEqualTo("OutOfcpu");
    }

    @Test
    void a_refused_pod_can_be_deleted() {
        node.container("refused", asking("cpu:'5'"));
        node.delete("refused", null);
        node.pass(Duration.ofSeconds(1));

        assertThat(node.client.find(Resources.PODS, NodeBench.NAMESPACE, "refused"))
                .isEmpty();
    }
}
