package dev.podfall.web;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages around labs, attempts and quizzes (questions and results have tests of their own), looked at with axe on a desk and on a phone, in light and in dark. */
@BrowserStage
class AccessibilityBrowserTest {
    @TempDir
    Path home;

    private final Accessibility eyes = new Accessibility();

    @Test
    void nothing_on_any_page_stands_in_anybodys_way() {
        try (var chromium = new Browsers();
                var server = PodfallServer.start(ServerOptions.in(home).onPort(0));
                var context = chromium.browser().newContext()) {
            var page = Browsers.page(context, new ArrayList<>());
            look(page, server, "sign-in", "/labs");
            page.navigate(server.link("/labs").toString());
            labs(page, server);
            quiz(page, server);
            look(page, server, "history", "/history");
            look(page, server, "not-found", "/nowhere");
            look(page, server, "unknown-attempt", "/attempts/x");
        }
        eyes.assertNothingFound();
    }

    private void labs(Page page, PodfallServer server) {
        eyes.inspect(page, "labs");
        look(page, server, "lab", "/labs/image-backoff");
        press(page, "Start the lab");
        page.waitForURL("**/attempts/*");
        var attempt = java.net.URI.create(page.url()).getPath();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show hint 1 of"))
                .click();
        page.locator("#hints li").waitFor();
        press(page, "Check my repair");
        page.waitForURL("**#verdicts");
        page.getByText("Start over or give up").click();
        eyes.inspect(page, "attempt");
        look(page, server, "running-lab", "/labs/image-backoff");
        look(page, server, "labs-running", "/labs");
        look(page, server, "reset", attempt + "/reset");
        look(page, server, "stop", attempt + "/stop");
        look(page, server, "hand-in", attempt + "/submit");
        press(page, "Hand in and see the questions");
        page.locator("fieldset").first().waitFor();
        eyes.inspect(page, "asking");
        unsaved(page);
        look(page, server, "stop-asking", attempt + "/stop");
        look(page, server, "asking-lab", "/labs/image-backoff");
        look(page, server, "closing", attempt + "/close");
        press(page, "Close all the same");
        page.waitForURL("**/report");
        eyes.inspect(page, "report");
    }

    /** What a refusal and a second tab look like. */
    private void unsaved(Page page) {
        page.route("**/answers", route -> route.abort());
        page.locator("input[type=radio]").first().check();
        page.locator("[data-state=unsaved]").waitFor();
        eyes.inspect(page, "asking-unsaved");
        page.unroute("**/answers");
        page.locator("[data-save-status]")
                .and(page.locator("[data-state=saved]"))
                .waitFor();
        page.locator("input[name=revision]").evaluate("field => field.value = 0");
        page.locator("input[type=radio]").nth(1).check();
        page.locator("[data-state=changed]").waitFor();
        eyes.inspect(page, "asking-changed");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take the saved one"))
                .click();
    }

    private void quiz(Page page, PodfallServer server) {
        look(page, server, "quizzes", "/quizzes");
        look(page, server, "quiz", "/quizzes/deployment-debugging");
        press(page, "Start the quiz");
        page.waitForURL("**/questions/1");
        var sitting = java.net.URI.create(page.url()).getPath().replaceAll("/questions/.*", "");
        look(page, server, "review", sitting + "/review");
        look(page, server, "quiz-import", "/quizzes/import");
        page.locator("textarea").fill("Which?{=a ~b}\n\nWrite.{}");
        press(page, "Preview");
        eyes.inspect(page, "quiz-preview");
        look(page, server, "charts", "/quizzes/reading-charts");
        page.getByText("after each question").check();
        press(page, "Start the quiz");
        page.waitForURL("**/questions/1");
        eyes.inspect(page, "picture");
        page.locator("input[type=radio]").first().check();
        press(page, "Check the answer");
        page.locator("article.answer").waitFor();
        eyes.inspect(page, "picture-told");
        press(page, "Review and hand in");
        press(page, "Hand in");
        press(page, "Hand in all the same");
        look(page, server, "quizzes-practice", "/quizzes");
        look(page, server, "progress", "/quizzes/progress");
    }

    private void look(Page page, PodfallServer server, String name, String path) {
        page.navigate(server.url() + path);
        eyes.inspect(page, name);
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }
}
