package dev.podfall.sim.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1E+99999999999999999999", "2e2147483647"})
    void what_nothing_has_is_not_written_out(String text) {
        Quantity huge = Quantity.parse(text);

        assertThat(huge.compareTo(Quantity.parse("1000E"))).isPositive();
        assertThat(huge.add(Quantity.of(1)).toString()).hasSizeLessThan(200);
        assertThat(huge.longValue()).isNotNegative();
    }

    @Test
    void what_is_next_to_nothing_is_the_smallest_there_is() {
        assertThat(Quantity.parse("1e-999999999")).isEqualTo(Quantity.parse("1n"));
        assertThat(Quantity.parse("1e3")).isEqualTo(Quantity.parse("1k"));
    }
}
