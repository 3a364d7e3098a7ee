package dev.podfall.engine.kind;

import dev.podfall.engine.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.testcontainers.containers.ContainerLaunchException;

/** Makes a cluster out of nothing, or leaves nothing. */
final class Machinery {
    private static final int READY_SECONDS = 180;

    private final Docker docker;
    private final KindSettings settings;
    private final Labels labels;

    Machinery(Docker docker, KindSettings settings, Labels labels) {
        this.docker = docker;
        this.settings = settings;
        this.labels = labels;
    }

    /** @param furnish puts into the nodes what is not of Kubernetes */
    Nodes build(String id, int count, Progress progress, Consumer<Nodes> furnish) {
        Steps steps = new Steps(progress);
        String image = settings.reference();
        if (!docker.hasImage(image)) {
            steps.step("image", "Fetching the node image " + settings.image(), () -> docker.fetch(image));
        }
        List<Node> started = new ArrayList<>();
        try {
            String what = count == 1 ? "Booting a node" : "Booting " + count + " nodes";
            steps.step("container", what, () -> boot(id, count, started));
            Nodes nodes = new Nodes(id, started);
            assemble(nodes, steps);
            furnish.accept(nodes);
            return nodes;
        } catch (RuntimeException failure) {
            started.forEach(Node::remove);
            throw failure;
        }
    }

    private void boot(String id, int count, List<Node> started) {
        for (int i = 1; i <= count; i++) {
            String name = "node-" + i;
            String container = labels.container(id, name);
            docker.remove(container);
            started.add(boot(container, name, labels.ofNode(id, name), i == 1));
        }
    }

    private Node boot(String container, String name, Map<String, String> marks, boolean first) {
        NodeContainer machine = new NodeContainer(settings.reference(), container, name, marks, first);
        try {
            machine.start();
        } catch (ContainerLaunchException notUp) {
            docker.remove(container);
            throw new NodeDoesNotStart(name, Words.rootOf(notUp), notUp);
        }
        return new Node(docker, machine.getContainerId(), name);
    }

    private void assemble(Nodes nodes, Steps steps) {
        Kubeadm kubeadm = new Kubeadm(nodes.id(), settings.image(), nodes.first());
        steps.step("kubeadm", "Starting the control plane", kubeadm::init);
        steps.step("network", "Setting up pod network and storage", kubeadm::install);
        if (nodes.others().isEmpty()) {
            kubeadm.useControlPlaneForPods();
        } else {
            steps.step("join", "Joining the other nodes", () -> nodes.others().forEach(kubeadm::join));
        }
        steps.step("ready", "Waiting until the nodes are ready", () -> kubeadm.awaitReady(READY_SECONDS));
    }
}
