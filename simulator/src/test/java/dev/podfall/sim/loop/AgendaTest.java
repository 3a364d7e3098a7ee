package dev.podfall.sim.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.clock.SimClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AgendaTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Agenda agenda = new Agenda(new SimClock(START), Task::run);
    private final List<Integer> story = new ArrayList<>();

    /** A task as it was asked for. */
    private record Asked(int number, int second, Task task) {}

    private Asked ask(int number, int second) {
        return new Asked(number, second, agenda.add(Duration.ofSeconds(second), "a task", () -> story.add(number)));
    }

    @Test
    void what_is_left_runs_in_order_whatever_was_cancelled_in_between() {
        Random chance = new Random(4711);
        List<Asked> left = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            left.add(ask(i, 1 + chance.nextInt(500)));
            while (!left.isEmpty() && chance.nextInt(3) == 0) {
                left.remove(chance.nextInt(left.size())).task().cancel();
            }
        }
        assertThat(agenda.nextDue())
                .isEqualTo(START.plusSeconds(
                        left.stream().mapToInt(Asked::second).min().orElseThrow()));
        agenda.run(START.plusSeconds(500), () -> false, null);
        List<Integer> wanted = left.stream()
                .sorted(Comparator.comparing(Asked::second).thenComparing(Asked::number))
                .map(Asked::number)
                .toList();
        assertThat(story).isEqualTo(wanted);
        assertThat(agenda.executed()).isEqualTo(wanted.size());
        assertThat(agenda.nextDue()).isNull();
    }

    @Test
    void cancelled_tasks_are_not_kept_for_their_time() {
        ask(0, 1);
        for (int i = 1; i <= 100_000; i++) {
            ask(i, 3600).task().cancel();
        }
        assertThat(agenda.size()).isLessThan(1000);
        assertThat(agenda.nextDue()).isEqualTo(START.plusSeconds(1));
    }

    @Test
    void an_agenda_of_cancelled_tasks_has_nothing_to_do() {
        ask(0, 1).task().cancel();
        assertThat(agenda.nextDue()).isNull();
        agenda.run(START.plusSeconds(2), () -> false, null);
        assertThat(agenda.executed()).isZero();
    }
}
