package dev.podfall.cli.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.console.ExitCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenVerbTest {
    @ParameterizedTest
    @CsvSource({"/,/", "/quizzes,/quizzes", "quizzes,/quizzes", "/labs/a-b/?x=1,/labs/a-b/?x=1", "/a.b,/a.b"})
    void a_page_is_a_path_of_the_site(String typed, String path) {
        assertThat(OpenVerb.pathOf(typed)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil",
                "//evil",
                "javascript:x",
                "../../x",
                "/labs/../x",
                "..",
                "/a/.",
                "/\\evil",
                "/a b",
                "/a#b"
            })
    void anything_else_is_a_usage_error(String typed) {
        assertThatThrownBy(() -> OpenVerb.pathOf(typed))
                .isInstanceOfSatisfying(
                        CommandFailed.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE));
    }
}
