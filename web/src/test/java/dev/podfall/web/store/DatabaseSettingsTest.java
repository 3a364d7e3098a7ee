package dev.podfall.web.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.web.server.ServerNotStarted;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseSettingsTest {
    private static final Path HOME = Path.of("/home/somebody/.podfall");

    @Test
    void a_file_in_the_home_is_the_default() {
        assertThat(DatabaseSettings.of(Map.of(), HOME).url()).startsWith("jdbc:h2:file:/home/somebody/.podfall/db/");
        assertThat(DatabaseSettings.of(Map.of("PODFALL_DATABASE_URL", ""), HOME).dialect())
                .isEqualTo("H2");
    }

    @Test
    void a_url_of_postgresql_is_taken_and_its_secrets_are_not_shown() {
        var settings = DatabaseSettings.of(
                Map.of("PODFALL_DATABASE_URL", "jdbc:postgresql://db/podfall?password=secret"), HOME);
        assertThat(settings.dialect()).isEqualTo("POSTGRES");
        assertThat(settings).hasToString("jdbc:postgresql://db/podfall");
    }

    @Test
    void another_url_is_refused_with_an_example() {
        assertThatThrownBy(() -> DatabaseSettings.of(Map.of("PODFALL_DATABASE_URL", "postgres://db/podfall"), HOME))
                .isInstanceOfSatisfying(
                        ServerNotStarted.class, e -> assertThat(e.next()).contains("jdbc:postgresql://HOST"));
    }
}
