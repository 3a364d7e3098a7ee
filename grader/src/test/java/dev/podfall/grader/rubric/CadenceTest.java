package dev.podfall.grader.rubric;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CadenceTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @ParameterizedTest
    @ValueSource(strings = {"0 * * * *", "@hourly", "17 */1 * * *", "5 0-23 * * *", "0 * * jan-dec *", "30 * ? * 0-7"})
    void every_hour_of_a_year(String schedule) {
        assertThat(Cadence.of(schedule).orElseThrow().gap(HOUR)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 6-22 * * *|after Fri 22:00 it is due at Sat 06:00",
                "0 * * * mon-fri|after Fri 23:00 it is due at Mon 00:00",
                "0 */2 * * *|after Fri 00:00 it is due at Fri 02:00",
                "*/30 * * * *|after Fri 00:00 it is due at Fri 00:30",
                "0 * 13 * 5|after Fri 23:00 it is due at Fri 00:00",
                "0 * * 2-12 *|before Mon 00:00 nothing is due",
                "0 * * 1-6 *|after Wed 23:00 nothing is due",
                "30 4 30 2 *|it is never due"
            })
    void what_comes_otherwise_at_some_time_is_said(String schedule, String gap) {
        assertThat(Cadence.of(schedule).orElseThrow().gap(HOUR)).contains(gap);
    }

    @Test
    void what_is_no_schedule_is_none() {
        assertThat(Cadence.of("@every 1h")).isEmpty();
        assertThat(Cadence.of("0 * *")).isEmpty();
        assertThat(Cadence.of("x * * * *")).isEmpty();
    }
}
