package dev.podfall.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.podfall.web.server.WallClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A real browser at the page of an attempt that asks what was wrong. */
abstract class AskingBrowser {
    private static final String EXPECTED_COMPLAINT = "Failed to load resource";

    static Browsers chromium;

    @TempDir
    Path home;

    final HandClock clock = new HandClock();
    final List<String> complaints = new ArrayList<>();
    PodfallServer server;
    BrowserContext context;
    String attempt;

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
        attempt = started("image-backoff");
        ApiClient.of(home).post(attempt + "/submit", "{}");
    }

    @AfterEach
    void stop() {
        context.close();
        server.close();
        complaints.removeIf(complaint -> complaint.startsWith(EXPECTED_COMPLAINT));
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }

    /** Starts a lab to practise. @return the path of its attempt */
    String started(String lab) throws IOException {
        var lines = ApiClient.of(home).lines("/attempts", "{\"seed\":1,\"lab\":\"" + lab + "\",\"mode\":\"practice\"}");
        return "/attempts/" + lines.get(lines.size() - 1).at("/attempt/attempt").asText();
    }

    Page show() {
        var page = Browsers.page(context, complaints);
        page.navigate(server.link(attempt).toString());
        return page;
    }

    /** What the server has, as any program sees it. */
    String stored() {
        try {
            return ApiClient.of(home).get(attempt).at("/attempt/answers").toString();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static Locator status(Page page) {
        return page.locator("[data-save-status]");
    }

    static Locator option(Page page, String question, String value) {
        return page.locator("input[name=answer-" + question + "][value=\"" + value + "\"]");
    }

    static void choose(Page page, String question, String value) {
        option(page, question, value).check();
    }

    static void press(Page page, Locator target) {
        target.focus();
        page.keyboard().press("Enter");
    }

    static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    static Page.GetByRoleOptions link(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
