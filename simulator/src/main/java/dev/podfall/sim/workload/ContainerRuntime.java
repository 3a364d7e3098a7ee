package dev.podfall.sim.workload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.files.Tree;
import dev.podfall.sim.gateway.NodeGateway;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Starts containers: an image's program in a simulated environment. The counterpart of containerd and runc. */
public interface ContainerRuntime {
    /**
     * Starts the container's process.
     *
     * @throws StartFailure when runc could not start it, with containerd's text
     */
    Container start(ContainerConfig config, Listener listener);

    /** Goes on with a container that ran when the host process ended; prints nothing twice. */
    Container resume(ContainerConfig config, JsonNode saved, Listener listener);

    /** Removes what containers left behind that are none of these: they ended when nobody saw it. */
    void forgetOthers(Set<String> ids);

    /**
     * All that the kubelet decided about a container.
     *
     * @param id 64 hexadecimal digits
     * @param image what was pulled
     * @param command replaces the image's entrypoint; empty for the image's
     * @param arguments replaces the image's command; empty for the image's (unless command is given)
     * @param workingDirectory null for the image's
     * @param mounts mount path → source, longest path wins
     * @param memoryLimitBytes null for none
     * @param cpuLimitMillis null for none
     * @param credentials who its processes are
     * @param names its hostname, hosts file and resolver
     * @param processes whose processes it sees beside its own
     * @param readOnlyRootFilesystem whether writes outside mounts fail
     * @param stdin whether the main process has an input to attach to; otherwise it reads the end of it at once
     */
    record ContainerConfig(
            String id,
            String namespace,
            String pod,
            String container,
            String podIp,
            Image image,
            List<String> command,
            List<String> arguments,
            String workingDirectory,
            Map<String, String> environment,
            Map<String, Mount> mounts,
            Long memoryLimitBytes,
            Long cpuLimitMillis,
            Credentials credentials,
            Privileges privileges,
            NameFiles names,
            SharedProcesses processes,
            boolean readOnlyRootFilesystem,
            boolean tty,
            boolean stdin) {}

    /**
     * Whose processes a container sees beside its own.
     *
     * @param ofPod those of the whole pod
     * @param target those of this container of the pod; empty for none
     */
    record SharedProcesses(boolean ofPod, String target) {
        public static final SharedProcesses NONE = new SharedProcesses(false, "");
    }

    /** A volume as a container sees it: a tree of files, or what is at one path of it. Several containers may share it. */
    interface Mount {
        Tree tree();

        /** What of the tree is mounted: a directory, or a single file. Empty for all of it. */
        String path();

        boolean readOnly();

        /** Where it lies on the node, as messages of the runtime call it. */
        default String source() {
            return path();
        }

        /** Whether it is a tmpfs. */
        default boolean inMemory() {
            return false;
        }

        /** What {@code df} calls it. */
        default String device() {
            return inMemory() ? "tmpfs" : "/dev/vda1";
        }

        /** This container made the tree hold so many bytes more, or fewer. */
        default void charge(long bytes) {}

        /** Bytes of it that are in memory and count as this container's: what it wrote to a tmpfs. */
        default long memoryBytes() {
            return 0;
        }
    }

    /** A container whose process runs, or ran. */
    interface Container {
        /**
         * Sends a signal from the node. KILL ends the container at once with 137; STOP holds every process that is in it
         * until CONT; any other goes to the first process.
         */
        void signal(Program.Signal signal);

        /**
         * Whether its processes get moments of processor time only, as on a node that is very busy: who has to compute for a tenth
         * of a second or longer waits until it is over.
         */
        void throttle(boolean on);

        /** Runs another process in it. @throws StartFailure when the command is not found */
        NodeGateway.Session exec(List<String> command, boolean tty, NodeGateway.Output output);

        /** Joins the main process: input goes to it, its output to {@code output} as well. Empty when it has ended. */
        Optional<NodeGateway.Session> attach(NodeGateway.Output output);

        /** Resident memory in bytes and CPU in millicores over the last while. */
        Usage usage();

        /** What {@link #resume} needs. */
        JsonNode save();
    }

    /**
     * What a container uses now.
     *
     * @param diskBytes what it wrote to its own layer
     */
    record Usage(long memoryBytes, long cpuMillis, long diskBytes) {}

    /** Told by the runtime, on the loop. */
    interface Listener {
        /** A chunk of output, as written. */
        void output(boolean stderr, String text);

        /** The main process ended; nothing follows. */
        void exited(int code, boolean outOfMemory);
    }

    /** runc refused: the container never ran. The kubelet reports reason StartError, exit code 128. */
    final class StartFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public StartFailure(String message) {
            super(message);
        }
    }
}
