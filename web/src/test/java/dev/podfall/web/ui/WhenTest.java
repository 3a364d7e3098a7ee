package dev.podfall.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Times, numbers and durations, as each language writes them. */
class WhenTest {
    private static final Instant AT = Instant.parse("2026-11-30T12:04:05.678Z");
    private static final Texts GERMAN = Texts.in(Locale.GERMAN);

    @Test
    void months_are_called_and_days_dotted_as_the_language_does_it() {
        assertThat(When.of(AT, Texts.ENGLISH)).matches("(30 Nov|1 Dec), \\d\\d:\\d\\d");
        assertThat(When.of(AT, GERMAN)).matches("(30\\. Nov\\.|1\\. Dez\\.), \\d\\d:\\d\\d");
        assertThat(When.exactly(AT, GERMAN)).matches(".*, \\d\\d:\\d\\d:05");
        assertThat(When.day(AT, Texts.ENGLISH)).isEqualTo("30 November 2026");
        assertThat(When.day(AT, GERMAN)).isEqualTo("30. November 2026");
    }

    @Test
    void a_point_in_english_is_a_comma_in_german_and_whole_numbers_have_neither() {
        assertThat(Texts.ENGLISH.number(4.56)).isEqualTo("4.6");
        assertThat(GERMAN.number(4.5)).isEqualTo("4,5");
        assertThat(GERMAN.number(6)).isEqualTo("6");
        assertThat(GERMAN.number(-0.04)).isEqualTo("0");
    }

    @Test
    void how_long_something_took_cannot_be_taken_for_a_time_of_day() {
        assertThat(Frame.duration(43)).isEqualTo("43 s");
        assertThat(Frame.duration(208)).isEqualTo("3 min 28 s");
        assertThat(Frame.duration(120)).isEqualTo("2 min");
        assertThat(Frame.duration(7_200)).isEqualTo("2 h");
        assertThat(Frame.duration(3_905)).isEqualTo("1 h 5 min");
    }
}
