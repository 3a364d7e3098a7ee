package dev.podfall.sim.workload.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.clock.SimClock;
import dev.podfall.sim.loop.EventLoop;
import dev.podfall.sim.loop.Pacer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Processes whose steps take this machine longer than they are said to take, and a clock that goes on all the same. */
class KeepingPaceTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration CHARGED = Duration.ofNanos(9000);
    private static final Duration REAL = Duration.ofMillis(1);
    private static final long END = Duration.ofMinutes(1).toNanos();

    /** On the thread that asks, one after the other: a turn that asks for the next one does not hold it. */
    private static final class OneByOne implements Executor {
        private final ThreadLocal<Deque<Runnable>> waiting = new ThreadLocal<>();

        @Override
        public void execute(Runnable task) {
            if (waiting.get() != null) {
                waiting.get().add(task);
                return;
            }
            waiting.set(new ArrayDeque<>(List.of(task)));
            try {
                for (Runnable next = waiting.get().poll();
                        next != null;
                        next = waiting.get().poll()) {
                    next.run();
                }
            } finally {
                waiting.remove();
            }
        }
    }

    private final List<Throwable> failures = new ArrayList<>();
    private final EventLoop loop = new EventLoop(new SimClock(START), new OneByOne(), failures::add);
    private final ScheduledExecutorService alarm = Executors.newScheduledThreadPool(1);
    private final AtomicLong wall = new AtomicLong();
    private final AtomicInteger slips = new AtomicInteger();
    private final AtomicInteger seconds = new AtomicInteger();
    private final AtomicInteger steps = new AtomicInteger();
    private Duration worst = Duration.ZERO;

    @AfterEach
    void end() {
        loop.close();
        alarm.shutdownNow();
        assertThat(failures).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"1, none, 1", "1, none, 8", "1, 500, 3", "10, none, 1", "10, 2000, 4"})
    void a_clock_keeps_its_pace_whatever_processes_cost(double speed, Long limit, int containers) {
        pace(speed);
        loop.call(() -> {
            for (int i = 0; i < containers; i++) {
                spin(new CpuQuota(loop, limit));
            }
            return null;
        });
        passAMinute();
        assertThat(worst).isLessThan(Duration.ofMillis((long) (500 * speed)));
        assertThat(slips).hasValue(0);
        assertThat(seconds.get()).isGreaterThanOrEqualTo((int) (59 * speed));
        assertThat(steps.get()).as("processes go on").isGreaterThan(1000);
    }

    @Test
    void more_processes_than_the_machine_can_bear_slow_the_clock_and_do_not_stop_it() {
        pace(1);
        loop.call(() -> {
            for (int i = 0; i < 330; i++) {
                spin(new CpuQuota(loop, null));
            }
            return null;
        });
        passAMinute();
        assertThat(seconds.get()).isGreaterThan(15);
    }

    @Test
    void who_computes_a_little_now_and_then_is_not_made_to_wait_for_those_who_compute_without_end() {
        pace(1);
        List<Duration> probes = new ArrayList<>();
        loop.call(() -> {
            spin(new CpuQuota(loop, null));
            spin(new CpuQuota(loop, null));
            probe(new CpuQuota(loop, null), probes);
            return null;
        });
        passAMinute();
        assertThat(probes)
                .hasSizeGreaterThan(10)
                .allSatisfy(took -> assertThat(took).isLessThan(Duration.ofMillis(100)));
    }

    /** Eight pieces of work every five seconds. */
    private void probe(CpuQuota quota, List<Duration> took) {
        Instant began = loop.now();
        AtomicInteger pieces = new AtomicInteger();
        Runnable[] next = new Runnable[1];
        next[0] = () -> {
            if (pieces.incrementAndGet() < 8) {
                quota.run(CHARGED, () -> true, next[0]);
            } else {
                took.add(Duration.between(began, loop.now()));
            }
        };
        quota.run(CHARGED, () -> true, next[0]);
        loop.after(Duration.ofSeconds(5), "probe", () -> probe(quota, took));
    }

    @Test
    void a_cluster_that_runs_ahead_or_stands_takes_work_at_its_word() {
        CpuQuota quota = new CpuQuota(loop, null);
        List<Instant> ends = new ArrayList<>();
        loop.call(() -> {
            quota.run(Duration.ofSeconds(1), () -> true, () -> ends.add(loop.now()));
            return null;
        });
        wall.set(END);
        loop.runUntil(START.plusSeconds(2));
        pace(1);
        loop.call(() -> {
            quota.run(Duration.ofSeconds(1), () -> true, () -> ends.add(loop.now()));
            return null;
        });
        loop.runUntil(START.plusSeconds(4));
        assertThat(ends).containsExactly(START.plusSeconds(1), START.plusSeconds(3));
    }

    private void pace(double speed) {
        Pacer pacer = new Pacer(loop, () -> START.plusNanos(wall.get()), alarm);
        pacer.whenSlipped(slips::incrementAndGet);
        loop.call(this::tick);
        pacer.start(speed);
    }

    private Object tick() {
        return loop.after(Duration.ofSeconds(1), "a controller's second", () -> {
            seconds.incrementAndGet();
            tick();
        });
    }

    /** Takes no more wall time than there is, so that a clock that cannot keep up meets the end of it. */
    private void spin(CpuQuota quota) {
        quota.run(CHARGED, () -> wall.get() < END, () -> {
            wall.addAndGet(REAL.toNanos());
            steps.incrementAndGet();
            spin(quota);
        });
    }

    private void passAMinute() {
        while (wall.get() < END) {
            wall.addAndGet(Duration.ofMillis(10).toNanos());
            Duration behind = loop.call(loop::behind);
            worst = behind.compareTo(worst) > 0 ? behind : worst;
        }
    }
}
