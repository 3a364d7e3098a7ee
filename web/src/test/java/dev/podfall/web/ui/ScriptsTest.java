package dev.podfall.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What no script of ours does. */
class ScriptsTest {
    @Test
    void no_script_loads_the_address_of_a_form_again() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/web/static"))) {
            var scripts = files.filter(f -> f.toString().endsWith(".js")).toList();
            assertThat(scripts)
                    .hasSizeGreaterThan(10)
                    .allSatisfy(script -> assertThat(Files.readString(script))
                            .as(script.getFileName()
                                    + ": a page that a form led to has an address of its own, podfallPage()")
                            .doesNotContain("location.reload(", "fetch(location"));
        }
    }
}
