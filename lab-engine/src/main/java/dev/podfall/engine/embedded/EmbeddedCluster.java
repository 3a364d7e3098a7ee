package dev.podfall.engine.embedded;

import dev.podfall.engine.Capability;
import dev.podfall.engine.Capability.AddOns;
import dev.podfall.engine.Capability.AuditTrail;
import dev.podfall.engine.Capability.ClockControl;
import dev.podfall.engine.Capability.CpuControl;
import dev.podfall.engine.Capability.ProcessControl;
import dev.podfall.engine.Capability.Visitors;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.ClusterApi.HttpCall;
import dev.podfall.engine.Learner;
import dev.podfall.engine.LearnerRights;
import dev.podfall.engine.RequestRefused;
import dev.podfall.engine.Runtime;
import dev.podfall.sim.Simulation;
import dev.podfall.sim.Trouble;
import dev.podfall.sim.addon.Bundle;
import dev.podfall.sim.audit.AuditEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A {@link Simulation} as a cluster. Its clock stands still until somebody paces it. */
final class EmbeddedCluster implements Cluster, ClockControl, AuditTrail, ProcessControl, CpuControl, Visitors, AddOns {
    private static final String SPEED = "speed";
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final String name;
    private final Simulation simulation;
    private final Path directory;
    private final EmbeddedApi api;
    private final Map<String, Learner> learners = new ConcurrentHashMap<>();
    private double speed;

    EmbeddedCluster(String name, Simulation simulation, Path directory) {
        this.name = name;
        this.simulation = simulation;
        this.directory = directory;
        this.api = new EmbeddedApi(simulation, this);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Runtime runtime() {
        return Runtime.EMBEDDED;
    }

    @Override
    public String url() {
        return simulation.url();
    }

    @Override
    public ClusterApi api() {
        return api;
    }

    @Override
    public String admit(Learner learner) {
        LearnerRights.of(learner).forEach(api::apply);
        learners.put(learner.user(), learner);
        return simulation.kubeconfig(learner.user(), List.of("podfall:learners"), learner.namespace());
    }

    @Override
    public List<Learner> learners() {
        return List.copyOf(learners.values());
    }

    @Override
    public String adminKubeconfig() {
        return simulation.kubeconfig("kubernetes-admin", List.of("system:masters"), "default");
    }

    @Override
    public Optional<String> endpoint() {
        return Optional.of("http://127.0.0.1:" + simulation.ingressPort());
    }

    @Override
    public Instant now() {
        return simulation.now();
    }

    /** {@inheritDoc} Asks once per second of cluster time: looking at a cluster costs more than running it. */
    @Override
    public synchronized boolean await(BooleanSupplier done, Duration limit) {
        Instant end = now().plus(limit);
        try {
            while (!done.getAsBoolean()) {
                Duration left = Duration.between(now(), end);
                if (left.isNegative() || left.isZero()) {
                    return false;
                }
                simulation.advance(left.compareTo(LOOK) < 0 ? left : LOOK);
            }
            return true;
        } finally {
            resume();
        }
    }

    /** Runs ahead just until an answer is there. */
    synchronized boolean awaitAnswer(BooleanSupplier there, Duration limit) {
        try {
            return simulation.advanceUntil(there, limit);
        } finally {
            resume();
        }
    }

    @Override
    public synchronized void advance(Duration duration) {
        try {
            simulation.advance(duration);
        } finally {
            resume();
        }
    }

    @Override
    public synchronized void leap(Duration duration) {
        try {
            simulation.leap(duration);
        } finally {
            resume();
        }
    }

    @Override
    public synchronized void pace(double newSpeed) {
        simulation.pace(newSpeed);
        speed = newSpeed;
        remember();
    }

    @Override
    public synchronized void pause() {
        simulation.pause();
        speed = 0;
        remember();
    }

    @Override
    public List<AuditTrail.Request> requests(String user) {
        return simulation.audit(0).stream()
                .filter(e -> e.user().equals(user))
                .map(e -> new AuditTrail.Request(
                        e.at(),
                        e.user(),
                        e.verb(),
                        resource(e),
                        e.namespace(),
                        e.name(),
                        e.code(),
                        e.reason(),
                        e.dryRun(),
                        e.received(),
                        e.userAgent()))
                .toList();
    }

    @Override
    public void freeze(String namespace, String pod, String container) {
        api.freeze(namespace, pod, container);
    }

    @Override
    public void throttle(String namespace, String pod, String container, boolean on) {
        api.throttle(namespace, pod, container, on);
    }

    @Override
    public void keepCalling(List<HttpCall> calls, Duration apart, Listener listener) {
        api.keepCalling(calls, apart, listener);
    }

    @Override
    public Set<String> install(String addOn) {
        if (!Bundle.names().contains(addOn)) {
            String known = String.join(", ", Bundle.names());
            throw new RequestRefused(404, "NotFound", "there is no add-on \"" + addOn + "\"; there are " + known);
        }
        Bundle bundle = Bundle.of(addOn);
        return simulation.with(client -> {
            bundle.install(client);
            return bundle.namespaces();
        });
    }

    /** {@code deployments.apps} or {@code pods/exec}, as rules name it. */
    private static String resource(AuditEvent event) {
        String type = event.group().isEmpty() ? event.resource() : event.resource() + "." + event.group();
        return event.subresource().isEmpty() ? type : type + "/" + event.subresource();
    }

    @Override
    public <C extends Capability> Optional<C> capability(Class<C> type) {
        return type.isInstance(this) ? Optional.of(type.cast(this)) : Optional.empty();
    }

    @Override
    public Optional<String> trouble() {
        return simulation.trouble().map(Trouble::text);
    }

    @Override
    public boolean answers() {
        return simulation.answers();
    }

    @Override
    public boolean isClosed() {
        return simulation.isClosed();
    }

    @Override
    public void close() {
        simulation.close();
    }

    @Override
    public void remove() {
        simulation.discard();
        if (directory == null || !Files.exists(directory)) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** After a run ahead the pace must be set anew, or the cluster would stand still until the wall has caught up. */
    private void resume() {
        if (speed > 0) {
            simulation.pace(speed);
        }
    }

    synchronized void paceAsBefore() {
        try {
            Path file = directory.resolve(SPEED);
            double before = Files.exists(file)
                    ? Double.parseDouble(Files.readString(file).strip())
                    : 1;
            if (before > 0) {
                pace(before);
            }
        } catch (IOException | NumberFormatException e) {
            pace(1);
        }
    }

    private void remember() {
        if (directory == null) {
            return;
        }
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(SPEED), String.valueOf(speed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
