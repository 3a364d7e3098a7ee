package dev.podfall.sim.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronScheduleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        * * * * *       | 2026-03-01T08:00:30Z | 2026-03-01T08:01:00Z
        */15 * * * *    | 2026-03-01T08:01:00Z | 2026-03-01T08:15:00Z
        0 9-17/4 * * *  | 2026-03-01T13:00:00Z | 2026-03-01T17:00:00Z
        30 4 1,15 * 5   | 2026-03-02T00:00:00Z | 2026-03-06T04:30:00Z
        0 0 29 feb *    | 2026-03-01T00:00:00Z | 2028-02-29T00:00:00Z
        5/20 * * * *    | 2026-03-01T08:26:00Z | 2026-03-01T08:45:00Z
        @hourly         | 2026-03-01T08:00:00Z | 2026-03-01T09:00:00Z
        @weekly         | 2026-03-02T00:00:00Z | 2026-03-08T00:00:00Z
        @every 90m      | 2026-03-01T08:00:00Z | 2026-03-01T09:30:00Z
        @every 1h30m10s | 2026-03-01T08:00:00Z | 2026-03-01T09:30:10Z
        """)
    void the_next_run(String schedule, Instant from, Instant next) {
        assertThat(new CronSchedule(schedule, ZoneOffset.UTC).next(from)).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({"UTC, true", "Europe/Berlin, true", "EST, true", "Mars/Base, false", "GMT+2, false", "+02:00, false"})
    void time_zones_are_those_of_the_database(String zone, boolean known) {
        assertThat(CronSchedule.zone(zone).isPresent()).isEqualTo(known);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        60 * * * *  | end of range (60) above maximum (59): 60
        * * 0 * *   | beginning of range (0) below minimum (1): 0
        */0 * * * * | step of range should be a positive number: */0
        1-2-3 * * * * | too many hyphens: 1-2-3
        1/2/3 * * * * | too many slashes: 1/2/3
        -1 * * * *  | failed to parse int from : strconv.Atoi: parsing "": invalid syntax
        a * * * *   | failed to parse int from a: strconv.Atoi: parsing "a": invalid syntax
        @never      | unrecognized descriptor: @never
        @every 5    | failed to parse duration @every 5: time: missing unit in duration "5"
        @every 1x   | failed to parse duration @every 1x: time: unknown unit "x" in duration "1x"
        @every 1hx  | failed to parse duration @every 1hx: time: unknown unit "hx" in duration "1hx"
        @every 1h2  | failed to parse duration @every 1h2: time: missing unit in duration "1h2"
        @every 1h-2 | failed to parse duration @every 1h-2: time: unknown unit "h-" in duration "1h-2"
        """)
    void what_cannot_be_read_is_named_as_upstream_does(String schedule, String why) {
        assertThatThrownBy(() -> new CronSchedule(schedule, ZoneOffset.UTC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(why);
    }
}
