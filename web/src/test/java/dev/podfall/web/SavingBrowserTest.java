package dev.podfall.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.podfall.web.server.WallClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The diagnosis of a running attempt in a real browser: what is saved, what is not, and who says so. */
@BrowserStage
class SavingBrowserTest {
    private static final Pattern NOT_SAVED = Pattern.compile("^Not saved: .*");
    private static final String EXPECTED_COMPLAINT = "Failed to load resource";

    static Browsers chromium;

    @TempDir
    Path home;

    private final HandClock clock = new HandClock();
    private final List<String> complaints = new ArrayList<>();
    private PodfallServer server;
    private BrowserContext context;
    private String attempt;

    @BeforeAll
    static void open() {
        chromium = new Browsers();
    }

    @AfterAll
    static void shut() {
        chromium.close();
    }

    @BeforeEach
    void start() throws IOException {
        server = PodfallServer.start(ServerOptions.in(home).onPort(0), new WallClock(clock));
        context = chromium.browser().newContext();
        var lines = ApiClient.of(home).lines("/attempts", "{\"lab\":\"image-backoff\",\"mode\":\"practice\"}");
        attempt = "/attempts/"
                + lines.get(lines.size() - 1).at("/attempt/attempt").asText();
    }

    @AfterEach
    void stop() {
        context.close();
        server.close();
        complaints.removeIf(complaint -> complaint.startsWith(EXPECTED_COMPLAINT));
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }

    @Test
    void what_is_chosen_is_saved_and_outlives_a_check_a_reload_and_the_tab() {
        var page = show();
        assertThat(status(page)).hasText("");
        choose(page, "cause", "no-such-tag");
        assertThat(status(page)).hasText("Saved");
        page.getByRole(AriaRole.BUTTON, named("Check my repair")).click();
        assertThat(page.locator("#verdicts")).containsText("Last check");
        assertThat(option(page, "cause", "no-such-tag")).isChecked();
        page.reload();
        assertThat(option(page, "cause", "no-such-tag")).isChecked();
        assertThat(status(page)).hasText("Saved");
        page.close();
        assertThat(option(show(), "cause", "no-such-tag")).isChecked();
    }

    @Test
    void it_says_saved_only_after_the_server_has_answered() {
        var page = show();
        var held = new ArrayList<Route>();
        page.route("**/answers", held::add);
        choose(page, "cause", "no-such-tag");
        assertThat(status(page)).hasText("Saving…");
        page.waitForCondition(() -> !held.isEmpty());
        assertThat(stored()).doesNotContain("no-such-tag");
        held.get(0).resume();
        assertThat(status(page)).hasText("Saved");
        assertThat(stored()).contains("no-such-tag");
    }

    @Test
    void a_lost_network_is_said_and_what_was_chosen_is_saved_when_it_is_back_even_after_a_reload() {
        var page = show();
        page.route("**/answers", Route::abort);
        choose(page, "cause", "no-such-tag");
        assertThat(status(page)).hasText(NOT_SAVED);
        assertThat(status(page)).containsText("cannot be reached");
        page.reload();
        assertThat(option(page, "cause", "no-such-tag")).isChecked();
        assertThat(status(page)).hasText(NOT_SAVED);
        page.unroute("**/answers");
        page.evaluate("window.dispatchEvent(new Event('online'))");
        assertThat(status(page)).hasText("Saved");
        assertThat(stored()).contains("no-such-tag");
    }

    @Test
    void a_full_disk_is_said_with_the_next_step_and_tried_again_by_itself() {
        var page = show();
        var refused = new ArrayList<Route>();
        page.route("**/answers", route -> {
            if (refused.isEmpty()) {
                refused.add(route);
                route.fulfill(new Route.FulfillOptions()
                        .setStatus(503)
                        .setContentType("application/json")
                        .setBody(
                                "{\"error\":{\"category\":\"ENVIRONMENT\",\"code\":\"disk-full\",\"message\":\"The disk is full.\","
                                        + "\"next\":\"Make room on the disk\"}}"));
            } else {
                route.resume();
            }
        });
        page.evaluate(
                "window.said = []; new MutationObserver(() => said.push(document.querySelector('[data-save-status]').textContent))"
                        + ".observe(document.querySelector('[data-save-status]'), {childList: true})");
        choose(page, "cause", "no-such-tag");
        assertThat(status(page)).hasText("Saved");
        assertThat((List<?>) page.evaluate("said"))
                .anySatisfy(text -> assertThat((String) text)
                        .startsWith("Not saved: The disk is full. Make room on the disk. What you entered is kept"));
    }

    @Test
    void a_server_that_is_restarted_gets_what_was_chosen_meanwhile() {
        var page = show();
        var port = server.url().getPort();
        server.close();
        choose(page, "cause", "no-such-tag");
        assertThat(status(page)).containsText("podfall serve");
        server = PodfallServer.start(ServerOptions.in(home).onPort(port), new WallClock(clock));
        assertThat(status(page)).hasText("Saved");
        assertThat(stored()).contains("no-such-tag");
    }

    @Test
    void a_browser_that_was_signed_out_says_so_and_saves_after_a_new_sign_in() {
        var page = show();
        context.clearCookies();
        choose(page, "cause", "no-such-tag");
        assertThat(status(page)).containsText("not signed in");
        assertThat(status(page)).containsText("podfall open");
        page.getByRole(AriaRole.BUTTON, named("Review and hand in")).click();
        assertThat(status(page)).containsText("not signed in");
        assertThat(option(page, "cause", "no-such-tag")).isChecked();

        var other = Browsers.page(context, complaints);
        other.navigate(server.link("/labs").toString());
        page.evaluate("window.dispatchEvent(new Event('focus'))");
        assertThat(status(page)).hasText("Saved");
        assertThat(stored()).contains("no-such-tag");
    }

