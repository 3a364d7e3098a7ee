package dev.podfall.grader.exam;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LostConnectionTest {
    @ParameterizedTest(name = "{0} s, after {1} s: {2} s")
    @CsvSource({
        "-5, 0, 0",
        "0, 0, 0",
        "29, 0, 0",
        "30, 0, 30",
        "300, 0, 300",
        "900, 0, 900",
        "3600, 0, 900",
        "300, 700, 200",
        "30, 890, 10",
        "300, 900, 0",
        "300, 1000, 0",
    })
    void what_is_given_back_is_short_of_a_quarter_of_an_hour(long gap, long before, long credit) {
        assertThat(LostConnection.credit(Duration.ofSeconds(gap), Duration.ofSeconds(before)))
                .hasSeconds(credit);
    }
}
