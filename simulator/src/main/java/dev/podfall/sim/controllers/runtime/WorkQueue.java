package dev.podfall.sim.controllers.runtime;

import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.clock.Moments;
import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.loop.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The keys a controller has yet to look at, each at most once, and its worker in one. A key that fails comes back after
 * 5 ms, 10 ms, 20 ms … up to 1000 s. Mirrors {@code k8s.io/client-go/util/workqueue} and its default rate limiter.
 *
 * <p>This is also the one place where a controller's defect ends: the key backs off like one that the API refused, and
 * the loop's failure handler hears of it once per step of the back-off. A change of the object brings the key back at
 * once, as upstream; if it fails again meanwhile, nobody hears of that.
 *
 * <p>A key waits {@link #LATENCY} before its turn, as informers and workers take a moment in a real cluster: changes of
 * the same instant are handled together, and two controllers that fight let time pass. One whose last look took a while, for the
 * many objects that it had to count, waits as long: what changes meanwhile is seen in one look, as upstream, where a key
 * that is being worked on is not handed out again.
 */
public final class WorkQueue {
    /** Between a change and the controller's look at it. */
    public static final Duration LATENCY = Duration.ofMillis(2);

    /** Of a look, for each object that it lists. */
    private static final Duration COST = Duration.ofNanos(200_000);

    private static final Duration BASE_DELAY = Duration.ofMillis(5);
    private static final Duration MAX_DELAY = Duration.ofSeconds(1000);
    private static final int MAX_DOUBLINGS = 18;

    private final String name;
    private final Timeline timeline;
    private final Duration latency;
    private final LongSupplier listed;
    private final Reconciler reconciler;
    private final Map<Key, Timer> ready = new HashMap<>();
    private final Map<Key, Delayed> delayed = new HashMap<>();
    private final Map<Key, Instant> busy = new HashMap<>();
    private final Map<Key, Integer> failures = new HashMap<>();
    private final Map<Key, Instant> retries = new HashMap<>();
    private final Set<Key> behind = new LinkedHashSet<>();
    private boolean working;
    private boolean stopped;

    /** @param listed how many objects the reconciler has listed so far */
    public WorkQueue(String name, Timeline timeline, Duration latency, LongSupplier listed, Reconciler reconciler) {
        this.name = name;
        this.timeline = timeline;
        this.latency = latency;
        this.listed = listed;
        this.reconciler = reconciler;
    }

    /** Asks for a look at the key; once is enough, however often it is asked. */
    public void add(Key key) {
        if (!stopped && !ready.containsKey(key)) {
            ready.put(key, timeline.after(untilTurn(key), name + ": " + key, () -> work(key)));
        }
    }

    private Duration untilTurn(Key key) {
        Instant until = busy.remove(key);
        Duration rest = until == null ? latency : Duration.between(timeline.now(), until);
        return rest.compareTo(latency) > 0 ? rest : latency;
    }

    /** Asks for a look at the key later; of several wishes the earliest counts. */
    public void addAfter(Key key, Duration delay) {
        if (stopped) {
            return;
        }
        if (delay.isZero() || delay.isNegative()) {
            add(key);
            return;
        }
        Instant due = Moments.plus(timeline.now(), delay);
        Delayed waiting = delayed.get(key);
        if (waiting != null && !waiting.due().isAfter(due)) {
            return;
        }
        if (waiting != null) {
            waiting.timer().cancel();
        }
        Timer timer = timeline.after(delay, name + ": later " + key, () -> {
            delayed.remove(key);
            add(key);
        });
        delayed.put(key, new Delayed(due, timer));
    }

    /** Asks for another look after the key's back-off. */
    public void addRateLimited(Key key) {
        backOff(key);
    }

    private Duration backOff(Key key) {
        int doublings = Math.min(failures.merge(key, 1, Integer::sum) - 1, MAX_DOUBLINGS);
        Duration delay = BASE_DELAY.multipliedBy(1L << doublings);
        Duration wait = delay.compareTo(MAX_DELAY) > 0 ? MAX_DELAY : delay;
        retries.put(key, timeline.now().plus(wait));
        addAfter(key, wait);
        return wait;
    }

    /** How often the key failed in a row. */
    public int failures(Key key) {
        return failures.getOrDefault(key, 0);
    }

    /** Drops everything; later wishes are ignored. */
    public void stop() {
        stopped = true;
        ready.values().forEach(Timer::cancel);
        delayed.values().forEach(d -> d.timer().cancel());
        ready.clear();
        delayed.clear();
        retries.clear();
        busy.clear();
        behind.clear();
    }

    /** One key at a time, also where the API lets its worker wait for a webhook. */
    private void work(Key key) {
        if (working) {
            behind.add(key);
            return;
        }
        working = true;
        try {
            look(key);
        } finally {
            working = false;
            next();
        }
    }

    private void next() {
        List<Key> keys = List.copyOf(behind);
        behind.clear();
        keys.forEach(k -> ready.put(k, timeline.soon(name + ": " + k, () -> work(k))));
    }

    private void look(Key key) {
        ready.remove(key);
        long before = listed.getAsLong();
        try {
            reconciler.reconcile(key);
            failures.remove(key);
            retries.remove(key);
        } catch (ApiException | RetryLater failure) {
            addRateLimited(key);
        } catch (RuntimeException | StackOverflowError defect) {
            if (!isBackingOff(key)) {
                throw new ReconcileFailed(name, key, backOff(key), defect);
            }
        } finally {
            occupy(key, COST.multipliedBy(listed.getAsLong() - before));
        }
    }

    /** Its own changes may have asked for the next look already: that one comes as soon as any. */
    private void occupy(Key key, Duration cost) {
        busy.values().removeIf(until -> until.isBefore(timeline.now()));
        if (cost.compareTo(latency) > 0 && !ready.containsKey(key)) {
            busy.put(key, timeline.now().plus(cost));
        }
    }

    /** Whether another attempt is due later anyway: this one came out of turn. */
    private boolean isBackingOff(Key key) {
        Instant retry = retries.get(key);
        return retry != null && retry.isAfter(timeline.now()) && delayed.containsKey(key);
    }

    private record Delayed(Instant due, Timer timer) {}
}
