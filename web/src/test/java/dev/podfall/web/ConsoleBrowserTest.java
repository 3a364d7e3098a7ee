package dev.podfall.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lab's console in a real browser: phases while it starts, logs, the way of a request, and what of it is lit afterwards. */
@BrowserStage
class ConsoleBrowserTest {
    private static final Path PAINTS = Path.of("target", "pictures", "first-contentful-paint.txt");
    private static final String PAINT =
            "() => new Promise(done => new PerformanceObserver(list => list.getEntriesByName('first-contentful-paint')"
                    + ".forEach(paint => done(Math.round(paint.startTime)))).observe({type: 'paint', buffered: true}))";

    @TempDir
    Path home;

    private final List<String> complaints = new ArrayList<>();
    private final List<String> paints = new ArrayList<>();

    @Test
    void a_lab_is_followed_while_it_starts_while_it_runs_and_afterwards() throws IOException {
        var eyes = new Accessibility();
        try (var chromium = new Browsers();
                var server = PodfallServer.start(ServerOptions.in(home).onPort(0));
                var context = chromium.browser().newContext()) {
            var page = Browsers.page(context, complaints);
            page.navigate(server.link("/labs/killed-on-load").toString());
            page.getByText("Start the lab").click();
            assertThat(page.locator(".phases li").first()).not().isEmpty();
            page.waitForURL("**/attempts/*");
            var attempt = URI.create(page.url()).getPath();

            logs(page);
            page.locator(".panes summary").last().click();
            assertThat(page.locator("#pane-chain")).containsText("Ingress: fraud-scorer");
            assertThat(page.locator("#pane-chain .link")).hasCount(4);
            assertThat(page.locator(".broken")).hasCount(0);
            eyes.inspect(page, "console");
            page.getByText("Deutsch").click();
            assertThat(page.getByText("Reparatur prüfen")).isVisible();
            eyes.inspect(page, "console-de");
            page.getByText("English").click();

            ApiClient.of(home).post("/attempts/" + attempt.split("/")[2] + "/submit", "{\"answers\":{}}");
            page.navigate(server.url() + attempt + "/report");
            page.getByText("The way of a request, as you found it").click();
            assertThat(page.locator(".link.broken")).hasCount(1);
            assertThat(page.locator(".chain .verdict")).containsText("Broken between Pods and Containers");
            eyes.inspect(page, "chain");
            for (var path : List.of("/labs", "/exams", "/quizzes", "/history", attempt + "/report")) {
                page.navigate(server.url() + path);
                paints.add(page.evaluate(PAINT) + " ms " + path);
            }
        }
        Files.write(PAINTS, paints);
        eyes.assertNothingFound();
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }

    private static void logs(Page page) {
        page.locator(".panes summary").nth(2).click();
        var pane = page.locator("#pane-logs");
        assertThat(pane.locator("select").first()).isVisible();
        pane.getByText("the run before").click();
        assertThat(pane.locator(".log")).containsText("loading");
        assertThat(pane.locator("input[type=checkbox]")).isChecked();
    }
}
