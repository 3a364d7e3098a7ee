package dev.podfall.sim.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** With {@code -Dparity.page} the page is written anew. */
class ParityPageTest {
    private static final Path PAGE = Path.of("PARITY.md");

    @Test
    void the_page_says_what_the_sources_say() throws IOException {
        if (System.getProperty("parity.page") != null) {
            Files.writeString(PAGE, ParityPage.text());
        }
        assertThat(ParityPage.text())
                .as("PARITY.md is stale; write it anew with -Dtest=ParityPageTest -Dparity.page")
                .isEqualTo(Files.readString(PAGE));
    }
}
