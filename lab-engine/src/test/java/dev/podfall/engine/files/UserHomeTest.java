package dev.podfall.engine.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserHomeTest {
    @ParameterizedTest
    @CsvSource({
        "/home/ann,/home/ann",
        "/home/ann/,/home/ann",
        "/home/../srv/ann,/srv/ann",
        "/home/ann and bob,/home/ann and bob"
    })
    void the_home_is_what_the_environment_says_and_not_what_the_list_of_users_says(String named, Path expected) {
        assertThat(UserHome.of(Map.of("HOME", named))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(value = {"''", "'  '", "ann", "./ann"})
    void a_home_that_is_no_folder_is_refused_with_what_to_set(String named) {
        assertThatThrownBy(() -> UserHome.of(Map.of("HOME", named)))
                .isInstanceOfSatisfying(
                        NoUserHome.class, e -> assertThat(e.next()).contains("HOME", "PODFALL_HOME"))
                .hasMessageContaining("HOME");
        assertThatThrownBy(() -> UserHome.of(Map.of())).isInstanceOf(NoUserHome.class);
    }

    @Test
    void a_tilde_stands_for_it_and_anything_else_for_itself() {
        var environment = Map.of("HOME", "/home/ann");
        assertThat(UserHome.expand("~/.kube/config", environment)).isEqualTo(Path.of("/home/ann/.kube/config"));
        assertThat(UserHome.expand("~", environment)).isEqualTo(Path.of("/home/ann"));
        assertThat(UserHome.expand("~bob/x", environment)).isEqualTo(Path.of("~bob/x"));
        assertThat(UserHome.expand("/etc/x", Map.of())).isEqualTo(Path.of("/etc/x"));
    }
}
