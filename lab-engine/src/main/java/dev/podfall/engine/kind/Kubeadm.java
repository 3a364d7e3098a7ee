package dev.podfall.engine.kind;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.testcontainers.containers.Container.ExecResult;

/** Makes a cluster of nodes that have booted. Mirrors kind's {@code pkg/cluster/internal/create/actions}. */
final class Kubeadm {
    static final String ADMIN = "/etc/kubernetes/admin.conf";
    private static final String CONFIG = "/kind/kubeadm.conf";
    private static final List<String> CONTROL_PLANE =
            List.of("etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler");
    private static final int LAST_WORDS = 12;
    private static final int OLDEST_MINOR = 31;

    private final String cluster;
    private final String image;
    private final Node first;
    private final String token = token();

    Kubeadm(String cluster, String image, Node first) {
        this.cluster = cluster;
        this.image = image;
        this.first = first;
    }

    void init() {
        writeConfig(first, first.address());
        first.run("mkdir", "-p", KubeadmConfig.PATCHES);
        for (String component : CONTROL_PLANE) {
            String file = KubeadmConfig.PATCHES + "/" + component + "+strategic.yaml";
            first.write(file, KubeadmConfig.modest(component));
        }
        kubeadm(first, "init", "--skip-token-print");
    }

    void join(Node node) {
        writeConfig(node, node.address());
        kubeadm(node, "join");
    }

    /** Lets pods run on the only node. */
    void useControlPlaneForPods() {
        first.run("kubectl", "taint", "nodes", "--all", "node-role.kubernetes.io/control-plane-");
        first.run("kubectl", "label", "nodes", "--all", "node.kubernetes.io/exclude-from-external-load-balancers-");
    }

    /** Pod network and storage, as the node image brings them. */
    void install() {
        String network = first.run("cat", "/kind/manifests/default-cni.yaml");
        first.write(
                "/kind/podfall-network.yaml", network.replaceAll("\\{\\{\\s*\\.PodSubnet\\s*}}", KubeadmConfig.PODS));
        first.run("kubectl", "create", "-f", "/kind/podfall-network.yaml");
        if (network.contains("would you kindly patch this file")) {
            String server = "CONTROL_PLANE_ENDPOINT=" + first.address() + ":" + NodeContainer.API_PORT;
            first.run("kubectl", "-n", "kube-system", "set", "env", "daemonset/kindnet", server);
        }
        first.run("kubectl", "create", "-f", "/kind/manifests/default-storage.yaml");
    }

    /** One resolver is enough for a cluster of one person. */
    void awaitReady(int seconds) {
        first.run("kubectl", "-n", "kube-system", "scale", "deployment/coredns", "--replicas=1");
        await("kubectl", "wait", "--for=condition=Ready", "nodes", "--all", "--timeout=" + seconds + "s");
        await("kubectl", "-n", "kube-system", "rollout", "status", "deployment/coredns", "--timeout=" + seconds + "s");
    }

    /** A kubeconfig for a user whose certificate the cluster's own authority signs. */
    String kubeconfig(String user, String group) {
        return first.run(
                "kubeadm", "kubeconfig", "user", "--config=" + CONFIG, "--client-name=" + user, "--org=" + group);
    }

    private void writeConfig(Node node, String address) {
        String version = first.run("cat", "/kind/version").strip();
        String[] parts = version.replaceFirst("^v", "").split("\\.");
        if (parts.length < 2 || !parts[1].matches("\\d+") || Integer.parseInt(parts[1]) < OLDEST_MINOR) {
            throw new KubernetesTooOld(image, version);
        }
        KubeadmConfig config = new KubeadmConfig(cluster, version, first.address(), address, Docker.host(), token);
        node.write(CONFIG, config.text());
    }

    private static String token() {
        SecureRandom chance = new SecureRandom();
        String drawn =
                chance.ints(22, 0, 36).mapToObj(i -> Integer.toString(i, 36)).collect(Collectors.joining());
        return drawn.substring(0, 6) + "." + drawn.substring(6);
    }

    private static void kubeadm(Node node, String verb, String... options) {
        List<String> command = new ArrayList<>(List.of("kubeadm", verb, "--config=" + CONFIG, "--v=1"));
        command.addAll(List.of(options));
        ExecResult result = node.execute(command.toArray(String[]::new));
        if (result.getExitCode() != 0) {
            String said = Words.last(result.getStdout() + "\n" + result.getStderr(), LAST_WORDS);
            throw new KubeadmFailed("kubeadm " + verb + " in " + node.name(), said);
        }
    }

    private void await(String... command) {
        ExecResult result = first.execute(command);
        if (result.getExitCode() != 0) {
            String pods = first.execute("kubectl", "get", "nodes,pods", "-A").getStdout();
            throw new KubeadmFailed(
                    String.join(" ", command), Words.last(result.getStderr() + "\n" + pods, LAST_WORDS));
        }
    }
}
