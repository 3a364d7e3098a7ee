package dev.podfall.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lab from the list to the report in a real browser, on a desk and on a phone. */
@BrowserStage
class LabBrowserTest {
    private static final Path PICTURES = Path.of("target", "pictures");

    @TempDir
    Path home;

    private final List<String> complaints = new ArrayList<>();

    @Test
    void a_lab_is_started_checked_handed_in_and_explained_on_every_screen() {
        try (var chromium = new Browsers();
                var server = PodfallServer.start(ServerOptions.in(home).onPort(0))) {
            var desk = chromium.browser().newContext();
            desk.grantPermissions(List.of("clipboard-read", "clipboard-write"));
            var page = open(desk, server);
            start(page);
            toolsWork(page);
            var pages = new LinkedHashMap<String, String>();
            pages.put("labs", "/labs");
            pages.put("lab", "/labs/image-backoff");
            pages.put("attempt", path(page));
            inspect(chromium.browser(), server, pages);
            narrow(chromium.browser(), server);

            handIn(page);
            pages.clear();
            pages.put("asking", path(page));
            inspect(chromium.browser(), server, pages);
            close(page);
            pages.clear();
            pages.put("report", path(page));
            pages.put("history", "/history");
            pages.put("quizzes", "/quizzes");
            pages.put("quiz", "/quizzes/deployment-debugging");
            inspect(chromium.browser(), server, pages);
            desk.close();
        }
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }

    private static void start(Page page) {
        page.getByRole(AriaRole.LINK, named("The new release never starts")).click();
        page.getByRole(AriaRole.BUTTON, named("Start the lab")).click();
        page.waitForURL("**/attempts/*");
        assertThat(page.locator("[data-clock]")).hasText(Pattern.compile("23 h 5\\d min"));
    }

    private static void toolsWork(Page page) {
        page.getByLabel("Copy: kubectl get pods").click();
        page.waitForFunction("() => navigator.clipboard.readText().then(text => text === 'kubectl get pods')");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Show hint 1")))
                .click();
        assertThat(page.locator("#hints li")).hasCount(1);
        page.getByRole(AriaRole.BUTTON, named("Check my repair")).click();
        assertThat(page.locator("#verdicts")).containsText("Last check");
        assertThat(page.locator("#verdicts .chip.unmet").first()).isVisible();
    }

    private static void handIn(Page page) {
        assertThat(page.locator("input[type=radio]")).hasCount(0);
        page.getByRole(AriaRole.LINK, named("Hand in…")).click();
        page.getByRole(AriaRole.BUTTON, named("Hand in and see the questions")).click();
        assertThat(page.locator("h1")).hasText("What was wrong?");
        assertThat(page.locator("main")).containsText("counts no more");
        assertThat(page.locator("fieldset")).hasCount(3);
    }

    private static void close(Page page) {
        page.locator("input[type=radio]").first().check();
        page.getByRole(AriaRole.BUTTON, named("Close and see the report")).click();
        page.getByRole(AriaRole.BUTTON, named("Close all the same")).click();
        page.waitForURL("**/report");
        assertThat(page.locator("h1").first()).hasText("Not repaired");
        assertThat(page.locator("main")).containsText("What it was");
    }

    /** Every page at three sizes and in both colours: nothing scrolls sideways, every field has a name. */
    private void inspect(Browser browser, PodfallServer server, Map<String, String> pages) {
        look(browser, server, pages, new Browser.NewContextOptions().setViewportSize(1280, 900), "desk");
        look(browser, server, pages, new Browser.NewContextOptions().setViewportSize(390, 844), "phone");
        look(
                browser,
                server,
                pages,
                new Browser.NewContextOptions().setViewportSize(820, 1100).setColorScheme(ColorScheme.DARK),
                "dark");
    }

    /** The frame of every page, in the languages it is in, down to the smallest phone. */
    private void narrow(Browser browser, PodfallServer server) {
        for (var width : new int[] {320, 375, 390, 480, 600, 768, 900}) {
            for (var language : List.of("en", "de")) {
                var options = new Browser.NewContextOptions()
                        .setViewportSize(width, 844)
                        .setLocale(language);
                look(browser, server, Map.of("labs", "/labs"), options, language + "-" + width);
            }
        }
    }

    private void look(
            Browser browser,
            PodfallServer server,
            Map<String, String> pages,
            Browser.NewContextOptions options,
            String size) {
        try (var context = browser.newContext(options)) {
            var page = open(context, server);
            pages.forEach((name, path) -> {
                page.navigate(server.url() + path);
                assertThat((Integer) page.evaluate(
                                "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                        .as(name + " scrolls sideways on " + size)
                        .isZero();
                assertThat((Integer) page.evaluate(
                                "[...document.querySelectorAll('input:not([type=hidden]),select,button')].filter(e =>"
                                        + " !(e.labels && e.labels.length) && !e.getAttribute('aria-label') &&"
                                        + " !e.textContent.trim()).length"))
                        .as(name + " has fields without a name")
                        .isZero();
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(PICTURES.resolve(name + "-" + size + ".png")));
            });
        }
    }

    private Page open(BrowserContext context, PodfallServer server) {
        var page = Browsers.page(context, complaints);
        page.navigate(server.link("/labs").toString());
        return page;
    }

    private static String path(Page page) {
        return java.net.URI.create(page.url()).getPath();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
