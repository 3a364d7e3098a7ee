package dev.podfall.sim;

import dev.podfall.sim.audit.AuditEvent;
import dev.podfall.sim.authn.Pki;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.clock.Dice;
import dev.podfall.sim.clock.SimClock;
import dev.podfall.sim.files.FileStore;
import dev.podfall.sim.gateway.NodeGateway;
import dev.podfall.sim.loop.Busy;
import dev.podfall.sim.loop.EventLoop;
import dev.podfall.sim.loop.LoopThreads;
import dev.podfall.sim.net.PodNetwork;
import dev.podfall.sim.store.FileJournal;
import dev.podfall.sim.store.Journal;
import dev.podfall.sim.store.Snapshot;
import dev.podfall.sim.store.Store;
import dev.podfall.sim.workload.images.ImageCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small Kubernetes in this JVM: the facade over everything under {@code sim}. Safe to call from any thread.
 *
 * <p>A new simulation stands still. {@link #advance} runs ahead as fast as it can; {@link #pace} ties it to the wall.
 */
public final class Simulation implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Simulation.class);
    private static final InstantSource WALL = InstantSource.system();
    private static final Duration TO_SAVE = Duration.ofSeconds(10);
    private static final Duration TO_END = Duration.ofSeconds(2);
    private static final long PROVES_ITSELF_SECONDS = 3;
    /** So that a probe every ten seconds becomes one in five minutes. */
    private static final int ROUNDS_AT_ONCE = 30;

    private final SimulationSpec spec;
    private final EventLoop loop;
    private final Pace pace;
    private volatile ControlPlane plane;
    private volatile Sockets sockets;
    private String url;
    private int ingressPort;
    private final FileJournal journal;
    private final Guard guard;
    private final FileStore files;

    /** @param journaled whether each change of an object is written down, where there is a directory for it */
    Simulation(SimulationSpec spec, Snapshot saved, boolean journaled, int wantedIngressPort) {
        this.spec = spec;
        Instant now = saved.time() == null ? spec.start() : saved.time();
        SimClock clock = new SimClock(now);
        this.loop = new EventLoop(clock, LoopThreads.shared().carriers(), this::failed);
        this.guard = new Guard(spec.name(), spec.directory(), WALL);
        LoopThreads.shared().watch(loop, guard);
        this.pace = new Pace(loop, WALL);
        this.journal = spec.directory() == null || !journaled
                ? null
                : new FileJournal(spec.directory().resolve(SavedCluster.JOURNAL), clock::now);
        Store store = new Store(saved, journal == null ? Journal.NONE : journal);
        Pki pki = spec.directory() == null
                ? Pki.create(WALL.instant())
                : Pki.open(spec.directory().resolve("pki"), WALL.instant());
        // A restored cluster must not throw what it threw before: names of new objects would be taken.
        Dice dice = new Dice(spec.seed() ^ now.getEpochSecond() - spec.start().getEpochSecond());
        this.files = spec.directory() == null
                ? FileStore.temporary(clock::now)
                : FileStore.in(spec.directory().resolve("files"), clock::now);
        try {
            this.plane = loop.call(() -> new ControlPlane(loop, dice, store, files, pki, spec));
            loop.call(() -> {
                plane.start();
                return null;
            });
            this.sockets = Sockets.open(
                    plane, pace, WALL, new Sockets.Ports(spec.port(), wantedIngressPort, saved.time() != null));
            this.url = sockets.api().url();
            this.ingressPort = sockets.ingress().port();
        } catch (RuntimeException | Error failed) {
            end(TO_END, () -> {});
            throw failed;
        }
    }

    /** A new cluster with its nodes, system namespaces and a listening API server. */
    public static Simulation start(SimulationSpec spec) {
        Simulation simulation = new Simulation(spec, new Snapshot(), true, 0);
        if (spec.directory() != null) {
            SavedCluster.write(spec, simulation.sockets.api().port(), simulation.ingressPort());
        }
        return simulation;
    }

    /**
     * A saved cluster, at the time it was saved, standing still, on the ports it had. One that another program has taken
     * meanwhile is replaced by a free one: the kubeconfig has to be written again.
     */
    public static Simulation restore(Path directory) {
        SimulationSpec spec = SavedCluster.read(directory);
        int ingress = SavedCluster.ingressPort(directory);
        new Guard(spec.name(), directory, WALL).opening();
        Snapshot saved = SavedCluster.objects(directory);
        Simulation simulation = new Simulation(spec, saved, true, ingress);
        LoopThreads.shared()
                .alarm()
                .schedule(
                        () -> simulation.loop.submit(simulation.guard::fine), PROVES_ITSELF_SECONDS, TimeUnit.SECONDS);
        if (simulation.sockets.api().port() != spec.port() || simulation.ingressPort != ingress) {
            SavedCluster.write(spec, simulation.sockets.api().port(), simulation.ingressPort());
        }
        return simulation;
    }

    /** Why it does not answer, if so. */
    public Optional<Trouble> trouble() {
        return guard.trouble();
    }

    /** Whether its loop can be asked: no task holds it. */
    public boolean answers() {
        return !loop.isClosed() && loop.busy().filter(Busy::isHeld).isEmpty();
    }

    /** Whether it was closed, or had to be. */
    public boolean isClosed() {
        return loop.isClosed();
    }

    private void failed(Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            loop.abandon();
            fall(Trouble.Kind.MEMORY);
        } else {
            LOG.error("A task of cluster {} failed", spec.name(), failure);
        }
    }

    /** Lets go of everything it holds, for the sake of the other clusters. */
    private void fall(Trouble.Kind kind) {
        Busy busy = loop.busy().orElse(new Busy("its backlog", Duration.ZERO, Duration.ZERO, Thread.currentThread()));
        Thread release = new Thread(this::release, "podfall-release");
        release.setDaemon(true);
        release.start();
        guard.fell(kind, busy);
    }

    private ControlPlane plane() {
        ControlPlane running = plane;
        if (running == null) {
            throw new IllegalStateException("The cluster is closed."
                    + trouble().map(t -> " It " + t.text() + ".").orElse(""));
        }
        return running;
    }

    /** Cluster time. */
    public Instant now() {
        return loop.now();
    }

    /** How many tasks the cluster's loop has run, for benchmarks: what the cluster costs, on any machine. */
    public long tasks() {
        return loop.call(loop::executed);
    }

    /** Runs ahead by that much cluster time. */
    public void advance(Duration duration) {
        loop.runUntil(loop.now().plus(duration));
    }

    /** The same, with most of the rounds left out that look at the same thing again and again, such as probes. */
    public void leap(Duration duration) {
        loop.roundsAtOnce(ROUNDS_AT_ONCE);
        try {
            advance(duration);
        } finally {
            loop.roundsAtOnce(1);
        }
    }

    /** Runs ahead until {@code done} holds, at most for {@code limit}; tells whether it did. */
    public boolean advanceUntil(BooleanSupplier done, Duration limit) {
        return loop.runUntil(loop.now().plus(limit), done);
    }

    /** Lets time pass with the wall clock, {@code speed} times as fast. */
    public void pace(double speed) {
        pace.start(speed);
    }

    /** Lets time stand still; requests are served all the same. */
    public void pause() {
        pace.stop();
    }

    /** Runs {@code task} on the loop, with the API as the cluster's administrator. */
    public <T> T with(Function<SimClient, T> task) {
        return loop.call(() -> task.apply(plane().admin()));
    }

    /** What somebody from outside may do. Call it on the loop. */
    public Rights rights() {
        return new Rights(plane());
    }

    /** Runs {@code task} on the loop. */
    public <T> T onLoop(Supplier<T> task) {
        return loop.call(task);
    }

    /** The requests from outside after that number, oldest first; 0 for all that are kept. */
    public List<AuditEvent> audit(long after) {
        return loop.call(() -> plane().audit().since(after));
    }

    /** The way to the nodes: logs, exec, port-forward. Call it on the loop. */
    public NodeGateway gateway() {
        return plane().router();
    }

    /** What its nodes can pull; not saved. Call it on the loop. */
    public ImageCatalogue images() {
        return plane().images();
    }

    /** The network as seen from a pod of that namespace (null: from a node). Call it on the loop. */
    public PodNetwork network(String namespace, String pod) {
        return pod == null ? plane().network().fromNode() : plane().network().fromPod(namespace, pod);
    }

    /** Users of what runs on it: they call from outside, or from a pod. */
    public Users users() {
        return new Users(plane(), loop);
    }

    /** A kubeconfig with a client certificate for that user; the namespace is its context's. */
    public String kubeconfig(String user, List<String> groups, String namespace) {
        plane();
        return sockets.api().kubeconfig("podfall-" + spec.name(), user, groups, namespace);
    }

    /** {@code https://127.0.0.1:port}. */
    public String url() {
        return url;
    }

    /** Where the cluster's ingress answers HTTP on loopback. */
    public int ingressPort() {
        return ingressPort;
    }

    /** Stops the API server and forgets everything but what is saved. */
    @Override
    public void close() {
        ControlPlane running = plane;
        end(TO_SAVE, running == null ? () -> {} : running::stop);
    }

    /** Ends it without saving what its nodes hold: it will be deleted. */
    public void discard() {
        end(TO_END, () -> {});
    }

    private void end(Duration patience, Runnable last) {
        boolean inOrder = loop.close(patience, () -> {
            pace.stop();
            last.run();
        });
        if (!inOrder) {
            fall(Trouble.Kind.STUCK);
        } else {
            guard.fine();
            release();
        }
    }

    private synchronized void release() {
        Sockets open = sockets;
        plane = null;
        sockets = null;
        if (open != null) {
            open.close();
        }
        files.close();
        if (journal != null) {
            journal.close();
        }
    }
}
