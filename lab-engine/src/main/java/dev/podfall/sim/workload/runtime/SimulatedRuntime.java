package dev.podfall.sim.workload.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.net.ClusterNetwork;
import dev.podfall.sim.net.PodSandbox;
import dev.podfall.sim.workload.ContainerRuntime;
import dev.podfall.sim.workload.Image;
import dev.podfall.sim.workload.Kernel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts containers as processes on the cluster's loop. The pod's sandbox must be on the network before. */
public final class SimulatedRuntime implements ContainerRuntime {
    /** What containerd writes before runc's own words. */
    static final String CREATE_FAILED =
            "failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: "
                    + "unable to start container process: error during container init: ";

    private final Timeline timeline;
    private final ClusterNetwork network;
    private final Map<String, ImageLayer> layers = new HashMap<>();

    public SimulatedRuntime(Timeline timeline, ClusterNetwork network) {
        this.timeline = timeline;
        this.network = network;
    }

    @Override
    public Container start(ContainerConfig config, Listener listener) {
        return run(config, null, listener);
    }

    @Override
    public Container resume(ContainerConfig config, JsonNode saved, Listener listener) {
        return run(config, saved, listener);
    }

    private Container run(ContainerConfig config, JsonNode saved, Listener listener) {
        PodSandbox sandbox = network.sandbox(config.namespace(), config.pod())
                .orElseGet(() -> network.attach(config.podIp(), config.namespace(), config.pod()));
        RunningContainer container = new RunningContainer(config, layer(config.image()), sandbox, timeline, listener);
        if (saved != null) {
            container.restoreFiles(saved.path("files"));
        }
        List<String> commandLine = commandLine(config);
        try {
            container.enterWorkingDirectory();
            Kernel.Executable executable = container.find(commandLine.get(0), container.environment());
            container.startMain(executable, commandLine, saved == null ? null : saved.path("program"));
        } catch (StartFailure failure) {
            throw new StartFailure(CREATE_FAILED + failure.getMessage());
        }
        return container;
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
