package dev.podfall.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class MarkdownTextTest {
    private static final String AUTHORED = """
            # A title

            Some *words* and a **strong** one,
            with `code` and [a link](https://example.org/x).

            ## Steps
            1. First
            2. Second,
               on two lines
               - inner

            - one
            - two

            ```console
            $ kubectl get pods
              indented
            ```
            > Quoted
            > twice

            The end.
            """;

    @Test
    void without_a_terminal_words_stay_and_marks_go_but_code_is_told_apart() {
        assertThat(plain(AUTHORED)).isEqualTo("""
                        A title

                        Some words and a strong one,
                        with `code` and a link (https://example.org/x).

                        Steps

                        1. First
                        2. Second,
                           on two lines
                           - inner

                        - one
                        - two

                            $ kubectl get pods
                              indented

                        | Quoted
                        | twice

                        The end.""");
    }

    @Test
    void on_a_terminal_headings_code_and_emphasis_stand_out() {
        assertThat(new MarkdownText(console(true)).of(AUTHORED))
                .startsWith("\u001b[1mA title\u001b[0m\n")
                .contains("\u001b[3mwords\u001b[0m", "\u001b[1mstrong\u001b[0m", "with \u001b[36mcode\u001b[0m and")
                .contains("    \u001b[36m$ kubectl get pods\u001b[0m\n")
                .doesNotContain("`", "**", "# ");
    }

    @Test
    void a_text_that_wants_to_steer_the_terminal_only_reads_odd() {
        assertThat(plain("a \u001b[2J\u0007b\rc")).isEqualTo("a [2Jbc");
    }

    @Test
    void a_line_stays_a_line() {
        assertThat(new MarkdownText(console(false)).line("1. *First* of\nall")).isEqualTo("1. First of all");
    }

    private static String plain(String markdown) {
        return new MarkdownText(console(false)).of(markdown);
    }

    private static Console console(boolean terminal) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        return new Console(nowhere, nowhere, terminal, terminal);
    }
}
