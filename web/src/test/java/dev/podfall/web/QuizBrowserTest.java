package dev.podfall.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.podfall.web.server.WallClock;
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
    void start() {
        server = PodfallServer.start(ServerOptions.in(home).onPort(0), new WallClock(clock));
        context = chromium.browser().newContext();
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
        page.getByLabel("The present instance has only just begun").check();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Saved");
        assertThat(page.locator("#progress")).containsText("1 of 13 answered");
        page.close();

        var later = open("/quizzes/deployment-debugging");
        later.getByRole(AriaRole.LINK, linkNamed("Go on where you were")).click();
        later.getByRole(AriaRole.BUTTON, named("Question 2, answered")).click();
        assertThat(later.getByLabel("The present instance has only just begun")).isChecked();
    }

    @Test
    void a_typed_number_is_saved_while_it_is_typed() {
        var page = begin();
        page.getByRole(AriaRole.BUTTON, named("Question 11, not answered")).click();
        page.getByLabel("Your answer").pressSequentially("25");
        assertThat(page.locator("#progress")).containsText("1 of 13 answered");
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
    void it_works_without_scripts() {
        context.close();
        context = chromium.browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        var page = begin();
        page.getByRole(AriaRole.BUTTON, named("Question 2, not answered")).click();
        page.getByLabel("The present instance has only just begun").check();
        page.getByRole(AriaRole.BUTTON, named("Save and next")).click();
        page.getByRole(AriaRole.BUTTON, named("Flag")).click();
        page.getByRole(AriaRole.BUTTON, named("Review and hand in")).click();
        assertThat(page.locator("main")).containsText("flagged");
        page.getByRole(AriaRole.BUTTON, named("Hand in")).click();
        assertThat(page.locator("main")).containsText("1 of 13 fully right");
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
