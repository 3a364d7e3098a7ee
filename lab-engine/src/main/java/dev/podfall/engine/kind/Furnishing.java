package dev.podfall.engine.kind;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.image.ModelImages;
import dev.podfall.engine.real.Already;
import dev.podfall.engine.real.Connection;
import dev.podfall.engine.real.Connections;
import java.nio.file.Path;
import java.util.List;

/**
 * Puts into a cluster what labs find there: the images, without a registry to pull them from; a registry all the same, so
 * that a wrong tag is truly not found; and the prober.
 */
final class Furnishing {
    private static final String SHELF = "/kind/podfall-images";

    private final Path cache;

    /** @param cache where images are kept once they are built */
    Furnishing(Path cache) {
        this.cache = cache;
    }

    void of(Nodes nodes, Steps steps) {
        List<Path> archives = steps.step(
                "images",
                "Building the images of the labs",
                () -> ModelImages.usual().archives(cache));
        steps.step("load", "Loading images into the nodes", () -> nodes.all().forEach(n -> load(n, archives)));
        steps.step("registry", "Starting the labs' registry and what looks from inside", () -> start(nodes));
    }

    private static void load(Node node, List<Path> archives) {
        node.run("mkdir", "-p", SHELF, "/etc/containerd/certs.d/registry.ml.internal");
        for (Path archive : archives) {
            String there = SHELF + "/" + archive.getFileName();
            node.copy(archive, there);
            node.run("ctr", "--namespace=k8s.io", "images", "import", there);
        }
        node.write("/etc/containerd/certs.d/registry.ml.internal/hosts.toml", Registry.HOSTS);
        node.write("/etc/kubernetes/manifests/podfall-registry.yaml", Registry.manifest(SHELF));
    }

    private static void start(Nodes nodes) {
        try (Connection connection = Connections.to(nodes.adminKubeconfig())) {
            ObjectNode namespace = JsonNodeFactory.instance.objectNode();
            namespace.put("apiVersion", "v1").put("kind", "Namespace");
            namespace.putObject("metadata").put("name", KindCluster.SYSTEM);
            Already.tolerate(() -> connection.post("/api/v1/namespaces", namespace));
            KindCluster.prober(connection).ensure();
            new RegistryPods(connection).awaitReady(nodes.all().size());
        }
    }
}
