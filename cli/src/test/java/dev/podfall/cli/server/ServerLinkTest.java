package dev.podfall.cli.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.cli.console.CommandFailed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerLinkTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "nothing",
            value = {
                "nothing, latest",
                "latest, latest",
                "a-1, a-1",
                "a b, a%20b",
                "../x, ..%2Fx",
                ".., %2E%2E",
                "a?b, a%3Fb"
            })
    void a_name_is_one_part_of_an_address_and_none_is_the_latest(String typed, String part) {
        assertThat(ServerLink.segmentOrLatest(typed)).isEqualTo(part);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void an_empty_name_is_nobody_and_not_the_latest(String typed) {
        assertThatThrownBy(() -> ServerLink.segmentOrLatest(typed))
                .isInstanceOf(CommandFailed.class)
                .hasMessage("The name is empty. Nothing was done.");
    }
}
