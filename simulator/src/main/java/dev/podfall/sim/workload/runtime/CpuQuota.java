package dev.podfall.sim.workload.runtime;

import dev.podfall.sim.loop.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A container's CPU time. As the kernel's CFS bandwidth control does, a limit grants a quota in each period of 100 ms;
 * who has used it up waits for the next period (throttling), however idle the node is.
 *
 * <p>Work takes the time it is said to take, unless the simulation cannot keep its pace: processes then get less CPU, so
 * that the clock, and with it everybody who waits for a time, goes on. Only what processes compute is stretched, and a
 * container that computes a little now and then, such as for a probe, is spared.
 */
final class CpuQuota {
    private static final long PERIOD = Duration.ofMillis(100).toNanos();
    private static final long NODE_CORES = 4;
    private static final Duration GRAIN = Duration.ofMillis(250);
    private static final Duration WINDOW = Duration.ofSeconds(15);

    /** Pieces of work that are spared when they come at once, and each second. */
    private static final double SPARED = 32;

    private static final double SPARED_A_SECOND = 2;

    /** The longest that one piece of work is put off. */
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final Timeline timeline;
    private final long quota;
    private final int lanes;
    private final ArrayDeque<Work> waiting = new ArrayDeque<>();
    private final ArrayDeque<Sample> samples = new ArrayDeque<>();
    private int running;
    private long period = Long.MIN_VALUE;
    private long left;
    private final List<Work> held = new ArrayList<>();
    private boolean wakeUpSet;
    private boolean throttled;
    private double spared = SPARED;
    private Instant sparedAt;

    CpuQuota(Timeline timeline, Long limitMillis) {
        this.timeline = timeline;
        this.quota = limitMillis == null ? Long.MAX_VALUE : Math.max(1, limitMillis) * (PERIOD / 1000);
        this.lanes = (int) (limitMillis == null ? NODE_CORES : Math.min(NODE_CORES, (limitMillis + 999) / 1000));
    }

    /** Works for that much CPU time, then calls {@code done}, unless nobody wants it any more. */
    void run(Duration cpuTime, BooleanSupplier wanted, Runnable done) {
        Work work = new Work(Math.max(0, cpuTime.toNanos()), wanted, done);
        if (throttled && work.remaining >= PERIOD) {
            held.add(work);
            return;
        }
        waiting.add(work);
        fillLanes();
    }

    /** Whether work of a period or longer waits until it is over. */
    void throttle(boolean on) {
        throttled = on;
        if (!on) {
            waiting.addAll(held);
            held.clear();
            fillLanes();
        }
    }

    private void fillLanes() {
        while (running < Math.max(1, lanes) && !waiting.isEmpty() && hasQuota()) {
            slice(waiting.poll());
        }
    }

    private boolean hasQuota() {
        if (quota == Long.MAX_VALUE) {
            return true;
        }
        long now = nanos();
        long current = Math.floorDiv(now, PERIOD);
        if (current != period) {
            period = current;
            left = quota;
        }
        if (left > 0) {
            return true;
        }
        if (!wakeUpSet) {
            wakeUpSet = true;
            timeline.after(Duration.ofNanos((current + 1) * PERIOD - now), "cpu period", () -> {
                wakeUpSet = false;
                fillLanes();
            });
        }
        return false;
    }

    private void slice(Work work) {
        if (!work.wanted.getAsBoolean()) {
            return;
        }
        long part = quota == Long.MAX_VALUE ? work.remaining : Math.min(work.remaining, left);
        left -= quota == Long.MAX_VALUE ? 0 : part;
        running++;
        timeline.after(stretched(part), "cpu slice", () -> {
            running--;
            work.remaining -= part;
            note(part);
            if (work.remaining > 0) {
                waiting.addFirst(work);
            } else if (work.wanted.getAsBoolean()) {
                work.done.run();
            }
            fillLanes();
        });
    }

    /** Twice the arrears: one half makes up for them, in the other this machine has time for all else. */
    private Duration stretched(long part) {
        Duration behind = timeline.behind();
        if (isSpared() || behind.isZero()) {
            return Duration.ofNanos(part);
        }
        Duration extra = behind.multipliedBy(2);
        return Duration.ofNanos(part).plus(extra.compareTo(LONGEST) > 0 ? LONGEST : extra);
    }

    private boolean isSpared() {
        Instant now = timeline.now();
        if (sparedAt != null) {
            double seconds = Duration.between(sparedAt, now).toMillis() / 1000.0;
            spared = Math.min(SPARED, spared + seconds * SPARED_A_SECOND);
        }
        sparedAt = now;
        spared = Math.max(0, spared - 1);
        return spared > 0;
    }

    private void note(long used) {
        Instant now = timeline.now();
        Sample last = samples.peekLast();
        boolean recent = last != null && now.isBefore(last.at.plus(GRAIN));
        samples.add(recent ? new Sample(samples.pollLast().at, last.used + used) : new Sample(now, used));
        while (!samples.isEmpty() && samples.peek().at.isBefore(now.minus(WINDOW))) {
            samples.poll();
        }
    }

    /** Average over the last quarter of a minute. */
    long millicores() {
        Instant from = timeline.now().minus(WINDOW);
        long used = samples.stream()
                .filter(s -> !s.at.isBefore(from))
                .mapToLong(Sample::used)
                .sum();
        return used * 1000 / WINDOW.toNanos();
    }

    private long nanos() {
        Instant now = timeline.now();
        return now.getEpochSecond() % 1_000_000_000L * 1_000_000_000L + now.getNano();
    }

    private static final class Work {
        private long remaining;
        private final BooleanSupplier wanted;
        private final Runnable done;

        Work(long remaining, BooleanSupplier wanted, Runnable done) {
            this.remaining = remaining;
            this.wanted = wanted;
            this.done = done;
        }
    }

    private record Sample(Instant at, long used) {}
}
