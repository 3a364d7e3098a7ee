package dev.podfall.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.podfall.web.server.WallClock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The diagnosis of a running attempt in a real browser: what is saved, what is not, and who says so. */
@BrowserStage
class SavingBrowserTest extends AskingBrowser {
    private static final Pattern NOT_SAVED = Pattern.compile("^Not saved: .*");

    @Test
    void what_is_chosen_is_saved_and_outlives_a_reload_and_the_tab() {
        var page = show();
        assertThat(status(page)).hasText("");
        choose(page, "cause", "no-such-tag");
        assertThat(status(page)).hasText("Saved");
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
        page.getByRole(AriaRole.BUTTON, named("Close and see the report")).click();
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
    void what_another_tab_has_unsaved_is_not_shown_here_and_a_closed_tabs_is() {
        var here = show();
        choose(here, "cause", "no-such-tag");
        assertThat(status(here)).hasText("Saved");
        var other = show();
        other.route("**/answers", Route::abort);
        var unsaved = other.locator("input[name=answer-cause]:not([value=no-such-tag])")
                .first();
        var value = unsaved.getAttribute("value");
        unsaved.check();
        assertThat(status(other)).hasText(NOT_SAVED);

        here.reload();
        assertThat(status(here)).hasText("Saved");
        assertThat(option(here, "cause", "no-such-tag")).isChecked();

        other.close();
        assertThat(option(show(), "cause", value)).isChecked();
    }
}
