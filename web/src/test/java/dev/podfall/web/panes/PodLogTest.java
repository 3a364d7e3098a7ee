package dev.podfall.web.panes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PodLogTest {
    @Test
    void what_a_program_prints_is_text_and_nothing_else() {
        assertThat(PodLog.readable("one\n\u001b[31mtwo\u001b[0m\tthree\u0007\r\n"))
                .isEqualTo("one\ntwo\tthree\u00b7\u00b7\n");
    }
}
