package dev.podfall.sim.kubelet.node;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.kubelet.host.Host;
import dev.podfall.sim.kubelet.images.ImageStore;
import dev.podfall.sim.kubelet.images.LocalImage;
import dev.podfall.sim.workload.Kernel;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What a node says of itself. Mirrors {@code pkg/kubelet/nodestatus/setters.go}. */
final class NodeStatus {
    /** Kept free by the kubelet's default hard eviction threshold {@code memory.available<100Mi}. */
    private static final long RESERVED_MEMORY = 100L << 20;

    private static final int MOST_IMAGES = 50;

    private final Host host;
    private final NodeProfile spec;
    private final ImageStore images;
    private final String version;

    /** @param version such as {@code v1.36.3} */
    NodeStatus(Host host, NodeProfile spec, ImageStore images, String version) {
        this.host = host;
        this.spec = spec;
        this.images = images;
        this.version = version;
    }

    /** The status now; conditions keep the transition times of {@code before}. */
    ObjectNode now(ObjectNode before) {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        ArrayNode addresses = status.putArray("addresses");
        addresses.addObject().put("type", "InternalIP").put("address", host.ip());
        addresses.addObject().put("type", "Hostname").put("address", spec.name());
        resources(status.putObject("capacity"), 0, NodeProfile.DISK_BYTES / 1024 + "Ki");
        resources(status.putObject("allocatable"), RESERVED_MEMORY, Long.toString(NodeProfile.DISK_BYTES / 10 * 9));
        status.set(
                "conditions",
                before.path("conditions").isArray() ? before.path("conditions").deepCopy() : null);
        if (!status.path("conditions").isArray()) {
            status.putArray("conditions");
        }
        conditions(status);
        status.putObject("daemonEndpoints").putObject("kubeletEndpoint").put("Port", 10250);
        status.putObject("features").put("supplementalGroupsPolicy", true);
        images(status.putArray("images"));
        info(status.putObject("nodeInfo"));
        runtimeHandlers(status.putArray("runtimeHandlers"));
        return status;
    }

    private void resources(ObjectNode list, long lessMemory, String disk) {
        Map<String, String> all = new TreeMap<>();
        all.put("cpu", spec.cpuMillis() % 1000 == 0 ? spec.cpuMillis() / 1000 + "" : spec.cpuMillis() + "m");
        all.put("ephemeral-storage", disk);
        all.put("hugepages-1Gi", "0");
        all.put("hugepages-2Mi", "0");
        all.put("memory", (spec.memoryBytes() - lessMemory) / 1024 + "Ki");
        all.put("pods", Integer.toString(spec.pods()));
        spec.extended().forEach((name, amount) -> all.put(name, amount.toString()));
        all.forEach(list::put);
    }

    private void conditions(ObjectNode status) {
        condition(
                status,
                "MemoryPressure",
                "False",
                "KubeletHasSufficientMemory",
                "kubelet has sufficient memory available");
        condition(status, "DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure");
        condition(status, "PIDPressure", "False", "KubeletHasSufficientPID", "kubelet has sufficient PID available");
        condition(status, "Ready", "True", "KubeletReady", "kubelet is posting ready status");
        String now = KubeObject.time(host.now());
        status.path("conditions").forEach(c -> {
            if (!c.path("reason").asText().equals("RouteCreated")) {
                ((ObjectNode) c).put("lastHeartbeatTime", now);
            }
        });
    }

    private void condition(ObjectNode status, String type, String value, String reason, String message) {
        KubeObject.setCondition(status, type, value, reason, message, host.now());
    }

    private void images(ArrayNode list) {
        List<LocalImage> largest = images.all().stream()
                .sorted(Comparator.comparingLong((LocalImage i) -> i.content().sizeBytes())
                        .reversed())
                .limit(MOST_IMAGES)
                .toList();
        for (LocalImage image : largest) {
            ObjectNode entry = list.addObject();
            entry.putArray("names").add(image.reference()).add(image.name());
            entry.put("sizeBytes", image.content().sizeBytes());
        }
    }

    private void info(ObjectNode info) {
        String machine = UUID.nameUUIDFromBytes(spec.name().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
        info.put("architecture", "amd64").put("bootID", machine);
        info.put("containerRuntimeVersion", "containerd://2.2.9").put("kernelVersion", Kernel.RELEASE);
        info.put("kubeProxyVersion", "").put("kubeletVersion", version);
        info.put("machineID", machine.replace("-", "")).put("operatingSystem", "linux");
        info.put("osImage", "Debian GNU/Linux 12 (bookworm)").put("systemUUID", machine);
    }

    private static void runtimeHandlers(ArrayNode handlers) {
        for (String name : List.of("", "runc")) {
            ObjectNode handler = handlers.addObject();
            handler.putObject("features").put("recursiveReadOnlyMounts", true).put("userNamespaces", true);
            handler.put("name", name);
        }
    }
}
