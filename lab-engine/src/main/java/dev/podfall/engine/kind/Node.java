package dev.podfall.engine.kind;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.DockerException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.ContainerState;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.MountableFile;

/** A node of a cluster, whether this process started its container or found it again. */
final class Node implements ContainerState {
    /** Also for who is not root: the registry's user reads it, although the server lets nobody else read what it writes. */
    private static final Integer READABLE = 0644;

    private final Docker docker;
    private final String container;
    private final String name;

    Node(Docker docker, String container, String name) {
        this.docker = docker;
        this.container = container;
        this.name = name;
    }

    String name() {
        return name;
    }

    @Override
    public String getContainerId() {
        return container;
    }

    @Override
    public List<Integer> getExposedPorts() {
        return List.of(NodeContainer.API_PORT);
    }

    @Override
    public InspectContainerResponse getContainerInfo() {
        return docker.client().inspectContainerCmd(container).exec();
    }

    /** Its address among the containers. */
    String address() {
        return getContainerInfo().getNetworkSettings().getNetworks().values().stream()
                .map(n -> n.getIpAddress())
                .filter(ip -> ip != null && !ip.isEmpty())
                .findFirst()
                .orElseThrow(() -> new NodeDoesNotStart(name, "it has no address", null));
    }

    /** Runs a command and waits for its end. */
    ExecResult execute(String... command) {
        try {
            return execInContainer(StandardCharsets.UTF_8, command);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NodeCommandFailed(name, command[0], "interrupted", e);
        } catch (IOException | IllegalStateException | UnsupportedOperationException | DockerException e) {
            throw new NodeCommandFailed(name, command[0], String.valueOf(e.getMessage()), e);
        }
    }

    /** What the command prints. @throws NodeCommandFailed if it ends with anything but 0 */
    String run(String... command) {
        ExecResult result = execute(command);
        if (result.getExitCode() != 0) {
            String said = Words.last(result.getStdout() + "\n" + result.getStderr(), 5);
            throw new NodeCommandFailed(name, String.join(" ", command), said, null);
        }
        return result.getStdout();
    }

    void write(String path, String text) {
        copyFileToContainer(Transferable.of(text), path);
    }

    void copy(Path file, String path) {
        copyFileToContainer(MountableFile.forHostPath(file, READABLE), path);
    }

    void remove() {
        docker.remove(container);
    }
}
