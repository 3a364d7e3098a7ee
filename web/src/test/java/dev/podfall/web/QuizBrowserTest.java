package dev.podfall.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import dev.podfall.web.server.WallClock;
import java.io.IOException;
import java.nio.file.Files;
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

/** The quiz in a real browser: with scripts, without them, by keyboard. */
@BrowserStage
class QuizBrowserTest {
    static Browsers chromium;

    @TempDir
    Path home;

    private final HandClock clock = new HandClock();
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
    void start() throws IOException {
        var quizzes = Files.createDirectories(home.resolve("mine/quizzes"));
        Files.writeString(quizzes.resolve("half.yaml"), "id: half-written\ntitle: [\n");
        Files.writeString(home.resolve("catalogue"), home.resolve("mine") + "\n");
        server = PodfallServer.start(ServerOptions.in(home).onPort(0), new WallClock(clock));
        // Colours that are on their way to others are no colours to judge.
        context = chromium.browser().newContext(new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE));
    }

    @AfterEach
    void stop() {
        context.close();
        server.close();
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }

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
    void moved_steps_are_one_page_of_the_history() {
        var page = begin();
        page.getByRole(AriaRole.BUTTON, named("Question 4, not answered")).click();
        page.waitForURL("**/questions/4");
        page.waitForLoadState();
        var before = page.evaluate("history.length");
        page.getByLabel("Move up: " + step(page, 4)).focus();
        pressAndWait(page);
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

    /** Until the page that the key led to is there, though it has the same address. */
    private static void pressAndWait(Page page) {
        page.evaluate("window.isOld = true");
        page.keyboard().press("Enter");
        page.waitForFunction("() => !window.isOld && document.readyState === 'complete'");
    }

    private static String step(Page page, int place) {
        return page.locator(".order li").nth(place).locator(".what").innerText();
    }

    private Page begin() {
        var page = open("/quizzes/deployment-debugging");
        page.getByRole(AriaRole.BUTTON, named("Start the quiz")).click();
        page.waitForURL("**/questions/1");
        return page;
    }

    private Page open(String path) {
        var page = Browsers.page(context, complaints);
        page.navigate(server.link(path).toString());
        return page;
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByRoleOptions linkNamed(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
