package dev.podfall.cli.surroundings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.surroundings.Shell.Outcome;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labs side by side, and the way to the pages. */
class SeveralLabsTest {
    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(folder);
    }

    @AfterEach
    void close() throws Exception {
        shell.close();
    }

    @Test
    void status_lists_every_attempt_that_runs_and_one_by_its_name() throws Exception {
        String started =
                shell.podfall("start", "empty-endpoints", "--seed", "1").out();
        assertThat(started.split("Pods run, the Service answers nobody", -1))
                .as("its title is said once")
                .hasSize(2);
        assertThat(started).doesNotContain("# ").contains("Your task");
        shell.podfall("start", "config-error", "--seed", "1", "--mode", "exam");
        Outcome all = shell.podfall("status");
        assertThat(all.out()).contains("config-error: running", "empty-endpoints: running", "Hints       0 of 3");
        assertThat(all.out().split("Hints", -1)).as("an exam has none").hasSize(2);
        assertThat(all.err()).contains("config-error-2");
        JsonNode json = shell.podfall("status", "-o", "json").json();
        assertThat(json.path("attempt").asText()).as("the latest, as before").isEqualTo("config-error-2");
        assertThat(json.path("attempts").findValuesAsText("attempt"))
                .containsExactly("config-error-2", "empty-endpoints-1");
        assertThat(shell.podfall("status", "empty-endpoints-1").out())
                .contains("empty-endpoints: running")
                .doesNotContain("config-error");
        assertThat(shell.podfall("stop", "config-error-2").out()).contains("is an exam: it was handed in");
        shell.podfall("stop", "empty-endpoints-1");
        JsonNode over = shell.podfall("status", "-o", "json").json();
        assertThat(over.path("state").asText()).as("a stopped exam is graded").isEqualTo("submitted");
        assertThat(over.path("attempts")).isEmpty();
    }

    @Test
    void open_prints_a_link_that_signs_a_browser_in_once_although_no_lab_was_started() throws Exception {
        assertThat(shell.podfall("labs").out())
                .as("the list names no skill area")
                .contains("empty-endpoints", "WHAT YOU SEE")
                .doesNotContain("DOMAIN", "probes", "resources", "startup");
        String link = shell.podfall("open", "/quizzes", "--print").out().strip();
        HttpResponse<String> page = get(link);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().toString()).endsWith("/quizzes");
        assertThat(get(link).statusCode()).isEqualTo(401);
        String other = shell.podfall("open", "-o", "json").json().path("url").asText();
        assertThat(get(other).statusCode()).isEqualTo(200);
        assertThat(shell.podfall("doctor").out()).contains("?key=", "podfall open");
        Outcome elsewhere = shell.podfall("open", "//other.example/");
        assertThat(elsewhere.exit()).isEqualTo(2);
        assertThat(elsewhere.err()).contains("no page of Podfall");
    }

    private static HttpResponse<String> get(String url) throws Exception {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .cookieHandler(new CookieManager())
                .build()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
