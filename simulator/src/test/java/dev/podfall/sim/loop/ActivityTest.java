package dev.podfall.sim.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivityTest {
    private final AtomicLong nanos = new AtomicLong(-5);

    /** A turn of so many tasks, looked at when the last has run for so long as each of them. */
    @ParameterizedTest
    @CsvSource({
        "1, 900, false", // a long task
        "1, 1100, true", // one that does not return
        "4, 900, false", // much to do, as after a start: the turn is long, and goes on
        "6, 900, true", // tasks that call for each other without end
    })
    void a_loop_is_held_by_one_task_or_by_a_turn_without_end(int tasks, int millis, boolean held) {
        Activity activity = new Activity(nanos::get);
        activity.begin();
        for (int i = 1; i <= tasks; i++) {
            activity.doing("task " + i);
            nanos.addAndGet(Duration.ofMillis(millis).toNanos());
        }
        Busy busy = activity.busy().orElseThrow();
        assertThat(busy.doing()).isEqualTo("task " + tasks);
        assertThat(busy.task()).isEqualTo(Duration.ofMillis(millis));
        assertThat(busy.time()).isEqualTo(Duration.ofMillis((long) tasks * millis));
        assertThat(busy.isHeld()).isEqualTo(held);
        activity.end();
        assertThat(activity.busy()).isEmpty();
    }
}
