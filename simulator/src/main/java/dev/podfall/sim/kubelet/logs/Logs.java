package dev.podfall.sim.kubelet.logs;

import dev.podfall.sim.gateway.NodeGateway.LogRequest;
import dev.podfall.sim.gateway.NodeGateway.Output;
import dev.podfall.sim.gateway.NodeGateway.Stream;
import dev.podfall.sim.kubelet.host.Host;
import dev.podfall.sim.loop.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The logs of a node's containers, by container id. Changes reach a disk that outlives the process within a second of cluster
 * time; for another they are not written, since all logs that are being written are held here.
 */
public final class Logs {
    private static final String PREFIX = "log/";
    private static final Duration FLUSH_AFTER = Duration.ofSeconds(1);

    private final Host host;
    private final Map<String, ContainerLog> open = new HashMap<>();
    private final Set<String> unsaved = new HashSet<>();
    private Timer flush;

    public Logs(Host host) {
        this.host = host;
    }

    /** A chunk of a container's output, as written. */
    public void append(String id, boolean stderr, String chunk) {
        log(id).append(host.now(), stderr, chunk);
        changed(id);
    }

    /** The container ended; its followers are told. */
    public void close(String id) {
        log(id).close(host.now());
        changed(id);
    }

    /** The container is forgotten. */
    public void remove(String id) {
        open.remove(id);
        unsaved.remove(id);
        host.disk().all(prefix(id)).keySet().forEach(host.disk()::remove);
    }

    /** The last lines, for termination messages: at most 80 lines and 2048 bytes. */
    public String tail(String id) {
        List<LogLine> lines = log(id).lines();
        StringBuilder text = new StringBuilder();
        for (LogLine line : lines.subList(Math.max(0, lines.size() - 80), lines.size())) {
            text.append(line.text()).append('\n');
        }
        return text.length() <= 2048 ? text.toString() : text.substring(text.length() - 2048);
    }

    /**
     * Reads, and follows where asked to. {@code output} is told within the call of what is there already, if it is ready
     * for all of it.
     */
    public Stream read(String id, LogRequest request, Output output) {
        LogReader reader = new LogReader(log(id), request, host.now(), output);
        reader.begin();
        return reader::stop;
    }

    /** Puts everything on the disk now. */
    public void checkpoint() {
        unsaved.forEach(id -> Optional.ofNullable(open.get(id)).ifPresent(log -> log.save(host.disk(), prefix(id))));
        unsaved.clear();
    }

    private ContainerLog log(String id) {
        return open.computeIfAbsent(id, k -> ContainerLog.load(host.disk(), prefix(k)));
    }

    private static String prefix(String id) {
        return PREFIX + id + "/";
    }

    private void changed(String id) {
        if (!host.disk().outlives()) {
            return;
        }
        unsaved.add(id);
        if (flush == null || !flush.isPending()) {
            flush = host.time().after(FLUSH_AFTER, "kubelet " + host.node() + ": save logs", this::checkpoint);
        }
    }
}
