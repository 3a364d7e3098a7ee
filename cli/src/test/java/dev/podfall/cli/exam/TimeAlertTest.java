package dev.podfall.cli.exam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeAlertTest {
    @ParameterizedTest
    @CsvSource({
        "running, 7200, ''",
        "running, 1801, ''",
        "running, 1800, Less than 30 minutes of the exam are left.",
        "running, 901, Less than 30 minutes of the exam are left.",
        "running, 900, Less than 15 minutes of the exam are left.",
        "running, 300, Less than 5 minutes of the exam are left.",
        "running, 0, Less than 5 minutes of the exam are left.",
        "submitted, 0, ''",
    })
    void who_is_at_an_exam_hears_when_its_time_gets_short(String state, long left, String words) {
        var sitting = JsonNodeFactory.instance.objectNode().put("state", state).put("remainingSeconds", left);
        assertThat(TimeAlert.of(sitting).orElse("")).isEqualTo(words);
    }
}
