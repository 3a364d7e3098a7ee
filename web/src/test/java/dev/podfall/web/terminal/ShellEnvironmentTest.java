package dev.podfall.web.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a shell in a page is told of the server, and what not. */
class ShellEnvironmentTest {
    private static final Path HOME = Path.of("/somewhere/podfall");

    @Test
    void the_servers_own_settings_and_secrets_stay_with_it() {
        var seen = ShellEnvironment.of(
                Map.of(
                        "PODFALL_DATABASE_PASSWORD", "secret",
                        "PODFALL_DATABASE_URL", "jdbc:postgresql://db/podfall",
                        "PODFALL_ERRORS", "json",
                        "EDITOR", "vi"),
                HOME);
        assertThat(seen)
                .containsEntry("EDITOR", "vi")
                .containsEntry("PODFALL_HOME", HOME.toString())
                .doesNotContainValue("secret");
        assertThat(seen.keySet().stream().filter(name -> name.startsWith("PODFALL_")))
                .containsExactly("PODFALL_HOME");
    }

    @Test
    void it_is_a_terminal_of_its_own() {
        var seen = ShellEnvironment.of(Map.of("TERM", "dumb", "TMUX", "/tmp/x", "LINES", "5"), HOME);
        assertThat(seen)
                .containsEntry("TERM", "xterm-256color")
                .containsEntry("LANG", "C.UTF-8")
                .doesNotContainKeys("TMUX", "LINES");
    }

    @Test
    void the_persons_language_stays() {
        assertThat(ShellEnvironment.of(Map.of("LC_ALL", "de_DE.UTF-8"), HOME)).doesNotContainKey("LANG");
    }
}
