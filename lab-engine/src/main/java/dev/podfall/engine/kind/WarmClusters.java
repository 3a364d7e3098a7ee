package dev.podfall.engine.kind;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Clusters made ahead of need, one after the other, so that a lab starts in seconds. */
final class WarmClusters implements AutoCloseable {
    private final int wanted;
    private final Function<String, Nodes> build;
    private final Deque<Nodes> ready = new ArrayDeque<>();
    private final ExecutorService builder;
    private int underway;
    private boolean closed;

    /** @param build makes a cluster of that id */
    WarmClusters(int wanted, Function<String, Nodes> build) {
        this.wanted = wanted;
        this.build = build;
        this.builder = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "podfall-kind-pool");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Sees to it that there will be as many as wanted. */
    synchronized void fill() {
        while (!closed && ready.size() + underway < wanted) {
            underway++;
            builder.execute(this::add);
        }
    }

    /** One that is ready; another takes its place in a while. */
    synchronized Optional<Nodes> take() {
        Optional<Nodes> taken = Optional.ofNullable(ready.poll());
        fill();
        return taken;
    }

    synchronized boolean isReady() {
        return !ready.isEmpty();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            ready.forEach(Nodes::remove);
            ready.clear();
        }
        builder.shutdownNow();
    }

    private void add() {
        Nodes nodes = null;
        try {
            nodes = build.apply("warm-" + UUID.randomUUID().toString().substring(0, 8));
        } catch (RuntimeException notNow) {
            tell(notNow);
        }
        keep(nodes);
    }

    /** At the end of the server clusters that are being built break off; that is nobody's trouble. */
    private synchronized void tell(RuntimeException notNow) {
        if (!closed) {
            System.getLogger(WarmClusters.class.getName())
                    .log(System.Logger.Level.WARNING, "No cluster could be kept warm: {0}", Words.rootOf(notNow));
        }
    }

    private synchronized void keep(Nodes nodes) {
        underway--;
        if (nodes == null) {
            return;
        }
        if (closed) {
            nodes.remove();
        } else {
            ready.add(nodes);
        }
    }
}
