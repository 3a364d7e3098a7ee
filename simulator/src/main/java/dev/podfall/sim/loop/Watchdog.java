package dev.podfall.sim.loop;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;

/**
 * Looks at all loops of the process from outside. A turn is short; one that is not holds its cluster, and a thread that
 * others need.
 */
final class Watchdog {
    /** From when on a turn's thread counts as missing. */
    static final Duration HELD = Duration.ofSeconds(1);

    /** From when on the cluster counts as stuck. */
    static final Duration STUCK = Duration.ofSeconds(5);

    private final Map<EventLoop, Watch> watches = new ConcurrentHashMap<>();
    private final IntConsumer missing;
    private final Duration held;
    private final Duration stuck;

    /** @param missing told after each look how many threads are held */
    Watchdog(IntConsumer missing) {
        this(missing, HELD, STUCK);
    }

    Watchdog(IntConsumer missing, Duration held, Duration stuck) {
        this.missing = missing;
        this.held = held;
        this.stuck = stuck;
    }

    void watch(EventLoop loop, Witness witness) {
        watches.put(loop, new Watch(witness));
    }

    /** One look at all. */
    void look() {
        int missed = 0;
        for (Map.Entry<EventLoop, Watch> entry : watches.entrySet()) {
            Optional<Busy> busy = entry.getKey().busy();
            missed += holds(busy) ? 1 : 0;
            entry.getValue().note(busy.filter(b -> b.time().compareTo(stuck) >= 0));
            if (entry.getKey().isClosed() && busy.isEmpty()) {
                watches.remove(entry.getKey());
            }
        }
        missing.accept(missed);
    }

    /** How many loops were ended and still hold a thread. */
    int lost() {
        return (int) watches.keySet().stream()
                .filter(loop -> loop.isClosed() && holds(loop.busy()))
                .count();
    }

    private boolean holds(Optional<Busy> busy) {
        return busy.filter(b -> b.time().compareTo(held) >= 0).isPresent();
    }

    private static final class Watch {
        private final Witness witness;
        private boolean told;

        Watch(Witness witness) {
            this.witness = witness;
        }

        void note(Optional<Busy> stuck) {
            if (stuck.isPresent() && !told) {
                witness.stuck(stuck.get());
            } else if (stuck.isEmpty() && told) {
                witness.moves();
            }
            told = stuck.isPresent();
        }
    }
}
