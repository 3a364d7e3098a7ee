package dev.podfall.sim.workload.runtime;

import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.loop.Timer;
import dev.podfall.sim.workload.ByteSource;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What a process waits for: times and bytes. All of it is forgotten when the process ends. */
final class Wishes {
    private final Timeline timeline;
    private final Set<Timer> timers = new HashSet<>();
    private final Set<Runnable> reads = new HashSet<>();
    private final Set<Runnable> ends = new HashSet<>();

    Wishes(Timeline timeline) {
        this.timeline = timeline;
    }

    void after(Duration delay, String what, Runnable task) {
        Timer[] self = new Timer[1];
        self[0] = timeline.after(delay, what, () -> {
            timers.remove(self[0]);
            task.run();
        });
        timers.add(self[0]);
    }

    /** Reads once; answers the way to take the wish back. */
    Runnable read(ByteSource source, Consumer<byte[]> taker) {
        Runnable[] cancel = {() -> {}};
        boolean[] over = {false};
        Runnable take = source.read(bytes -> {
            over[0] = true;
            reads.remove(cancel[0]);
            taker.accept(bytes);
        });
        if (over[0]) {
            return () -> {};
        }
        cancel[0] = take;
        reads.add(take);
        return () -> {
            reads.remove(take);
            take.run();
        };
    }

    /** Does that at the end, or earlier when the answer is run; once. */
    Runnable atTheEnd(Runnable end) {
        ends.add(end);
        return () -> {
            if (ends.remove(end)) {
                end.run();
            }
        };
    }

    void forget() {
        List.copyOf(ends).forEach(Runnable::run);
        ends.clear();
        List.copyOf(reads).forEach(Runnable::run);
        reads.clear();
        timers.forEach(Timer::cancel);
        timers.clear();
    }
}
