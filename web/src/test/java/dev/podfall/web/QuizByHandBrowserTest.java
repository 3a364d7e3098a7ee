package dev.podfall.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The quiz in a real browser without scripts, by keyboard alone, and on a phone: moving steps, choosing, clearing. */
@BrowserStage
class QuizByHandBrowserTest extends QuizBrowser {
    @Test
    void moved_steps_are_one_page_of_the_history() {
        var page = begin();
        page.getByRole(AriaRole.BUTTON, named("Question 4, not answered")).click();
        page.waitForURL("**/questions/4");
        page.waitForLoadState();
        var before = page.evaluate("history.length");
        var up = page.getByLabel("Move up: " + step(page, 4));
        up.focus();
        pressAndWait(page);
        assertThat(up).isFocused();
        pressAndWait(page);
        assertThat(page.evaluate("history.length")).isEqualTo(before);
        page.goBack();
        assertThat(page).hasURL(Pattern.compile(".*/questions/1$"));
    }

    @Test
    void it_can_be_done_by_keyboard_alone() {
        var page = begin();
        page.getByRole(AriaRole.BUTTON, named("Question 13, not answered")).focus();
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/questions/13"));
        page.getByLabel("True").focus();
        page.keyboard().press("ArrowDown");
        assertThat(page.getByLabel("False")).isChecked();
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/review"));
        assertThat(page.locator("main")).containsText("12 of 13 questions have no answer yet");
    }

    @Test
    void steps_move_by_keyboard_and_keep_the_focus() {
        var page = begin();
        page.getByRole(AriaRole.BUTTON, named("Question 4, not answered")).click();
        var last = page.locator(".order li").nth(4).locator(".what").innerText();
        page.getByLabel("Move up: " + last).focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".order li").nth(3).locator(".what")).hasText(last);
        assertThat(page.getByLabel("Move up: " + last)).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator(".order li").nth(2).locator(".what")).hasText(last);
    }

    @Test
    void it_works_without_scripts() {
        context.close();
        context = chromium.browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        var page = begin();
        page.getByRole(AriaRole.BUTTON, named("Question 2, not answered")).click();
        page.getByLabel("The error was printed by the instance before this one").check();
        page.getByRole(AriaRole.BUTTON, named("Save and next")).click();
        page.getByRole(AriaRole.BUTTON, named("Flag")).click();
        page.getByRole(AriaRole.BUTTON, named("Review and hand in")).click();
        assertThat(page.locator("main")).containsText("flagged");
        page.getByRole(AriaRole.BUTTON, named("Hand in")).click();
        assertThat(page.locator("h1")).hasText("Hand in with 12 questions open?");
        page.getByRole(AriaRole.BUTTON, named("Hand in all the same")).click();
        assertThat(page.locator("main")).containsText("1 of 13 fully right");
    }

    @Test
    void steps_can_be_ordered_without_scripts_on_a_phone() {
        context.close();
        context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setJavaScriptEnabled(false)
                        .setHasTouch(true)
                        .setViewportSize(390, 844));
        var page = begin();
        page.getByRole(AriaRole.BUTTON, named("Question 4, not answered")).tap();
        assertThat(page.locator("main")).containsText("no answer yet");
        page.getByRole(AriaRole.BUTTON, named("Save and next")).tap();
        page.getByRole(AriaRole.BUTTON, named("Question 4, not answered")).tap();
        var second = step(page, 1);
        page.getByLabel("Move up: " + second).tap();
        assertThat(page.locator(".order .what").first()).hasText(second);
        assertThat(page.locator("#progress")).containsText("1 of 13 answered");
        page.getByRole(AriaRole.BUTTON, named("Clear answer")).tap();
        assertThat(page.locator("#progress")).containsText("0 of 13 answered");
    }

    @Test
    void a_step_at_an_end_keeps_the_focus_and_stays_there() {
        var page = begin();
        page.getByRole(AriaRole.BUTTON, named("Question 4, not answered")).click();
        var second = step(page, 1);
        page.getByLabel("Move up: " + second).focus();
        for (var press = 0; press < 3; press++) {
            pressAndWait(page);
            assertThat(page.locator(".order .what").first()).hasText(second);
            assertThat(page.getByLabel("Move up: " + second)).isFocused();
        }
        page.keyboard().press("Tab");
        assertThat(page.getByLabel("Move down: " + second)).isFocused();
        var last = step(page, 4);
        page.getByLabel("Move down: " + last).focus();
        pressAndWait(page);
        assertThat(page.getByLabel("Move down: " + last)).isFocused();
        assertThat(page.locator(".order .what").last()).hasText(last);
    }

    @Test
    void a_radio_button_can_be_cleared_again() {
        var page = begin();
        page.getByRole(AriaRole.BUTTON, named("Question 13, not answered")).click();
        page.getByLabel("False").check();
        assertThat(page.locator("#progress")).containsText("1 of 13 answered");
        page.getByRole(AriaRole.BUTTON, named("Clear answer")).click();
        assertThat(page.locator("#progress")).containsText("0 of 13 answered");
        assertThat(page.getByLabel("False")).not().isChecked();
    }
}
