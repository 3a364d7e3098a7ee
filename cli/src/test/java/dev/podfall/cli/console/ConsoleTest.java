package dev.podfall.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleTest {
    @Test
    void tables_are_aligned_as_kubectls_are() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        new Console(stream, stream, false, false).table(List.of("NAME", "AGE"), List.of(List.of("a-long-name", "1m")));
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("NAME          AGE", "a-long-name   1m");
    }
}
