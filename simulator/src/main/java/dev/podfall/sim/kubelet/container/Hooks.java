package dev.podfall.sim.kubelet.container;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.kubelet.host.Host;
import dev.podfall.sim.kubelet.launch.CommandRunner;
import dev.podfall.sim.kubelet.pod.ContainerSpec;
import dev.podfall.sim.kubelet.pod.PodView;
import dev.podfall.sim.net.ClusterNetwork;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.workload.ContainerRuntime.Container;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs postStart and preStop handlers. Mirrors {@code pkg/kubelet/lifecycle/handlers.go}. */
final class Hooks {
    private final Host host;
    private final ContainerStore store;
    private final ClusterNetwork network;
    private final CommandRunner commands;

    Hooks(Host host, ContainerStore store, ClusterNetwork network, CommandRunner commands) {
        this.host = host;
        this.store = store;
        this.network = network;
        this.commands = commands;
    }

    /** Tells {@code caller} once: null, or upstream's text of what went wrong. */
    void run(PodView pod, ContainerSpec container, JsonNode handler, String id, Consumer<String> caller) {
        Consumer<String> done = host.time().bind(caller);
        String where = " for Container \"" + container.name() + "\" in Pod \"" + pod.fullName() + "\" failed - error: ";
        if (handler.has("exec")) {
            exec(pod, handler.path("exec"), id, where, done);
        } else if (handler.has("httpGet")) {
            http(pod, container, handler.path("httpGet"), where, done);
        } else if (handler.has("sleep")) {
            Duration pause =
                    Duration.ofSeconds(handler.path("sleep").path("seconds").asLong());
            host.time().after(pause, "kubelet " + host.node() + ": sleep hook", () -> done.accept(null));
        } else {
            done.accept("Cannot run handler: invalid handler: " + handler);
        }
    }

    private void exec(PodView pod, JsonNode action, String id, String where, Consumer<String> done) {
        List<String> command = new ArrayList<>();
        action.path("command").forEach(w -> command.add(w.asText()));
        Optional<Container> process = store.find(pod.uid()).flatMap(c -> c.process(id));
        String shown = "Exec lifecycle hook (" + "[" + String.join(" ", command) + "])" + where;
        if (process.isEmpty()) {
            done.accept(shown + "container not running (" + id + "), message: \"\"");
            return;
        }
        commands.run(process.get(), command, Duration.ZERO, result -> {
            String output = result.output().replace("\n", "\\n").replace("\"", "\\\"");
            done.accept(result.error() == null ? null : shown + result.error() + ", message: \"" + output + "\"");
        });
    }

    private void http(PodView pod, ContainerSpec container, JsonNode action, String where, Consumer<String> done) {
        String ip = store.of(pod).snapshot().ip();
        String target = action.path("host").asText(ip);
        String path = action.path("path").asText("/");
        String url = "http://" + target + ":" + container.port(action.path("port")) + path;
        network.fromNode().http(HttpRequest.get(url), Duration.ofSeconds(30), result -> {
            String shown = "HTTP lifecycle hook (" + path + ")" + where;
            done.accept(result.ok() ? null : shown + "Get \"" + url + "\": " + result.failure());
        });
    }
}
