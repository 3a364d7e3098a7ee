package dev.podfall.scenario.quiz.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 + 2 * 3|7",
                "(1 + 2) * 3|9",
                "10 - 2 - 3|5",
                "24 / 4 / 2|3",
                "2^3|8",
                "-2^2|-4",
                "(-2)^2|4",
                "2^-1|0.5",
                "2 * -3|-6",
                "--3|3",
                "0.1 + 0.2|0.3",
                ".5 * 4|2",
                "x * (100 - slo) / 100|20000",
                "min(3, 2) + max(1, 5)|7",
                "round(2.346, 2)|2.35",
                "round(2.6)|3",
                "floor(2.9) + ceil(2.1)|5",
            })
    void is_computed_as_people_write_it(String text, double expected) {
        assertThat(Expression.of(text).value(Map.of("x", 2e7, "slo", 99.9))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1 +",
                "* 2",
                "(1",
                "1)",
                "1 2",
                "a b",
                "min(1)",
                "sqrt(4)",
                "1 ? 2",
                "exit()",
                "new File",
                "2 ** 3",
                "\"a\"",
                "1,2",
                "()",
            })
    void what_is_no_arithmetic_is_refused_with_a_reason(String text) {
        assertThatThrownBy(() -> Expression.of(text).value(Map.of()))
                .isInstanceOf(ExpressionWrong.class)
                .message()
                .isNotBlank();
    }

    @Test
    void length_depth_and_results_are_limited() {
        assertThatThrownBy(() -> Expression.of("(".repeat(60) + "1" + ")".repeat(60)))
                .hasMessageContaining("too deep");
        assertThatThrownBy(() -> Expression.of("1+".repeat(200) + "1")).hasMessageContaining("300 characters");
        assertThatThrownBy(() -> Expression.of("1 / 0").value(Map.of())).hasMessageContaining("no number");
        assertThatThrownBy(() -> Expression.of("9^999").value(Map.of())).hasMessageContaining("no number");
        assertThatThrownBy(() -> Expression.of("gone + 1").value(Map.of())).hasMessageContaining("\"gone\"");
    }
}
