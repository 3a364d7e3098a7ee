package dev.podfall.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellTest {
    @ParameterizedTest
    @CsvSource({
        "86399, 23 h 59 min",
        "3600, 1 h 0 min",
        "3599, 59 min",
        "120, 2 min",
        "119, 119 s",
        "1, 1 s",
        "0, 0 s",
        "-5, 0 s"
    })
    void time_left_is_said_as_precisely_as_it_matters(long seconds, String text) {
        assertThat(Spell.of(seconds)).isEqualTo(text);
    }

    @Test
    void instants_are_shown_in_the_zone_of_the_person_who_reads() {
        assertThat(Spell.time("2026-11-23T04:48:32.576183Z", ZoneId.of("Europe/Berlin")))
                .isEqualTo("Mon 23 Nov, 05:48");
        assertThat(Spell.time("soon", ZoneId.of("UTC"))).isEqualTo("soon");
    }
}
