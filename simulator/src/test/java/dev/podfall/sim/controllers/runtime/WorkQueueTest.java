package dev.podfall.sim.controllers.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.podfall.sim.clock.SimClock;
import dev.podfall.sim.loop.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkQueueTest {
    private static final Key BAD = new Key("shop", "bad");
    private static final Key GOOD = new Key("shop", "good");

    private final List<Throwable> heard = new ArrayList<>();
    private final List<Key> turns = new ArrayList<>();
    private final EventLoop loop =
            new EventLoop(new SimClock(Instant.parse("2026-03-01T08:00:00Z")), Runnable::run, heard::add);
    private boolean broken = true;
    private long listed;
    private final WorkQueue queue = new WorkQueue("test-controller", loop, WorkQueue.LATENCY, () -> listed, key -> {
        turns.add(key);
        listed += key.equals(GOOD) ? 500 : 0;
        if (broken && key.equals(BAD)) {
            throw new IllegalStateException("strange");
        }
    });

    private void add(Key key) {
        loop.call(() -> {
            queue.add(key);
            return null;
        });
    }

    private void advance(Duration duration) {
        loop.runUntil(loop.now().plus(duration));
    }

    @Test
    void a_defect_backs_off_and_is_heard_of_once_per_step() {
        add(BAD);
        advance(Duration.ofSeconds(10));
        // 5 ms, 10 ms … 5.12 s: eleven attempts in the first ten seconds.
        assertThat(turns).hasSize(11);
        assertThat(heard).hasSize(11);
        assertThat(heard.get(0))
                .hasMessage("test-controller failed at shop/bad and tries again in 5 ms:"
                        + " java.lang.IllegalStateException: strange");
    }

    @Test
    void changes_meanwhile_bring_turns_that_nobody_hears_of() {
        add(BAD);
        advance(Duration.ofSeconds(10));
        int steps = heard.size();
        for (int i = 0; i < 50; i++) {
            add(BAD);
            advance(Duration.ofMillis(5));
        }
        assertThat(turns).hasSizeGreaterThan(40);
        assertThat(heard).hasSize(steps);
    }

    @Test
    void what_changes_while_many_objects_are_counted_is_seen_in_one_look() {
        for (int i = 0; i < 100; i++) {
            add(GOOD);
            advance(Duration.ofMillis(5));
        }
        assertThat(turns).hasSize(5); // 100 ms each
    }

    @Test
    void the_others_go_on_and_a_repaired_key_begins_anew() {
        add(BAD);
        add(GOOD);
        advance(Duration.ofSeconds(1));
        assertThat(turns).contains(GOOD);
        broken = false;
        advance(Duration.ofSeconds(5));
        assertThat(queue.failures(BAD)).isZero();
        broken = true;
        add(BAD);
        advance(Duration.ofMillis(2));
        assertThat(heard.get(heard.size() - 1)).hasMessageContaining("tries again in 5 ms");
    }

    @Test
    void a_delay_beyond_all_years_is_a_wait_and_no_failure() {
        loop.call(() -> {
            queue.addAfter(GOOD, Duration.ofSeconds(Long.MAX_VALUE));
            return null;
        });
        advance(Duration.ofDays(400));
        assertThat(turns).isEmpty();
        assertThat(heard).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"25%, 10, true, 3", "25%, 10, false, 2", "0%, 10, true, 0", "150%, 2, true, 3", "100%, 0, true, 0"})
    void a_percentage_is_rounded_as_asked(String value, int total, boolean up, int expected) {
        assertThat(IntOrPercent.of(TextNode.valueOf(value), total, up)).isEqualTo(expected);
        assertThat(IntOrPercent.of(IntNode.valueOf(7), total, up)).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ::1 | invalid value for IntOrString: invalid type: string is not a percentage
        3 | invalid value for IntOrString: invalid type: string is not a percentage
        x% | invalid value for IntOrString: invalid value "x%": strconv.Atoi: parsing "x": invalid syntax
        99999999999999999999% | invalid value for IntOrString: invalid value "99999999999999999999%": strconv.Atoi: parsing "99999999999999999999": value out of range
        """)
    void what_is_neither_number_nor_percentage_is_named(String value, String why) {
        assertThatThrownBy(() -> IntOrPercent.of(TextNode.valueOf(value), 4, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(why);
    }
}
