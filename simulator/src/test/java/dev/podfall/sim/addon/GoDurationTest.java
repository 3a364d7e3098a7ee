package dev.podfall.sim.addon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoDurationTest {
    @ParameterizedTest
    @CsvSource({"1m, 1m0s", "90s, 1m30s", "1h, 1h0m0s", "500ms, 500ms", "1h30m, 1h30m0s", "2.5s, 2.5s", "10m5s, 10m5s"})
    void aLengthOfTimeIsReadAndPrintedAsGoDoes(String text, String printed) {
        assertThat(GoDuration.shown(GoDuration.read(TextNode.valueOf(text), Duration.ZERO)))
                .isEqualTo(printed);
    }
}
