package dev.podfall.sim.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.sim.clock.SimClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tasks that wait in their middle. */
class StrandsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final List<Throwable> failures = new ArrayList<>();
    private final EventLoop loop = new EventLoop(new SimClock(START), threads, failures::add);
    private final List<String> story = new ArrayList<>();

    @BeforeEach
    void expectWaiting() {
        loop.call(() -> {
            loop.waits().expect(true);
            return null;
        });
    }

    @AfterEach
    void end() throws InterruptedException {
        loop.close();
        threads.shutdown();
        assertThat(threads.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
    }

    private String answerIn(Duration delay, String text) {
        return loop.waits().<String>await(answer -> loop.after(delay, "answer", () -> answer.accept(text)));
    }

    private void at(int second, Runnable task) {
        loop.call(() -> loop.after(Duration.ofSeconds(second), "task", task));
    }

    @Test
    void others_run_while_a_task_waits_for_its_answer() {
        at(1, () -> {
            story.add("asks");
            story.add(answerIn(Duration.ofSeconds(5), "answer") + " at " + loop.now());
        });
        at(2, () -> story.add("another"));
        loop.runUntil(START.plusSeconds(10));
        assertThat(story).containsExactly("asks", "another", "answer at 2026-01-01T00:00:06Z");
    }

    @Test
    void tasks_that_wait_go_on_in_the_order_of_their_answers() {
        at(1, () -> story.add(answerIn(Duration.ofSeconds(5), "late")));
        at(2, () -> story.add(answerIn(Duration.ofSeconds(1), "soon")));
        loop.runUntil(START.plusSeconds(10));
        assertThat(story).containsExactly("soon", "late");
    }

    @Test
    void a_task_may_wait_again_and_again() {
        at(1, () -> {
            for (int i = 0; i < 3; i++) {
                story.add(answerIn(Duration.ofSeconds(1), "answer " + i));
            }
        });
        loop.runUntil(START.plusSeconds(3));
        assertThat(story).containsExactly("answer 0", "answer 1");
        loop.runUntil(START.plusSeconds(4));
        assertThat(story).containsExactly("answer 0", "answer 1", "answer 2");
    }

    @Test
    void who_is_answered_at_once_does_not_let_others_go_first() {
        at(1, () -> {
            story.add(loop.waits().<String>await(answer -> answer.accept("at once")));
            story.add("goes on");
        });
        at(1, () -> story.add("another"));
        loop.runUntil(START.plusSeconds(2));
        assertThat(story).containsExactly("at once", "goes on", "another");
    }

    @Test
    void of_several_answers_the_first_counts() {
        at(
                1,
                () -> story.add(loop.waits().<String>await(answer -> {
                    loop.after(Duration.ofSeconds(2), "second", () -> answer.accept("second"));
                    loop.after(Duration.ofSeconds(1), "first", () -> answer.accept("first"));
                })));
        loop.runUntil(START.plusSeconds(10));
        assertThat(story).containsExactly("first");
    }

    @Test
    void what_fails_after_its_answer_is_told_as_any_failure() {
        at(1, () -> {
            throw new IllegalStateException(answerIn(Duration.ofSeconds(1), "broken"));
        });
        at(3, () -> story.add("another"));
        loop.runUntil(START.plusSeconds(5));
        assertThat(failures).singleElement().satisfies(f -> assertThat(f).hasMessage("broken"));
        assertThat(story).containsExactly("another");
    }

    @Test
    void a_caller_from_outside_gets_the_answer_that_its_task_waited_for() throws Exception {
        var asked = threads.submit(() -> loop.call(() -> answerIn(Duration.ofSeconds(1), "answer")));
        while (!asked.isDone()) {
            loop.runUntil(loop.now().plusMillis(100));
        }
        assertThat(asked.get()).isEqualTo("answer");
    }

    @Test
    void a_clock_that_stands_goes_as_far_as_who_waits_needs_it() {
        String answer = loop.call(() -> {
            loop.waits().needTime(1);
            try {
                return answerIn(Duration.ofSeconds(7), "answer");
            } finally {
                loop.waits().needTime(-1);
            }
        });
        loop.call(() -> loop.after(Duration.ofSeconds(1), "later", () -> story.add("later")));
        assertThat(answer).isEqualTo("answer");
        assertThat(loop.now()).isEqualTo(START.plusSeconds(7));
        assertThat(story).isEmpty();
    }

    @Test
    void the_loop_is_current_for_a_task_before_and_after_it_waits() {
        List<Boolean> current = new ArrayList<>();
        at(1, () -> {
            current.add(loop.isCurrent());
            answerIn(Duration.ofSeconds(1), "");
            current.add(loop.isCurrent());
        });
        loop.runUntil(START.plusSeconds(5));
        assertThat(current).containsExactly(true, true);
    }

    @Test
    void who_waits_when_the_loop_ends_is_told_so() {
        List<Consumer<String>> answers = new ArrayList<>();
        List<Throwable> told = new java.util.concurrent.CopyOnWriteArrayList<>();
        java.util.concurrent.CountDownLatch over = new java.util.concurrent.CountDownLatch(1);
        at(1, () -> {
            try {
                loop.waits().<String>await(answers::add);
            } catch (ClusterEnded ended) {
                told.add(ended);
                over.countDown();
                throw ended;
            }
        });
        loop.runUntil(START.plusSeconds(2));
        loop.close();
        assertThat(await(over)).isTrue();
        assertThat(told).hasSize(1);
        assertThat(failures).isEmpty();
    }

    @Test
    void who_would_wait_on_a_loop_that_was_given_up_is_told_so() {
        List<Consumer<String>> answers = new ArrayList<>();
        java.util.concurrent.CountDownLatch over = new java.util.concurrent.CountDownLatch(1);
        loop.submit(() -> {
            loop.abandon();
            try {
                loop.waits().<String>await(answers::add);
            } catch (ClusterEnded ended) {
                over.countDown();
                throw ended;
            }
        });
        assertThat(await(over)).isTrue();
        assertThat(failures).isEmpty();
    }

    private static boolean await(java.util.concurrent.CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void a_task_that_began_before_anybody_expected_it_cannot_wait() {
        loop.call(() -> {
            loop.waits().expect(false);
            return null;
        });
        boolean can = loop.call(() -> loop.waits().canWait());
        assertThat(can).isFalse();
        assertThatThrownBy(() -> loop.call(() -> answerIn(Duration.ZERO, "")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot wait");
    }
}
