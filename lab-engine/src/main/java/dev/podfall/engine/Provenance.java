package dev.podfall.engine;

import java.time.Instant;
import java.util.List;

/**
 * The way a request took, and who took it: as the network and the process table have it, whatever the answer says. What is
 * not known is null.
 *
 * @param ingress {@code namespace/name} of the Ingress that routed it; null when it came from a pod
 * @param service {@code namespace/name}
 * @param endpoint {@code ip:port} it was sent to, last
 * @param pod that has this address
 * @param process that took it; null when nobody did
 */
public record Provenance(String ingress, String service, String endpoint, Pod pod, Process process) {
    /**
     * A pod, as it was then.
     *
     * @param owners its controller, the controller's controller and so on, as {@code Kind/name}
     */
    public record Pod(String namespace, String name, String uid, List<String> owners) {
        public Pod {
            owners = List.copyOf(owners);
        }
    }

    /**
     * A process in a container.
     *
     * @param image as the pod names it
     * @param repository of the image that was pulled, without tag
     * @param digest of the image as it was pulled, {@code sha256:…}
     * @param executable the program's path, whatever its command calls it; null where it cannot be seen
     * @param command its arguments, beginning with its name; empty where they cannot be seen
     * @param isMain whether it is the container's own or descends from it, rather than brought in by {@code exec}
     * @param started null where it cannot be seen
     */
    public record Process(
            String container,
            ContainerRole role,
            String image,
            String repository,
            String digest,
            String executable,
            List<String> command,
            boolean isMain,
            Instant started) {
        public Process {
            command = List.copyOf(command);
        }
    }

    /** Which list of a pod's spec a container stands in. */
    public enum ContainerRole {
        container,
        initContainer,
        ephemeralContainer
    }
}
