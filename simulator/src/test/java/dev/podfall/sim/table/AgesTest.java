package dev.podfall.sim.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgesTest {
    @ParameterizedTest
    @CsvSource({
        "-5, <invalid>",
        "-1, 0s",
        "0, 0s",
        "119, 119s",
        "120, 2m",
        "200, 3m20s",
        "660, 11m",
        "10800, 3h",
        "11100, 3h5m",
        "36000, 10h",
        "172800, 2d",
        "180000, 2d2h",
        "864000, 10d",
        "70000000, 2y80d",
        "315360000, 10y"
    })
    void durations_read_as_upstream_writes_them(long seconds, String text) {
        assertThat(Ages.human(Duration.ofSeconds(seconds))).isEqualTo(text);
    }
}
