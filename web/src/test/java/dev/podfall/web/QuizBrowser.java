package dev.podfall.web;

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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A quiz in a real browser, whose clock the test moves. */
abstract class QuizBrowser {
    static Browsers chromium;

    @TempDir
    Path home;

    final HandClock clock = new HandClock();
    final List<String> complaints = new ArrayList<>();
    PodfallServer server;
    BrowserContext context;

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

    /** Until the page that the key led to is there, though it has the same address. */
    static void pressAndWait(Page page) {
        page.evaluate("window.isOld = true");
        page.keyboard().press("Enter");
        page.waitForFunction("() => !window.isOld && document.readyState === 'complete'");
    }

    static String step(Page page, int place) {
        return page.locator(".order li").nth(place).locator(".what").innerText();
    }

    Page begin() {
        var page = open("/quizzes/deployment-debugging");
        page.getByRole(AriaRole.BUTTON, named("Start the quiz")).click();
        page.waitForURL("**/questions/1");
        return page;
    }

    Page open(String path) {
        var page = Browsers.page(context, complaints);
        page.navigate(server.link(path).toString());
        return page;
    }

    static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    static Page.GetByRoleOptions linkNamed(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
