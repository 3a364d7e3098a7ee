package dev.podfall.sim.net;

import java.time.Instant;
import java.util.List;

/**
 * The process that holds a listening socket, as the node's process table has it.
 *
 * @param containerId 64 hexadecimal digits
 * @param repository of the image the container was made from, such as {@code docker.io/library/nginx}
 * @param digest of that image, {@code sha256:…}
 * @param executable path of the program that runs, whatever its arguments call it; empty if it is no file
 * @param command its arguments, beginning with its name
 * @param isMain whether it is the container's own process or descends from it; a process of {@code kubectl exec} does not
 * @param started when the process did
 */
public record SocketOwner(
        String namespace,
        String pod,
        String container,
        String containerId,
        String repository,
        String digest,
        String executable,
        List<String> command,
        boolean isMain,
        Instant started) {
    public SocketOwner {
        command = List.copyOf(command);
    }
}
