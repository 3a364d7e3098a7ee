package dev.podfall.sim.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.sim.clock.SimClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventLoopTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final List<Throwable> failures = new ArrayList<>();
    private final EventLoop loop = new EventLoop(new SimClock(START), threads, failures::add);
    private final List<String> story = new ArrayList<>();

    @AfterEach
    void end() throws InterruptedException {
        loop.close();
        threads.shutdown();
        assertThat(threads.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void tasks_run_in_order_of_time_then_of_asking() {
        loop.call(() -> {
            loop.after(Duration.ofSeconds(2), "late", () -> story.add("late"));
            loop.after(Duration.ofSeconds(1), "first", () -> story.add("first"));
            loop.after(Duration.ofSeconds(1), "second", () -> story.add("second"));
            return null;
        });
        loop.runUntil(START.plusSeconds(3));
        assertThat(story).containsExactly("first", "second", "late");
        assertThat(loop.now()).isEqualTo(START.plusSeconds(3));
    }

    @Test
    void a_task_sees_its_own_due_time() {
        AtomicReference<Instant> seen = new AtomicReference<>();
        loop.call(() -> loop.after(Duration.ofSeconds(90), "look", () -> seen.set(loop.now())));
        loop.runUntil(START.plusSeconds(300));
        assertThat(seen.get()).isEqualTo(START.plusSeconds(90));
    }

    @Test
    void what_a_task_hands_in_is_due_when_it_is_handed_in() {
        AtomicReference<Instant> seen = new AtomicReference<>();
        loop.call(() -> loop.after(Duration.ofSeconds(90), "ask", () -> loop.submit(() -> seen.set(loop.now()))));
        loop.runUntil(START.plusSeconds(300));
        assertThat(seen.get()).isEqualTo(START.plusSeconds(90));
    }

    @Test
    void running_ahead_stops_where_the_condition_holds() {
        loop.call(() -> loop.after(Duration.ofSeconds(5), "tell", () -> story.add("told")));
        boolean held = loop.runUntil(START.plusSeconds(60), () -> !story.isEmpty());
        assertThat(held).isTrue();
        assertThat(loop.now()).isEqualTo(START.plusSeconds(5));
    }

    @Test
    void a_cancelled_timer_never_fires() {
        Timer timer = loop.call(() -> loop.after(Duration.ofSeconds(1), "never", () -> story.add("fired")));
        loop.call(() -> {
            timer.cancel();
            return null;
        });
        loop.runUntil(START.plusSeconds(10));
        assertThat(story).isEmpty();
        assertThat(timer.isPending()).isFalse();
    }

    @Test
    void a_failing_task_is_told_of_and_the_loop_goes_on() {
        loop.call(() -> {
            loop.soon("fails", () -> {
                throw new IllegalStateException("no");
            });
            loop.soon("follows", () -> story.add("followed"));
            return null;
        });
        loop.runUntil(START.plusSeconds(1));
        assertThat(failures).hasSize(1);
        assertThat(story).containsExactly("followed");
    }

    @Test
    void a_callers_failure_comes_back_to_the_caller() {
        assertThatThrownBy(() -> loop.call(() -> {
                    throw new IllegalArgumentException("yours");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("yours");
        assertThat(failures).isEmpty();
    }

    @Test
    void a_closed_loop_refuses_calls_and_drops_tasks() {
        loop.close();
        loop.submit(() -> story.add("dropped"));
        assertThatThrownBy(() -> loop.call(() -> "x")).isInstanceOf(IllegalStateException.class);
        assertThat(story).isEmpty();
    }

    @Test
    void a_pacer_lets_cluster_time_pass_faster_than_the_wall() throws InterruptedException {
        ScheduledExecutorService alarm = Executors.newScheduledThreadPool(1);
        try {
            CountDownLatch fired = new CountDownLatch(1);
            loop.call(() -> loop.after(Duration.ofMinutes(5), "far", fired::countDown));
            Pacer pacer = new Pacer(loop, Instant::now, alarm);
            pacer.start(10_000);
            assertThat(fired.await(20, TimeUnit.SECONDS)).isTrue();
            pacer.stop();
            Instant stopped = loop.call(loop::now);
            assertThat(loop.call(loop::now)).isEqualTo(stopped);
        } finally {
            alarm.shutdownNow();
        }
    }

    @Test
    void an_alarm_that_rings_during_a_turn_brings_another_turn() {
        List<Runnable> turns = new ArrayList<>();
        EventLoop slow = new EventLoop(new SimClock(START), turns::add, failures::add);
        slow.submit(slow::wake);
        turns.remove(0).run();
        assertThat(turns).hasSize(1);
        turns.remove(0).run();
        assertThat(turns).isEmpty();
    }

    @Test
    void time_never_runs_backwards() {
        SimClock clock = new SimClock(START);
        assertThatThrownBy(() -> clock.moveTo(START.minusSeconds(1))).hasMessageContaining("backwards");
    }
}
