package dev.podfall.engine.kind;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Volume;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * A container that looks like a machine, as kind makes it. Mirrors {@code pkg/cluster/internal/providers/docker/provision.go}
 * but for the network: it stays on Docker's own, so that there is none to remove.
 */
final class NodeContainer extends GenericContainer<NodeContainer> {
    static final int API_PORT = 6443;
    private static final Path MODULES = Path.of("/lib/modules");
    private static final Duration BOOT = Duration.ofMinutes(3);

    /** @param first whether the API server will run in it */
    NodeContainer(String image, String container, String node, Map<String, String> labels, boolean first) {
        super(DockerImageName.parse(image));
        withPrivilegedMode(true);
        withTmpFs(Map.of("/tmp", "rw", "/run", "rw"));
        withLabels(labels);
        withEnv("KUBECONFIG", Kubeadm.ADMIN);
        if (first) {
            withExposedPorts(API_PORT);
        }
        withCreateContainerCmdModifier(command -> asMachine(command, container, node, first));
        waitingFor(
                Wait.forLogMessage(".*Reached target .*Multi-User System.*", 1).withStartupTimeout(BOOT));
    }

    private static void asMachine(CreateContainerCmd command, String container, String node, boolean first) {
        command.withName(container).withHostName(node).withTty(true).withVolumes(new Volume("/var"));
        HostConfig host = command.getHostConfig();
        host.withSecurityOpts(List.of("seccomp=unconfined", "apparmor=unconfined"))
                .withCgroupnsMode("private")
                .withInit(false);
        if (Files.isDirectory(MODULES)) {
            // Past Testcontainers' own method, which fetches another image first to try whether this works.
            host.withBinds(new Bind(MODULES.toString(), new Volume(MODULES.toString()), AccessMode.ro));
        }
        if (first) {
            host.withPortBindings(new PortBinding(Docker.door(), ExposedPort.tcp(API_PORT)));
        }
    }
}
