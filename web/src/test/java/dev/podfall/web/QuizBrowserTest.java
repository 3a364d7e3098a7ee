package dev.podfall.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The quiz in a real browser: what is saved, what the clock does, and who can use it. */
@BrowserStage
class QuizBrowserTest extends QuizBrowser {
    @Test
    void a_choice_is_saved_without_a_button_and_is_there_after_the_tab_was_closed() {
        var page = begin();
        page.getByRole(AriaRole.BUTTON, named("Question 2, not answered")).click();
        page.getByLabel("The error was printed by the instance before this one").check();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Saved");
        assertThat(page.locator("#progress")).containsText("1 of 13 answered");
        page.close();

        var later = open("/quizzes/deployment-debugging");
        later.getByRole(AriaRole.LINK, linkNamed("Go on where you were")).click();
        later.getByRole(AriaRole.BUTTON, named("Question 2, answered")).click();
        assertThat(later.getByLabel("The error was printed by the instance before this one"))
                .isChecked();
    }

    @Test
    void a_typed_number_is_saved_while_it_is_typed() {
        var page = begin();
        page.getByRole(AriaRole.BUTTON, named("Question 11, not answered")).click();
        page.getByLabel("Your answer").pressSequentially("25");
        assertThat(page.locator("#progress")).containsText("1 of 13 answered");
    }

    @Test
    void what_was_said_about_an_answer_goes_with_the_first_key_that_changes_it() {
        var page = begin();
        page.getByRole(AriaRole.BUTTON, named("Question 11, not answered")).click();
        page.getByLabel("Your answer").fill("25");
        assertThat(page.locator("#note")).hasText("Read as 25 %.");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Saved");
        var atOnce = page.evaluate(
                "() => { const field = document.querySelector('input[name=answer]'); field.value = '26';"
                        + " field.dispatchEvent(new Event('input', {bubbles: true}));"
                        + " return document.querySelector('[data-save-status]').textContent + '|' + document.getElementById('note').textContent; }");
        assertThat(atOnce).isEqualTo("Saving…|");
        assertThat(page.locator("#note")).hasText("Read as 26 %.");
    }

    @Test
    void the_clock_warns_and_hands_in_when_the_time_is_over() {
        var page = begin();
        clock.pass(Duration.ofMinutes(15).minusSeconds(1));
        page.reload();
        assertThat(page.locator("#announce")).hasText("5 minutes left.");
        assertThat(page.locator("[data-timer]")).hasClass(Pattern.compile("soon"));
        clock.pass(Duration.ofMinutes(5).minusSeconds(1));
        page.reload();
        clock.pass(Duration.ofSeconds(5));
        page.waitForURL("**/result");
        assertThat(page.locator("main")).containsText("The time was over");
    }

    @Test
    void a_laptop_that_slept_shows_the_servers_time_again() {
        var page = begin();
        clock.pass(Duration.ofMinutes(12));
        page.evaluate("() => { const real = Date.now; Date.now = () => real() + 12 * 60 * 1000; }");
        assertThat(page.locator("[data-clock]")).hasText(Pattern.compile("[87]:\\d\\d"));
        clock.pass(Duration.ofMinutes(12));
        page.evaluate("() => { const real = Date.now; Date.now = () => real() + 12 * 60 * 1000; }");
        page.waitForURL("**/result");
    }

    @Test
    void a_number_that_cannot_be_read_is_told_beside_the_field_while_it_is_typed() {
        var page = begin();
        page.getByRole(AriaRole.BUTTON, named("Question 11, not answered")).click();
        page.getByLabel("Your answer").pressSequentially("2 or 5");
        assertThat(page.locator("#note")).containsText("Write one number");
        assertThat(page.getByRole(AriaRole.BUTTON, named("Question 11, cannot be read")))
                .isVisible();
        page.evaluate("() => { window.isBefore = true; }");
        page.getByRole(AriaRole.BUTTON, named("Save and next")).click();
        page.waitForFunction("() => !window.isBefore && document.readyState === 'complete'");
        assertThat(page).hasURL(Pattern.compile(".*/questions/11$"));
        page.getByLabel("Your answer").fill("25");
        assertThat(page.locator("#note")).hasText("Read as 25 %.");
        page.getByLabel("Your answer").press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/questions/12"));
    }

    @Test
    void a_second_tab_does_not_overwrite_in_silence() {
        var first = begin();
        first.getByRole(AriaRole.BUTTON, named("Question 2, not answered")).click();
        first.waitForURL("**/questions/2");
        var second = open(first.url().replaceFirst("http://[^/]+", ""));
        first.getByLabel("The error was printed by the instance before this one")
                .check();
        assertThat(first.locator("#progress")).containsText("1 of 13 answered");
        second.getByLabel("A restart deletes everything").check();
        assertThat(second.getByRole(AriaRole.STATUS)).containsText("changed in another tab");
        second.getByRole(AriaRole.BUTTON, named("Take the saved one")).click();
        assertThat(second.getByLabel("The error was printed by the instance before this one"))
                .isChecked();
        complaints.removeIf(complaint -> complaint.contains("409"));
    }

    @Test
    void what_is_typed_when_the_time_runs_out_and_comes_too_late_is_shown_as_that() {
        var page = begin();
        page.getByRole(AriaRole.BUTTON, named("Question 11, not answered")).click();
        page.getByLabel("Your answer").pressSequentially("25");
        assertThat(page.locator("#progress")).containsText("1 of 13 answered");
        clock.pass(Duration.ofMinutes(21));
        page.getByLabel("Your answer").fill("75");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("The time was over");
        page.getByRole(AriaRole.LINK, linkNamed("See the result")).click();
        assertThat(page.locator("main")).containsText("Your answer: 25");
        assertThat(page.locator("main")).containsText("does not count: 75");
        complaints.removeIf(complaint -> complaint.contains("410"));
    }

    @Test
    void nobody_is_kept_out_by_how_a_page_is_made() {
        var eyes = new Accessibility();
        var page = begin();
        var sitting = page.url().replaceFirst("http://[^/]+", "").replaceFirst("/questions/.*", "");
        page.navigate(server.url() + sitting + "/questions/7");
        page.locator("select").first().selectOption("readiness probe");
        assertThat(page.getByRole(AriaRole.BUTTON, named("Question 7, partly answered")))
                .isVisible();
        page.navigate(server.url() + sitting + "/questions/11");
        page.getByLabel("Your answer").fill("10,000");
        assertThat(page.locator("#note")).containsText("10000");
        for (var number : List.of(1, 2, 4, 7, 11, 13)) {
            page.navigate(server.url() + sitting + "/questions/" + number);
            eyes.inspect(page, "quiz-question-" + number);
        }
        page.navigate(server.url() + sitting + "/review");
        eyes.inspect(page, "quiz-review");
        page.getByRole(AriaRole.BUTTON, named("Hand in")).click();
        eyes.inspect(page, "quiz-unanswered");
        page.getByRole(AriaRole.BUTTON, named("Hand in all the same")).click();
        eyes.inspect(page, "quiz-result");
        for (var path : List.of("/quizzes", "/quizzes/deployment-debugging", "/history")) {
            page.navigate(server.url() + path);
            eyes.inspect(page, "quiz" + path.replaceAll("[^a-z]+", "-"));
        }
        eyes.assertNothingFound();
    }
}