    @Test
    void a_second_tab_does_not_overwrite_in_silence_and_the_person_decides() {
        var stale = show();
        var other = show();
        choose(other, "cause", "no-such-tag");
        assertThat(status(other)).hasText("Saved");

        var mine = stale.locator("input[name=answer-cause]:not([value=no-such-tag])")
                .first();
        mine.check();
        assertThat(status(stale)).containsText("Not saved: this was changed in another tab or window");
        assertThat(stored()).contains("no-such-tag");
        stale.getByRole(AriaRole.BUTTON, named("Take the saved one")).click();
        assertThat(option(stale, "cause", "no-such-tag")).isChecked();
        assertThat(status(stale)).hasText("Saved");

        var value = mine.getAttribute("value");
        mine.check();
        assertThat(status(stale)).hasText("Saved");
        option(other, "cause", value).check();
        assertThat(status(other)).hasText("Saved");
        choose(stale, "field", "tag");
        assertThat(status(stale)).hasText("Saved");
        other.locator("input[name=answer-object]").first().check();
        assertThat(status(other)).containsText("changed in another tab");
        other.getByRole(AriaRole.BUTTON, named("Keep mine")).click();
        assertThat(status(other)).hasText("Saved");
        assertThat(stored()).contains("object").doesNotContain("\"field\"");
    }

    @Test
    void an_attempt_that_is_over_takes_nothing_more_and_says_where_to_go_on() throws IOException {
        var page = show();
        ApiClient.of(home).post(attempt + "/stop", "{}");
        choose(page, "cause", "no-such-tag");
        assertThat(status(page)).containsText("is over (stopped)");
        status(page).getByRole(AriaRole.LINK).click();
        page.waitForURL("**/report");
    }

    @Test
    void an_attempt_that_runs_out_of_time_is_graded_with_the_diagnosis_on_the_page() {
        var page = show();
        choose(page, "object", "deployment");
        choose(page, "field", "tag");
        choose(page, "cause", "no-such-tag");
        assertThat(status(page)).hasText("Saved");
        clock.pass(Duration.ofHours(24).minusSeconds(2));
        page.reload();
        clock.pass(Duration.ofSeconds(3));
        page.waitForURL("**/report");
        assertThat(page.locator("main")).containsText("The time was over");
        assertThat(page.locator(".ring")).containsText("20");
    }

    @Test
    void nothing_that_cannot_be_taken_back_is_done_by_one_click_and_all_of_it_works_by_keyboard() {
        var page = show();
        page.getByText("Start over or give up").click();
        press(page, page.getByRole(AriaRole.LINK, link("Stop the attempt…")));
        assertThat(page.locator("h1")).hasText("Stop this attempt?");
        press(page, page.getByRole(AriaRole.LINK, link("Go on with it")));
        page.getByText("Start over or give up").click();
        press(page, page.getByRole(AriaRole.LINK, link("Reset the cluster…")));
        assertThat(page.locator("h1")).hasText("Reset the cluster?");
        press(page, page.getByRole(AriaRole.LINK, link("Keep my cluster")));

        choose(page, "cause", "no-such-tag");
        press(page, page.getByRole(AriaRole.BUTTON, named("Review and hand in")));
        page.waitForURL("**/submit");
        assertThat(page.locator("main")).containsText("2 of 3 questions have no answer yet");
        assertThat(page.locator(".chosen .chip")).hasCount(2);
        press(page, page.getByRole(AriaRole.LINK, link("Back")));
        choose(page, "field", "tag");
        press(page, page.getByRole(AriaRole.BUTTON, named("Review and hand in")));
        press(page, page.getByRole(AriaRole.BUTTON, named("Hand in all the same")));
        page.waitForURL("**/report");
    }

    @Test
    void it_works_without_scripts() {
        context.close();
        context = chromium.browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        var page = show();
        var stale = show();
        option(page, "cause", "no-such-tag").check();
        page.getByRole(AriaRole.BUTTON, named("Check my repair")).click();
        assertThat(option(page, "cause", "no-such-tag")).isChecked();

        stale.locator("input[name=answer-object]").first().check();
        stale.getByRole(AriaRole.BUTTON, named("Review and hand in")).click();
        assertThat(stale.locator("h1")).hasText("This was changed in another tab or window");
        stale.getByRole(AriaRole.LINK, link("Take the saved one")).click();
        option(stale, "field", "tag").check();
        stale.getByRole(AriaRole.BUTTON, named("Review and hand in")).click();
        assertThat(stale.locator("main")).containsText("1 of 3 questions has no answer yet");
        stale.getByRole(AriaRole.BUTTON, named("Hand in all the same")).click();
        stale.waitForURL("**/report");
    }

    private Page show() {
        var page = Browsers.page(context, complaints);
        page.navigate(server.link(attempt).toString());
        return page;
    }

    /** What the server has, as any program sees it. */
    private String stored() {
        try {
            return ApiClient.of(home).get(attempt).at("/attempt/answers").toString();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Locator status(Page page) {
        return page.locator("[data-save-status]");
    }

    private static Locator option(Page page, String question, String value) {
        return page.locator("input[name=answer-" + question + "][value=\"" + value + "\"]");
    }

    private static void choose(Page page, String question, String value) {
        option(page, question, value).check();
    }

    private static void press(Page page, Locator target) {
        target.focus();
        page.keyboard().press("Enter");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByRoleOptions link(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
