package dev.podfall.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.podfall.web.server.WallClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two tabs of one person: what one hands in, the other can change no more, and is told so where it stands. */
@BrowserStage
class TwoTabsBrowserTest {
    private static Browsers chromium;

    @TempDir
    Path home;

    private final List<String> complaints = new ArrayList<>();
    private PodfallServer server;
    private BrowserContext context;

    @BeforeAll
    static void open() {
        chromium = new Browsers();
    }

    @AfterAll
    static void shut() {
        chromium.close();
    }

    @BeforeEach
    void start() {
        server = PodfallServer.start(ServerOptions.in(home).onPort(0), new WallClock(new HandClock()));
        context = chromium.browser().newContext();
    }

    @AfterEach
    void stop() {
        context.close();
        server.close();
        complaints.removeIf(complaint -> complaint.contains("status of 410"));
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }

    private Page show(String path) {
        var page = Browsers.page(context, complaints);
        page.navigate(server.link(path).toString());
        return page;
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    @Test
    void a_quiz_that_another_tab_handed_in_takes_nothing_more_and_leads_to_its_result() {
        var first = show("/quizzes/deployment-debugging");
        press(first, "Start the quiz");
        first.waitForURL("**/questions/1");
        press(first, "Question 11, not answered");
        first.waitForURL("**/questions/11");
        first.getByLabel("Your answer").fill("25");
        assertThat(first.locator("#progress")).containsText("1 of 13 answered");

        var second = show(first.url().replaceFirst("http://[^/]+", "").replaceFirst("/questions/.*", "/review"));
        press(second, "Hand in");
        press(second, "Hand in all the same");
        second.waitForURL("**/result");

        first.getByLabel("Your answer").fill("75");
        assertThat(first.locator("#question [data-save-status]")).containsText("Not saved");
        first.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("See the result"))
                .click();
        first.waitForURL("**/result");
        assertThat(first.locator("main")).containsText("Your answer: 25");
        assertThat(first.locator("main")).not().containsText("Your answer: 75");
    }

    @Test
    void an_exam_that_another_tab_handed_in_takes_no_notes_and_the_page_goes_to_its_report() throws IOException {
        var sitting = "/exam-sittings/"
                + ApiClient.of(home)
                        .post("/exams/chapter-1-foundations/start", "{\"seed\":1}")
                        .at("/sitting/sitting")
                        .asText();
        var first = show(sitting + "/paper");
        first.locator("textarea[name=notes]").fill("mind the probes");
        var notes = first.locator("form:has(textarea[name=notes]) [data-save-status]");
        assertThat(notes).hasText("Saved");
        // The next sign of life hears that the exam is over, and the page goes to its report: not before the notes were
        // refused.
        var held = new ArrayList<Route>();
        first.route("**/presence", held::add);

        var second = show(sitting + "/submit");
        press(second, "Hand in all the same");
        second.waitForURL("**/report");

        first.locator("textarea[name=notes]").fill("mind the probes, and the ports");
        assertThat(notes).containsText("The exam was handed in before this came");
        first.unroute("**/presence");
        List.copyOf(held).forEach(Route::resume);
        first.waitForURL("**/report");
    }
}
