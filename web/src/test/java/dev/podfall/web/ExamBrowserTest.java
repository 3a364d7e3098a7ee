package dev.podfall.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * One exam in a real browser, from its start to its report, with all that may go wrong on the way: a lost network, a server that is killed,
 * a second tab. One server and one sitting for all, in the order of a person who sits it. Each page is looked at as {@link Accessibility}
 * does.
 */
@BrowserStage
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExamBrowserTest {
    private static final String EXAM = "chapter-1-foundations";

    @TempDir
    static Path home;

    private static Browsers chromium;
    private static ServerProcess server;
    private static BrowserContext context;
    private static String path;
    private static final Accessibility EYES = new Accessibility();

    private final List<String> complaints = new ArrayList<>();
    private Page page;

    @BeforeAll
    static void start() throws IOException {
        chromium = new Browsers();
        server = new ServerProcess(home);
        context = chromium.browser().newContext();
        context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
        var sitting = server.api().post("/exams/" + EXAM + "/start", "{\"seed\":1}");
        path = "/exam-sittings/" + sitting.at("/sitting/sitting").asText();
        context.newPage().navigate(server.link());
    }

    @AfterAll
    static void stop() throws Exception {
        context.close();
        chromium.close();
        server.close();
        EYES.assertNothingFound();
    }

    @BeforeEach
    void open() {
        page = Browsers.page(context, complaints);
    }

    @AfterEach
    void close() {
        page.close();
        complaints.removeIf(complaint -> complaint.contains("net::ERR_") || complaint.contains("status of 409"));
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }

    private static JsonNode sitting() throws IOException {
        return server.api().get("/exam-sittings/latest").path("sitting");
    }

    private static int number(String type) throws IOException {
        return StreamSupport.stream(sitting().path("tasks").spliterator(), false)
                .filter(t -> t.path("kind").asText().equals(type)
                        || t.at("/question/type").asText().equals(type))
                .findFirst()
                .orElseThrow()
                .path("number")
                .asInt();
    }

    private void go(String where) {
        page.navigate(server.url(where));
    }

    private Locator saved() {
        return page.locator("#task [data-save-status]");
    }

    private Locator lost() {
        return page.locator("[data-presence-lost]");
    }

    /** By the tabulator key alone, to what has that text. */
    private static void tabTo(Page page, String text) {
        for (var presses = 0; presses < 60; presses++) {
            page.keyboard().press("Tab");
            var at = (String) page.evaluate(
                    "(document.activeElement.getAttribute('aria-label') || document.activeElement.textContent).trim()");
            if (at.startsWith(text)) {
                return;
            }
        }
        throw new AssertionError("The tabulator key does not lead to " + text);
    }

    @Test
    @Order(1)
    void by_the_keyboard_alone_tasks_are_opened_answered_and_flagged() throws Exception {
        go("/exams");
        EYES.inspect(page, "exams");
        go("/exams/mock-troubleshooting");
        EYES.inspect(page, "exam");
        go(path);
        assertThat(page.locator("h1")).hasText("All tasks");
        EYES.inspect(page, "exam-paper");
        tabTo(page, "Begin with task 1");
        page.keyboard().press("Enter");
        page.waitForURL("**/tasks/1");
        var question = number("single");
        tabTo(page, "Task " + question + ",");
        page.keyboard().press("Enter");
        page.waitForURL("**/tasks/" + question);
        page.locator("#task input[type=radio]").first().focus();
        page.keyboard().press("Space");
        assertThat(saved()).hasText("Saved");
        tabTo(page, "Flag");
        page.keyboard().press("Enter");
        assertThat(page.getByText("Remove flag")).isVisible();
        EYES.inspect(page, "exam-question");
        assertThat(sitting().path("tasks").path(question - 1).path("flagged").asBoolean())
                .isTrue();
    }

    @Test
    @Order(2)
    void without_a_network_it_says_so_keeps_what_is_chosen_and_goes_on() throws Exception {
        go(path + "/tasks/" + number("single"));
        assertThat(lost()).isHidden();
        context.setOffline(true);
        assertThat(lost()).containsText("No connection to the server since");
        page.locator("#task input[type=radio]").nth(1).check();
        assertThat(saved()).containsText("Not saved");
        EYES.inspect(page, "exam-offline");
        context.setOffline(false);
        assertThat(lost()).containsText("Connected again");
        assertThat(saved()).hasText("Saved");
        assertThat(sitting().path("state").asText()).isEqualTo("running");
    }

    @Test
    @Order(3)
    void after_a_server_that_was_killed_it_is_resumed_and_takes_what_was_chosen_meanwhile() throws Exception {
        var question = number("single");
        go(path + "/tasks/" + question);
        var before = sitting();
        server.kill();
        assertThat(lost()).containsText("No connection to the server since");
        var third = page.locator("#task input[type=radio]").nth(2);
        third.check();
        assertThat(saved()).containsText("podfall serve");
        server.start();
        assertThat(saved()).hasText("Saved");
        assertThat(lost()).containsText("Connected again");
        var after = sitting();
        assertThat(after.path("state").asText()).isEqualTo("running");
        assertThat(after.path("deadline").asText())
                .isGreaterThanOrEqualTo(before.path("deadline").asText());
        assertThat(after.path("tasks").path(question - 1).at("/answer/given").asText())
                .isEqualTo(third.getAttribute("value"));
    }

    @Test
    @Order(4)
    void a_second_tab_overwrites_nothing_in_silence() throws Exception {
        go(path + "/tasks/" + number("single"));
        var other = Browsers.page(context, complaints);
        other.navigate(page.url());
        other.locator("#task input[type=radio]").first().check();
        assertThat(other.locator("#task [data-save-status]")).hasText("Saved");
        page.locator("#task input[type=radio]").nth(1).check();
        assertThat(saved()).containsText("changed in another tab");
        EYES.inspect(page, "exam-changed");
        page.getByText("Take the saved one").click();
        assertThat(page.locator("#task input[type=radio]").first()).isChecked();
        assertThat(saved()).hasText("Saved");
        other.close();
    }

    @Test
    @Order(5)
    void a_lab_is_opened_phase_by_phase_has_its_context_and_a_terminal_that_outlives_the_network() throws Exception {
        var lab = number("lab");
        if (sitting().path("tasks").path(lab - 1).hasNonNull("attempt")) {
            lab = StreamSupport.stream(sitting().path("tasks").spliterator(), false)
                    .filter(t -> t.path("kind").asText().equals("lab") && !t.hasNonNull("attempt"))
                    .findFirst()
                    .orElseThrow()
                    .path("number")
                    .asInt();
        }
        go(path + "/tasks/" + lab);
        EYES.inspect(page, "exam-closed-task");
        page.getByText("Open this task").click();
        page.locator(".phases li").first().waitFor();
        var screen = page.locator(".terminal-screen:visible");
        assertThat(screen).hasAttribute("data-state", "attached");
        var context = page.locator("dl [role=button]").first();
        assertThat(context).hasText("task-" + lab);
        context.click();
        assertThat(page.locator("#announce")).hasText("task-" + lab + " copied.");
        ExamBrowserTest.context.setOffline(true);
        assertThat(page.locator(".terminal-status")).containsText("Your shell goes on");
        assertThat(lost()).containsText("No connection");
        ExamBrowserTest.context.setOffline(false);
        assertThat(screen).hasAttribute("data-state", "attached");
        assertThat(lost()).containsText("Connected again");
        EYES.inspect(page, "exam-task");
    }

    @Test
    @Order(6)
    void in_german_everything_around_the_tasks_is() throws Exception {
        go(path + "/paper");
        page.getByText("Deutsch").click();
        assertThat(page.locator("html")).hasAttribute("lang", "de");
        assertThat(page.locator("h1")).hasText("Alle Aufgaben");
        assertThat(URI.create(page.url()).getPath()).isEqualTo(path + "/paper");
        EYES.inspect(page, "exam-paper-de");
        go(path + "/tasks/" + number("single"));
        assertThat(page.getByText("Markierung entfernen")).isVisible();
        EYES.inspect(page, "exam-question-de");
        go("/parts");
        assertThat(page.locator("main")).hasAttribute("lang", "en");
        page.getByText("English").click();
        assertThat(page.locator("html")).hasAttribute("lang", "en");
    }

    @Test
    @Order(7)
    void it_is_handed_in_looked_at_and_reported() {
        go(path + "/submit");
        EYES.inspect(page, "exam-submit");
        tabTo(page, "Hand in all the same");
        page.keyboard().press("Enter");
        page.waitForURL("**/report");
        assertThat(page.locator("main")).containsText("By domain, weakest first");
        page.locator("details summary").first().click();
        EYES.inspect(page, "exam-report");
        page.getByText("Deutsch").click();
        assertThat(page.locator("html")).hasAttribute("lang", "de");
        EYES.inspect(page, "exam-report-de");
        go("/history");
        EYES.inspect(page, "history-de");
        page.getByText("English").click();
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        go("/parts");
        EYES.inspect(page, "parts");
    }
}
