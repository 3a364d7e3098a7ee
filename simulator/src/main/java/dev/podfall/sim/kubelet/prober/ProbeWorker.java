package dev.podfall.sim.kubelet.prober;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.kubelet.host.Host;
import dev.podfall.sim.kubelet.pod.ContainerSpec;
import dev.podfall.sim.kubelet.pod.PodView;
import dev.podfall.sim.loop.Timer;
import dev.podfall.sim.workload.ContainerRuntime.Container;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Probes one container, again and again. Mirrors {@code pkg/kubelet/prober/worker.go}. */
final class ProbeWorker {
    private final Host host;
    private final ProbeManager manager;
    private final PodView pod;
    private final ContainerSpec container;
    private final ProbeType type;
    private final JsonNode spec;
    private Timer tick;
    private boolean stopped;
    private boolean busy;
    private boolean again;
    private String containerId = "";
    private boolean onHold;
    private Boolean lastResult;
    private int resultRun;

    ProbeWorker(Host host, ProbeManager manager, PodView pod, ContainerSpec container, ProbeType type) {
        this.host = host;
        this.manager = manager;
        this.pod = pod;
        this.container = container;
        this.type = type;
        this.spec = container.probe(type.field());
    }

    void start() {
        try {
            probe();
        } finally {
            schedule();
        }
    }

    void stop() {
        stopped = true;
        if (tick != null) {
            tick.cancel();
        }
        manager.results().remove(type, containerId);
    }

    /** Probes out of turn; the period begins anew. */
    void trigger() {
        if (stopped) {
            return;
        }
        tick.cancel();
        schedule();
        probe();
    }

    private void schedule() {
        Duration period =
                Duration.ofSeconds(Math.max(1, spec.path("periodSeconds").asLong(10)));
        String what = "kubelet " + host.node() + ": probe " + type.field() + " of " + container.name();
        tick = host.time().nextRound(period, what, () -> {
            schedule();
            probe();
        });
    }

    private void probe() {
        if (busy) {
            again = true;
            return;
        }
        Optional<JsonNode> status = manager.statusOf(pod.uid());
        if (status.isEmpty()) {
            return;
        }
        String phase = status.get().path("phase").asText();
        if (phase.equals("Failed") || phase.equals("Succeeded")) {
            manager.stop(this);
            return;
        }
        containerStatus(status.get()).ifPresent(c -> probe(status.get(), c));
    }

    private Optional<JsonNode> containerStatus(JsonNode status) {
        String field = container.kind() == ContainerSpec.Kind.INIT ? "initContainerStatuses" : "containerStatuses";
        for (JsonNode c : status.path(field)) {
            if (c.path("name").asText().equals(container.name()) && c.hasNonNull("containerID")) {
                return Optional.of(c);
            }
        }
        return Optional.empty();
    }

    private void probe(JsonNode status, JsonNode c) {
        String id = ProbeManager.containerId(c);
        if (!id.equals(containerId)) {
            manager.results().remove(type, containerId);
            containerId = id;
            onHold = false;
            manager.set(pod, container, type, containerId, initially(c));
        }
        if (onHold) {
            return;
        }
        JsonNode running = c.path("state").path("running");
        if (running.isMissingNode()) {
            manager.set(pod, container, type, containerId, false);
            return;
        }
        boolean started = c.path("started").asBoolean();
        long delay = spec.path("initialDelaySeconds").asLong();
        boolean early = delay > 0 && age(running) < delay;
        if (!early && started == (type != ProbeType.STARTUP)) {
            run(status.path("podIP").asText());
        }
    }

    private long age(JsonNode running) {
        Instant since = Instant.parse(running.path("startedAt").asText());
        return Duration.between(since, host.now()).toSeconds();
    }

    /** A container that was ready before the kubelet restarted stays so until its first probe. */
    private Boolean initially(JsonNode c) {
        boolean known = c.path("state").has("running") && manager.isResumed(containerId);
        return switch (type) {
            case STARTUP -> known && c.path("started").asBoolean() ? Boolean.TRUE : type.initially();
            case READINESS -> known ? (Boolean) c.path("ready").asBoolean() : type.initially();
            case LIVENESS -> type.initially();
        };
    }

    private void run(String ip) {
        Optional<Container> process = manager.containers(pod).flatMap(p -> p.process(containerId));
        if (process.isEmpty()) {
            return;
        }
        busy = true;
        String probed = containerId;
        ProbeRunner.Target target = new ProbeRunner.Target(container, spec, ip, probed, process.get());
        try {
            manager.runner().run(target, outcome -> probed(probed, outcome));
        } catch (RuntimeException defect) {
            busy = false;
            throw defect;
        }
    }

    private void probed(String probed, Outcome outcome) {
        busy = false;
        if (!stopped && probed.equals(containerId)) {
            judge(outcome);
        }
        if (again && !stopped) {
            again = false;
            host.time().soon("kubelet " + host.node() + ": probe again", this::probe);
        }
    }

    private void judge(Outcome outcome) {
        tell(outcome);
        if (outcome.kind() == Outcome.Kind.ERROR) {
            return;
        }
        boolean success = outcome.kind() != Outcome.Kind.FAILURE;
        resultRun = lastResult != null && lastResult == success ? resultRun + 1 : 1;
        lastResult = success;
        int threshold = Math.max(
                1,
                success
                        ? spec.path("successThreshold").asInt(1)
                        : spec.path("failureThreshold").asInt(3));
        if (resultRun < threshold) {
            return;
        }
        if (type == ProbeType.STARTUP || type == ProbeType.LIVENESS && !success) {
            onHold = true;
            resultRun = 0;
        }
        manager.set(pod, container, type, containerId, success);
    }

    private void tell(Outcome outcome) {
        switch (outcome.kind()) {
            case FAILURE -> event("Unhealthy", " probe failed: " + outcome.text());
            case WARNING -> event("ProbeWarning", " probe warning: " + outcome.text());
            case ERROR -> event("Unhealthy", " probe errored and resulted in unknown state: " + outcome.text());
            case SUCCESS -> {}
        }
    }

    private void event(String reason, String text) {
        host.events().event(pod.object(), container.fieldPath(), "Warning", reason, type.title() + text);
    }
}
