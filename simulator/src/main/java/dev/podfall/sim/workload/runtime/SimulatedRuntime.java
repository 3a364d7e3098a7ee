package dev.podfall.sim.workload.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.files.NodeFiles;
import dev.podfall.sim.files.Tree;
import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.net.ClusterNetwork;
import dev.podfall.sim.net.PodSandbox;
import dev.podfall.sim.workload.ApiAccess;
import dev.podfall.sim.workload.ContainerRuntime;
import dev.podfall.sim.workload.Image;
import dev.podfall.sim.workload.Kernel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Starts containers as processes on the cluster's loop. The pod's sandbox must be on the network before. */
public final class SimulatedRuntime implements ContainerRuntime {
    /** What containerd writes before runc's own words. */
    static final String CREATE_FAILED =
            "failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create"
                    + " failed: unable to start container process: error during container init: ";

    /** Before the id of the container whose writable layer it is. */
    private static final String LAYER = "layer/";

    private final Surroundings surroundings;
    private final ClusterNetwork network;
    private final NodeFiles files;
    private final Map<String, ImageLayer> layers = new HashMap<>();
    private final PidNamespaces namespaces = new PidNamespaces();

    /** A node whose programs know no API server. @param files its disk */
    public SimulatedRuntime(Timeline timeline, ClusterNetwork network, NodeFiles files) {
        this(timeline, network, files, ApiAccess.NONE);
    }

    /**
     * A node's runtime.
     *
     * @param files the disk of the node it runs on
     * @param api the way of its programs to the API server
     */
    public SimulatedRuntime(Timeline timeline, ClusterNetwork network, NodeFiles files, ApiAccess api) {
        this.surroundings = new Surroundings(timeline, api);
        this.network = network;
        this.files = files;
    }

    /** What all containers of a node have in common. */
    record Surroundings(Timeline timeline, ApiAccess api) {}

    @Override
    public Container start(ContainerConfig config, Listener listener) {
        return run(config, null, listener);
    }

    @Override
    public Container resume(ContainerConfig config, JsonNode saved, Listener listener) {
        return run(config, saved, listener);
    }

    @Override
    public void forgetOthers(Set<String> ids) {
        files.removeAll(LAYER, key -> !ids.contains(key.substring(key.lastIndexOf('/') + 1)));
    }

    private Container run(ContainerConfig config, JsonNode saved, Listener listener) {
        PodSandbox sandbox = network.sandbox(config.namespace(), config.pod())
                .orElseGet(() -> network.attach(config.podIp(), config.namespace(), config.pod()));
        RunningContainer container = new RunningContainer(
                config,
                layer(config.image()),
                upper(config, saved),
                sandbox,
                namespaces.of(sandbox, config),
                surroundings,
                forgetful(config, listener));
        List<String> commandLine = commandLine(config);
        try {
            layer(config.image()).checkMounts(config.mounts());
            container.enterWorkingDirectory();
            Kernel.Executable executable = container.find(commandLine.get(0), container.environment());
            container.startMain(executable, commandLine, saved == null ? null : saved.path("program"));
        } catch (StartFailure failure) {
            files.removeAll(LAYER + config.id());
            throw new StartFailure(CREATE_FAILED + failure.getMessage());
        }
        return container;
    }

    private Tree upper(ContainerConfig config, JsonNode saved) {
        String key = LAYER + config.id();
        if (saved == null) {
            files.removeAll(key);
        }
        Tree upper = files.tree(key);
        if (saved != null && saved.has("files") && upper.isEmpty()) {
            SavedFiles.restore(saved.path("files"), upper);
        }
        return upper;
    }

    /** What a container wrote over its image goes with it. */
    private Listener forgetful(ContainerConfig config, Listener listener) {
        return new Listener() {
            @Override
            public void output(boolean stderr, String text) {
                listener.output(stderr, text);
            }

            @Override
            public void exited(int code, boolean outOfMemory) {
                files.removeAll(LAYER + config.id());
                listener.exited(code, outOfMemory);
            }
        };
    }

    /** An image's file system is laid out once, however many containers run it. */
    private ImageLayer layer(Image image) {
        return layers.computeIfAbsent(image.digest(), digest -> new ImageLayer(image));
    }

    private static List<String> commandLine(ContainerConfig config) {
        List<String> line = new ArrayList<>();
        boolean own = !config.command().isEmpty();
        line.addAll(own ? config.command() : config.image().entrypoint());
        if (!config.arguments().isEmpty()) {
            line.addAll(config.arguments());
        } else if (!own) {
            line.addAll(config.image().command());
        }
        if (line.isEmpty()) {
            throw new StartFailure("failed to generate container \"" + config.id()
                    + "\" spec: failed to generate spec: no command specified");
        }
        return line;
    }
}
