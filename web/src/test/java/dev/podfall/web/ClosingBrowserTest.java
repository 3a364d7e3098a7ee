package dev.podfall.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** How an attempt that asks what was wrong ends, in a real browser: by its learner, by its time, and never by one click. */
@BrowserStage
class ClosingBrowserTest extends AskingBrowser {
    @Test
    void an_attempt_that_is_over_takes_nothing_more_and_says_where_to_go_on() throws IOException {
        var page = show();
        ApiClient.of(home).post(attempt + "/stop", "{}");
        choose(page, "cause", "no-such-tag");
        assertThat(status(page)).containsText("is over (submitted)");
        status(page).getByRole(AriaRole.LINK).click();
        page.waitForURL("**/report");
    }

    @Test
    void an_attempt_whose_time_to_answer_is_over_is_graded_with_the_diagnosis_on_the_page() {
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
    void a_page_that_a_form_led_to_sends_nothing_again_when_its_time_is_over() {
        var page = show();
        choose(page, "cause", "no-such-tag");
        assertThat(status(page)).hasText("Saved");
        press(page, page.getByRole(AriaRole.BUTTON, named("Close and see the report")));
        page.waitForURL("**/close");
        var other = show();
        choose(other, "field", "tag");
        assertThat(status(other)).hasText("Saved");

        clock.pass(Duration.ofHours(24).minusSeconds(3));
        press(page, page.getByRole(AriaRole.BUTTON, named("Close all the same")));
        assertThat(page.locator("main")).containsText("changed in another");
        var sent = new ArrayList<String>();
        page.onRequest(request ->
                sent.add(request.method() + " " + URI.create(request.url()).getPath()));
        clock.pass(Duration.ofSeconds(4));
        page.waitForURL("**/report");
        assertThat(sent).contains("GET " + attempt + "/close");
        assertThat(sent).noneMatch(request -> request.startsWith("POST"));
    }

    @Test
    void nothing_that_cannot_be_taken_back_is_done_by_one_click_and_all_of_it_works_by_keyboard() throws IOException {
        attempt = started("empty-endpoints");
        var page = show();
        page.getByText("Start over or give up").click();
        press(page, page.getByRole(AriaRole.LINK, link("Stop the attempt…")));
        assertThat(page.locator("h1")).hasText("Stop this attempt?");
        press(page, page.getByRole(AriaRole.LINK, link("Go on with it")));
        page.getByText("Start over or give up").click();
        press(page, page.getByRole(AriaRole.LINK, link("Reset the cluster…")));
        assertThat(page.locator("h1")).hasText("Reset the cluster?");
        press(page, page.getByRole(AriaRole.LINK, link("Keep my cluster")));
        press(page, page.getByRole(AriaRole.LINK, link("Hand in…")));
        assertThat(page.locator("h1")).hasText("Hand in?");
        press(page, page.getByRole(AriaRole.BUTTON, named("Hand in and see the questions")));
        assertThat(page.locator("h1")).hasText("What was wrong?");

        choose(page, "cause", "no-endpoints");
        press(page, page.getByRole(AriaRole.BUTTON, named("Close and see the report")));
        page.waitForURL("**/close");
        assertThat(page.locator("main")).containsText("2 of 3 questions have no answer yet");
        assertThat(page.locator(".chosen .chip")).hasCount(2);
        press(page, page.getByRole(AriaRole.LINK, link("Back")));
        assertThat(option(page, "cause", "no-endpoints")).isChecked();
        choose(page, "field", "readiness");
        choose(page, "object", "deployment");
        press(page, page.getByRole(AriaRole.BUTTON, named("Close and see the report")));
        page.waitForURL("**/report");
        assertThat(page.locator(".ring")).containsText("20");
    }

    @Test
    void it_works_without_scripts() {
        context.close();
        context = chromium.browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        var page = show();
        var stale = show();
        option(page, "cause", "no-such-tag").check();
        page.getByRole(AriaRole.BUTTON, named("Save")).click();
        assertThat(option(page, "cause", "no-such-tag")).isChecked();
        assertThat(status(page)).hasText("Saved");

        stale.locator("input[name=answer-object]").first().check();
        stale.getByRole(AriaRole.BUTTON, named("Close and see the report")).click();
        assertThat(stale.locator("h1")).hasText("This was changed in another tab or window");
        stale.getByRole(AriaRole.LINK, link("Take the saved one")).click();
        option(stale, "field", "tag").check();
        stale.getByRole(AriaRole.BUTTON, named("Close and see the report")).click();
        assertThat(stale.locator("main")).containsText("1 of 3 questions has no answer yet");
        stale.getByRole(AriaRole.BUTTON, named("Close all the same")).click();
        stale.waitForURL("**/report");
    }
}
