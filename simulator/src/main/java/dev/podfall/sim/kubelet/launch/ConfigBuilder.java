package dev.podfall.sim.kubelet.launch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.Quantity;
import dev.podfall.sim.files.NodeFiles;
import dev.podfall.sim.kubelet.env.Environment;
import dev.podfall.sim.kubelet.env.Expansion;
import dev.podfall.sim.kubelet.host.Host;
import dev.podfall.sim.kubelet.images.LocalImage;
import dev.podfall.sim.kubelet.pod.ConfigError;
import dev.podfall.sim.kubelet.pod.ContainerSpec;
import dev.podfall.sim.kubelet.pod.PodView;
import dev.podfall.sim.kubelet.volumes.SingleFile;
import dev.podfall.sim.kubelet.volumes.VolumeManager;
import dev.podfall.sim.workload.ContainerRuntime.ContainerConfig;
import dev.podfall.sim.workload.ContainerRuntime.Mount;
import dev.podfall.sim.workload.ContainerRuntime.SharedProcesses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns a container's spec into what the runtime starts. Mirrors {@code generateContainerConfig}. */
public final class ConfigBuilder {
    private final Environment environment;
    private final VolumeManager volumes;
    private final NodeFiles files;
    private final String node;

    public ConfigBuilder(Host host, VolumeManager volumes) {
        this.environment = new Environment(host);
        this.files = host.files();
        this.node = host.node();
        this.volumes = volumes;
    }

    /** @throws ConfigError for CreateContainerConfigError */
    public ContainerConfig build(PodView pod, ContainerSpec container, String id, String ip, LocalImage image) {
        SecurityContext security = SecurityContext.of(pod, container);
        Map<String, String> variables = environment.of(pod, container, ip);
        security.verify(pod, container, image.content());
        JsonNode limits = container.resources().path("limits");
        return new ContainerConfig(
                id,
                pod.namespace(),
                pod.name(),
                container.name(),
                ip,
                image.content(),
                expand(container.strings("command"), variables),
                expand(container.strings("args"), variables),
                container.json().path("workingDir").textValue(),
                variables,
                mounts(pod, container, new SingleFile(files), variables),
                limits.has("memory") ? Quantity.of(limits.path("memory")).longValue() : null,
                limits.has("cpu") ? Quantity.of(limits.path("cpu")).milliValue() : null,
                security.credentials(image.content()),
                security.privileges(image.content()),
                new PodNames(pod, node).files(ip),
                new SharedProcesses(
                        pod.spec().path("shareProcessNamespace").asBoolean(),
                        container.json().path("targetContainerName").asText()),
                security.readOnlyRootFilesystem(),
                container.json().path("tty").asBoolean(),
                container.json().path("stdin").asBoolean());
    }

    /** The pod's volumes, and the file for the termination message. */
    public Map<String, Mount> mounts(
            PodView pod, ContainerSpec container, SingleFile terminationLog, Map<String, String> variables) {
        Map<String, Mount> mounts = new LinkedHashMap<>(volumes.mounts(pod, container, variables::get));
        String path = terminationPath(container);
        if (!path.isEmpty()) {
            mounts.put(path, terminationLog);
        }
        return mounts;
    }

    public static String terminationPath(ContainerSpec container) {
        return container.json().path("terminationMessagePath").asText("/dev/termination-log");
    }

    private static List<String> expand(List<String> words, Map<String, String> variables) {
        return words.stream().map(w -> Expansion.expand(w, variables::get)).toList();
    }
}
