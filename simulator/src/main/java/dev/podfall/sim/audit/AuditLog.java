package dev.podfall.sim.audit;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The newest events, oldest first; older ones are forgotten, those that change something last. Call it on the cluster's loop.
 */
public final class AuditLog {
    private static final int READS_KEPT = 2_000;
    private static final int CHANGES_KEPT = 8_000;

    private final ArrayDeque<AuditEvent> reads = new ArrayDeque<>();
    private final ArrayDeque<AuditEvent> changes = new ArrayDeque<>();
    private final AuditFile file;
    private final InstantSource wall;
    private long sequence;

    /** A log in memory only. */
    public AuditLog() {
        this(AuditFile.none(), InstantSource.system());
    }

    /** Goes on with what {@code file} holds. @param wall tells when a request came */
    public AuditLog(AuditFile file, InstantSource wall) {
        this.file = file;
        this.wall = wall;
        for (AuditEvent event : file.read()) {
            keep(event);
            sequence = Math.max(sequence, event.sequence());
        }
    }

    /** Adds an event and gives it its number and its wall time. */
    public AuditEvent record(AuditEvent event) {
        AuditEvent numbered = event.recorded(++sequence, wall.instant());
        keep(numbered);
        file.append(numbered);
        return numbered;
    }

    /** All events after that number, oldest first; 0 for all there are. */
    public List<AuditEvent> since(long after) {
        List<AuditEvent> found = new ArrayList<>();
        for (ArrayDeque<AuditEvent> part : List.of(reads, changes)) {
            for (AuditEvent event : part) {
                if (event.sequence() > after) {
                    found.add(event);
                }
            }
        }
        found.sort(java.util.Comparator.comparingLong(AuditEvent::sequence));
        return found;
    }

    /** The newest event's number; 0 when there is none. */
    public long newest() {
        return sequence;
    }

    private void keep(AuditEvent event) {
        ArrayDeque<AuditEvent> part = event.changes() ? changes : reads;
        part.addLast(event);
        if (part.size() > (event.changes() ? CHANGES_KEPT : READS_KEPT)) {
            part.removeFirst();
        }
    }
}
