package dev.podfall.sim.kubelet.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.clock.SimClock;
import dev.podfall.sim.loop.EventLoop;
import dev.podfall.sim.loop.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardTest {
    private final List<String> heard = new ArrayList<>();
    private final EventLoop loop = new EventLoop(
            new SimClock(Instant.parse("2026-03-01T08:00:00Z")),
            Runnable::run,
            f -> heard.add("loop: " + f.getMessage()));
    private final Guard guard = new Guard(loop);

    private static void fail() {
        throw new IllegalStateException("strange");
    }

    private void run(Runnable task) {
        loop.submit(task);
        loop.runUntil(loop.now().plusSeconds(10));
    }

    @Test
    void a_task_that_breaks_much_later_ends_the_work_that_asked_for_it() {
        run(() -> guard.during(
                () -> heard.add("first broke"),
                () -> guard.after(
                        Duration.ofSeconds(1), "a", () -> guard.after(Duration.ofSeconds(1), "b", GuardTest::fail))));
        assertThat(heard).containsExactly("first broke", "loop: strange");
    }

    @Test
    void who_calls_back_for_somebody_else_breaks_that_works_task_only() {
        List<Runnable> callbacks = new ArrayList<>();
        run(() -> guard.during(() -> heard.add("owner broke"), () -> callbacks.add(guard.bind(GuardTest::fail))));
        run(() -> guard.during(() -> heard.add("caller broke"), () -> {
            try {
                callbacks.get(0).run();
            } catch (IllegalStateException theirs) {
                heard.add("caller goes on");
            }
        }));
        assertThat(heard).containsExactly("owner broke", "caller goes on");
    }

    @Test
    void of_tasks_that_are_due_together_each_is_run() {
        run(() -> Together.run(List.of(() -> heard.add("one"), GuardTest::fail, () -> heard.add("three"))));
        assertThat(heard).containsExactly("one", "three", "loop: strange");
    }
}
