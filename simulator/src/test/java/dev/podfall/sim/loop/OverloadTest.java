package dev.podfall.sim.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.sim.clock.SimClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a loop does when more is due than it can do, or when a task does not return. */
class OverloadTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final ExecutorService thread = Executors.newFixedThreadPool(1);
    private final List<Throwable> failures = new ArrayList<>();
    private final EventLoop loop = new EventLoop(new SimClock(START), thread, failures::add);
    private final AtomicInteger rounds = new AtomicInteger();
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void end() throws InterruptedException {
        release.countDown();
        loop.close();
        thread.shutdown();
        assertThat(thread.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_request_does_not_wait_for_the_end_of_a_backlog_that_has_none() {
        neverDone(loop);
        assertThat(loop.call(() -> "answer")).isEqualTo("answer");
        int before = rounds.get();
        assertThat(loop.call(rounds::get))
                .as("the backlog goes on all the same")
                .isGreaterThanOrEqualTo(before);
    }

    @Test
    void a_cluster_with_an_endless_backlog_leaves_the_thread_to_others() {
        EventLoop other = new EventLoop(new SimClock(START), thread, failures::add);
        neverDone(loop);
        assertThat(other.call(() -> "answer")).isEqualTo("answer");
        other.close();
    }

    @Test
    void running_ahead_lets_requests_through() throws Exception {
        loop.call(() -> again(loop));
        CompletableFuture<Boolean> ahead =
                CompletableFuture.supplyAsync(() -> loop.runUntil(START.plusSeconds(1), () -> rounds.get() < 0));
        while (rounds.get() == 0) {
            Thread.onSpinWait();
        }
        assertThat(loop.call(() -> "answer")).isEqualTo("answer");
        rounds.set(Integer.MIN_VALUE);
        assertThat(ahead.get(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_cluster_that_was_left_behind_goes_on_from_there_instead_of_making_up_for_hours() {
        ScheduledExecutorService alarm = Executors.newScheduledThreadPool(1);
        // On one thread: a turn that is under way when the wall's clock moves on has its target already.
        EventLoop alone = new EventLoop(new SimClock(START), Runnable::run, failures::add);
        try {
            AtomicLong wall = new AtomicLong();
            AtomicInteger slips = new AtomicInteger();
            Pacer pacer = new Pacer(alone, () -> START.plusSeconds(wall.get()), alarm);
            pacer.whenSlipped(slips::incrementAndGet);
            alone.call(() -> alone.after(Duration.ofSeconds(10), "ten", rounds::incrementAndGet));
            pacer.start(1);
            wall.set(3600);
            assertThat(alone.call(alone::now)).isEqualTo(START.plusSeconds(10));
            assertThat(rounds).hasValue(1);
            assertThat(slips).hasValue(1);
            wall.set(3601);
            assertThat(alone.call(alone::now)).isEqualTo(START.plusSeconds(11));
        } finally {
            alone.close();
            alarm.shutdownNow();
        }
    }

    @Test
    void a_loop_whose_task_does_not_return_is_ended_from_outside_and_its_callers_are_told() {
        AtomicReference<Throwable> met = new AtomicReference<>();
        CountDownLatch atIt = new CountDownLatch(1);
        loop.submit("a task that hangs", () -> hang(atIt, met));
        await(atIt);
        CompletableFuture<String> question = CompletableFuture.supplyAsync(() -> loop.call(() -> "never"));
        assertThat(loop.busy().orElseThrow().doing()).isEqualTo("a task that hangs");
        assertThat(loop.close(Duration.ofMillis(50), () -> {})).isFalse();
        assertThatThrownBy(question::join).hasRootCauseMessage("The cluster is closed.");
        assertThatThrownBy(() -> loop.call(() -> "no")).hasMessage("The cluster is closed.");
        release.countDown();
        await(() -> loop.busy().isEmpty());
        assertThat(met.get()).as("its next word to the loop is its last").isInstanceOf(ClusterEnded.class);
        assertThat(failures).isEmpty();
    }

    @Test
    void the_watchdog_tells_of_a_stuck_loop_once_and_of_its_going_on() {
        List<String> told = new ArrayList<>();
        AtomicInteger missing = new AtomicInteger();
        Watchdog dog = new Watchdog(missing::set, Duration.ZERO, Duration.ZERO);
        dog.watch(loop, witness(told));
        dog.look();
        assertThat(missing).hasValue(0);
        CountDownLatch atIt = new CountDownLatch(1);
        loop.submit("process dd", () -> hang(atIt, new AtomicReference<>()));
        await(atIt);
        dog.look();
        dog.look();
        assertThat(missing).hasValue(1);
        assertThat(told).containsExactly("stuck at process dd");
        release.countDown();
        await(() -> loop.busy().isEmpty());
        dog.look();
        assertThat(missing).hasValue(0);
        assertThat(told).containsExactly("stuck at process dd", "moves");
    }

    @Test
    void a_thread_that_an_ended_loop_keeps_counts_as_lost_until_it_comes_back() {
        Watchdog dog = new Watchdog(held -> {}, Duration.ZERO, Duration.ZERO);
        dog.watch(loop, witness(new ArrayList<>()));
        CountDownLatch atIt = new CountDownLatch(1);
        loop.submit("process grep", () -> hang(atIt, new AtomicReference<>()));
        await(atIt);
        assertThat(dog.lost()).isZero();
        loop.abandon();
        assertThat(dog.lost()).isEqualTo(1);
        release.countDown();
        await(() -> loop.busy().isEmpty());
        assertThat(dog.lost()).isZero();
    }

    private static Witness witness(List<String> told) {
        return new Witness() {
            @Override
            public void stuck(Busy busy) {
                told.add("stuck at " + busy.doing());
            }

            @Override
            public void moves() {
                told.add("moves");
            }
        };
    }

    /** Deaf to interrupts, as a computation is. */
    private void hang(CountDownLatch atIt, AtomicReference<Throwable> met) {
        atIt.countDown();
        while (release.getCount() > 0) {
            Thread.onSpinWait();
        }
        try {
            loop.now();
        } catch (Throwable end) {
            met.set(end);
            throw end;
        }
    }

    private void neverDone(EventLoop busy) {
        busy.pace(() -> START.plusSeconds(1));
        busy.call(() -> again(busy));
    }

    private Timer again(EventLoop busy) {
        return busy.soon("again", () -> {
            rounds.incrementAndGet();
            again(busy);
        });
    }

    private static void await(CountDownLatch latch) {
        await(() -> latch.getCount() == 0);
    }

    private static void await(java.util.function.BooleanSupplier done) {
        while (!done.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }
}
