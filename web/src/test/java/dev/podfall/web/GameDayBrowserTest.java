package dev.podfall.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A drill held in four browsers, one for each role, and by the scribe at a terminal. The server is killed in the middle, while a page
 * rings, a runbook is half done and somebody types.
 */
@BrowserStage
class GameDayBrowserTest {
    private static final String GAME_DAY = "some-answers-differ";

    @TempDir
    static Path home;

    private static Browsers chromium;
    private static ServerProcess server;
    private static final Accessibility EYES = new Accessibility();

    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        chromium = new Browsers();
        server = new ServerProcess(home);
    }

    @AfterAll
    static void stop() throws Exception {
        chromium.close();
        server.close();
        EYES.assertNothingFound();
    }

    private Page page(BrowserContext context) {
        return Browsers.page(context, complaints);
    }

    private Page facilitator() throws IOException {
        var page = page(chromium.browser().newContext());
        page.navigate(server.link());
        page.navigate(server.url("/gamedays"));
        EYES.inspect(page, "game-days");
        var drill = server.api()
                .post("/gamedays/" + GAME_DAY + "/start", "{\"countdown\":0,\"byHand\":true}")
                .at("/drill/drill")
                .asText();
        page.navigate(server.url("/drills/" + drill));
        EYES.inspect(page, "drill-lobby");
        page.getByLabel("Your name").fill("Fay");
        page.getByLabel("Role").selectOption("facilitator");
        press(page, "Enter the room");
        assertThat(page.locator(".lead")).containsText("Fay, Facilitator");
        return page;
    }

    /** In a browser of their own, by the link that the facilitator hands out. */
    private Page joined(Page facilitator, String name, String role) {
        facilitator
                .getByLabel("Name", new Page.GetByLabelOptions().setExact(true))
                .fill(name);
        facilitator.getByLabel("Role").selectOption(role);
        press(facilitator, "Make a link");
        var page = page(chromium.browser().newContext());
        page.navigate(facilitator.locator("#command-invite").innerText().strip());
        assertThat(page.locator(".lead")).containsText(name);
        return page;
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .first()
                .click();
    }

    private static Locator panel(Page page, String id) {
        return page.locator("#" + id);
    }

    @Test
    void four_browsers_and_a_terminal_hold_a_drill_in_which_the_server_is_killed() throws Exception {
        var facilitator = facilitator();
        var commander = joined(facilitator, "Cora", "commander");
        var operations = joined(facilitator, "Otto", "operations");
        var communications = joined(facilitator, "Mia", "communications");
        var scribe = server.api()
                .post("/drills/latest/join", "{\"role\":\"scribe\",\"name\":\"Sam\",\"here\":true}")
                .path("seat")
                .asText();

        press(facilitator, "Inject now");
        assertThat(panel(facilitator, "cues")).containsText("played");
        for (var page : List.of(facilitator, commander, operations, communications)) {
            assertThat(panel(page, "pager")).containsText("Rings:");
        }
        EYES.inspect(facilitator, "room-facilitator");
        EYES.inspect(commander, "room-commander");
        press(operations, "Open “End a trial");
        assertThat(panel(operations, "runbooks")).containsText("Run step 2");
        press(operations, "Looked at: step 1");
        assertThat(panel(operations, "timeline")).containsText("step 1: looked");
        communications.getByLabel("Text").fill("One answer in three comes from");

        server.kill();
        for (var page : List.of(facilitator, commander, operations, communications)) {
            assertThat(page.locator("[data-connection-lost]")).isVisible();
        }
        server.start();
        for (var page : List.of(facilitator, commander, operations, communications)) {
            assertThat(page.locator("[data-connection-lost]")).isHidden();
            assertThat(panel(page, "pager")).containsText("Rings:");
        }
        press(commander, "Acknowledge page 1");
        assertThat(panel(operations, "pager")).containsText("acknowledged by Cora");
        assertThat(panel(facilitator, "timeline")).containsText("step 1: looked");
        assertThat(communications.getByLabel("Text")).hasValue("One answer in three comes from");

        assertThat(panel(operations, "state")).not().containsText("does not answer just now");
        press(operations, "Run step 2");
        assertThat(panel(operations, "timeline")).containsText("step 2: done");
        EYES.inspect(operations, "room-operations");
        communications
                .getByLabel("Text")
                .fill("One answer in three came from a trial. It ends now; next word in ten minutes.");
        press(communications, "Write it down");
        assertThat(panel(communications, "timeline")).containsText("came from a trial");
        EYES.inspect(communications, "room-communications");
        server.api()
                .post(
                        "/drills/latest/note",
                        "{\"seat\":\"" + scribe + "\",\"text\":\"Checkout counts whom v2 judged.\"}");
        assertThat(panel(commander, "timeline")).containsText("Checkout counts");
        assertThat(panel(commander, "pager")).containsText("over since");
        press(commander, "Mitigated");
        press(commander, "Resolved");
        review(commander);
        assertThat(panel(facilitator, "state")).containsText("To the review");
        complaints.removeIf(complaint -> complaint.contains("net::ERR_"));
        assertThat(complaints).as("what the browsers complained about").isEmpty();
    }

    private void review(Page commander) {
        commander.waitForURL("**/review");
        assertThat(commander.locator("main")).containsText("of 100");
        assertThat(commander.locator("main")).containsText("acknowledged page 1");
        assertThat(commander.locator("main")).containsText("Checkout counts whom v2 judged.");
        EYES.inspect(commander, "drill-review");
        commander.getByText("Deutsch").click();
        assertThat(commander.locator("html")).hasAttribute("lang", "de");
        EYES.inspect(commander, "drill-review-de");
        commander.getByText("English").click();
        assertThat(commander.locator("html")).hasAttribute("lang", "en");
        commander.getByLabel("Root cause").fill("A trial of v2 was left at one replica after its last rehearsal.");
        assertThat(commander.locator("[data-save-status]")).hasText("Saved");
        commander.reload();
        assertThat(commander.getByLabel("Root cause"))
                .hasValue("A trial of v2 was left at one replica after its last rehearsal.");
    }
}
