package dev.podfall.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private String shown() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_terminal_has_one_line_that_is_wiped_at_the_end() {
        try (Progress progress = new Progress(err, true)) {
            progress.step("Starting");
            progress.step("Breaking");
        }
        assertThat(shown())
                .startsWith("\r\u001b[K… Starting\r\u001b[K… Breaking")
                .endsWith("\r\u001b[K");
    }

    @Test
    void elsewhere_each_step_is_a_line() {
        try (Progress progress = new Progress(err, false)) {
            progress.step("Starting");
            progress.step("Breaking");
        }
        assertThat(shown()).isEqualToNormalizingNewlines("Starting\nBreaking\n");
    }

    @Test
    void what_is_over_before_it_is_shown_leaves_no_trace() {
        try (Progress progress = new Progress(err, true, Long.MAX_VALUE)) {
            progress.quickStep("Grading");
        }
        assertThat(shown()).isEmpty();
    }
}
