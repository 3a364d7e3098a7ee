package dev.podfall.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.podfall.web.shell.ClusterShell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The terminal in a real browser: work is done in it, and it is there again after whatever happens to the page. */
@BrowserStage
class TerminalBrowserTest {
    /** All lines of the terminal that is seen; it draws on a canvas, and its buffer says what. */
    private static final String SHOWN =
            "() => (terminal => Array.from({length: terminal.buffer.active.length}, (_, i) =>"
                    + " terminal.buffer.active.getLine(i).translateToString(true)).join('\\n'))"
                    + "(document.querySelector('.terminal-screen:not([hidden])').terminal)";

    @TempDir
    static Path home;

    private static Browsers chromium;
    private static PodfallServer server;
    private static String attempt;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void start() throws IOException {
        chromium = new Browsers();
        server = PodfallServer.start(ServerOptions.in(home).onPort(0));
        attempt = started("empty-endpoints");
    }

    private static String started(String lab) throws IOException {
        var lines = ApiClient.of(home).lines("/attempts", "{\"seed\":1,\"lab\":\"" + lab + "\",\"mode\":\"practice\"}");
        return lines.get(lines.size() - 1).at("/attempt/attempt").asText();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        server.close();
    }

    @BeforeEach
    void open() {
        context = chromium.browser().newContext();
        context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
        page = show(attempt);
    }

    @AfterEach
    void close() throws IOException {
        context.close();
        var visitor = Visitor.signedInTo(server);
        var terminals = "/terminals/attempts/" + attempt;
        for (var terminal :
                new ObjectMapper().readTree(visitor.get(terminals).body()).path("terminals")) {
            visitor.save(terminals + "/" + terminal.path("id").asText() + "/close");
        }
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }

    private Page show(String of) {
        var shown = Browsers.page(context, complaints);
        shown.setDefaultTimeout(45_000);
        shown.navigate(server.link("/attempts/" + of).toString());
        attached(shown);
        return shown;
    }

    private static void attached(Page page) {
        assertThat(screen(page)).hasAttribute("data-state", "attached");
    }

    private static Locator screen(Page page) {
        return page.locator(".terminal-screen:visible");
    }

    private static Locator status(Page page) {
        return page.locator(".terminal-status");
    }

    private static void type(Page page, String line) {
        screen(page).locator(".xterm-screen").click();
        page.keyboard().type(line);
        page.keyboard().press("Enter");
    }

    private static void shows(Page page, String text) {
        page.waitForFunction("text => (" + SHOWN + ")().includes(text)", text);
    }

    @Test
    void commands_run_in_colours_and_without_a_word_from_the_content_security_policy() {
        type(page, "printf '\\033[38;2;255;0;0mtrue-%s\\033[0m \\033[32mgreen-%s\\033[0m\\n' red yes");
        shows(page, "true-red green-yes");
        page.waitForFunction("() => [...document.querySelector('.terminal-screen .xterm-text-layer').getContext('2d')"
                + ".getImageData(0, 0, 600, 200).data].reduce((n, v, i, all) =>"
                + " n + (i % 4 == 0 && v > 240 && all[i + 1] < 20 && all[i + 2] < 20 ? 1 : 0), 0) > 5");
    }

    @Test
    void a_reload_keeps_the_shell_and_what_it_showed() {
        type(page, "kept=$((40+2)); echo be''fore");
        shows(page, "before");
        page.reload();
        attached(page);
        shows(page, "before");
        type(page, "echo kept-$kept");
        shows(page, "kept-42");
    }

    @Test
    void a_lost_network_is_said_and_the_shell_goes_on() {
        type(page, "kept=$((50+1)); echo re''ady");
        shows(page, "ready");
        context.setOffline(true);
        assertThat(status(page)).containsText("Your shell goes on");
        context.setOffline(false);
        attached(page);
        assertThat(status(page)).not().containsText("Your shell goes on");
        type(page, "echo kept-$kept");
        shows(page, "kept-51");
        complaints.removeIf(complaint -> complaint.contains("ERR_INTERNET_DISCONNECTED"));
    }

    @Test
    void another_tab_takes_it_and_gives_it_back() {
        type(page, "echo first-$((1+1))");
        shows(page, "first-2");
        var other = show(attempt);
        shows(other, "first-2");
        assertThat(status(page)).containsText("another tab or window");
        page.bringToFront();
        page.getByText("Show it here").click();
        attached(page);
        assertThat(status(other)).containsText("another tab or window");
        other.close();
    }

    @Test
    void several_terminals_and_an_end_by_exit() {
        page.getByLabel("New terminal").click();
        assertThat(page.locator("[role=tab]")).hasCount(2);
        attached(page);
        type(page, "echo second-$((1+1))");
        shows(page, "second-2");
        page.keyboard().type("exit 4");
        page.keyboard().press("Enter");
        assertThat(status(page)).containsText("ended with exit code 4");
        page.getByText("New shell").click();
        attached(page);
        type(page, "echo anew-$((2+2))");
        shows(page, "anew-4");
        page.getByLabel("End this terminal").click();
        assertThat(page.locator("[role=tab]")).hasCount(1);
    }

    @Test
    void a_flood_neither_freezes_the_page_nor_fills_it() {
        type(page, "yes flood");
        shows(page, "flood");
        assertThat(page.evaluate("() => new Promise(done => setTimeout(() => done(6 * 7), 1500))"))
                .isEqualTo(42);
        page.keyboard().press("Control+c");
        type(page, "clear; echo calm-$((3+4))");
        shows(page, "calm-7");
    }

    @Test
    void it_is_copied_and_pasted_with_the_keys_people_know() {
        type(page, "clear; echo copy''-me");
        shows(page, "copy-me");
        var box = screen(page).locator(".xterm-screen").boundingBox();
        page.mouse().dblclick(box.x + 20, box.y + 8);
        page.keyboard().press("Control+c");
        page.waitForFunction("() => navigator.clipboard.readText().then(text => text === 'copy-me')");
        page.evaluate("navigator.clipboard.writeText('echo pas\"\"ted')");
        page.keyboard().press("Control+Shift+v");
        page.keyboard().press("Enter");
        shows(page, "pasted");
        type(page, "echo as''leep; sleep 1000");
        shows(page, "asleep");
        page.keyboard().press("Control+c");
        type(page, "echo inter''rupted");
        shows(page, "interrupted");
    }

    @Test
    void the_keyboard_alone_is_enough() {
        page.locator("#main").focus();
        page.keyboard().press("F6");
        page.keyboard().type("echo by-$((1))-key");
        page.keyboard().press("Enter");
        shows(page, "by-1-key");
        if (ClusterShell.onPath("kubectl", System.getenv()).isPresent()) {
            page.keyboard().type("k rollout histo");
            page.keyboard().press("Tab");
            shows(page, "k rollout history");
            page.keyboard().press("Control+c");
        }
        page.keyboard().press("F6");
        assertThat(page.locator("#main")).isFocused();
        var divider = page.locator("[data-divider]");
        divider.focus();
        var before = page.locator(".terminal-panel").boundingBox().width;
        for (var i = 0; i < 5; i++) {
            page.keyboard().press("ArrowRight");
        }
        assertThat(divider).hasAttribute("aria-valuenow", "52");
        assertThat(page.locator(".terminal-panel").boundingBox().width).isLessThan(before);
        page.keyboard().press("Tab");
        assertThat(page.locator("[role=tab][aria-selected=true]")).isFocused();
        page.keyboard().press("Enter");
        page.keyboard().type("echo numbers-$(stty size | wc -w)");
        page.keyboard().press("Enter");
        shows(page, "numbers-2");
        divider.focus();
        page.keyboard().press("Enter");
    }

    @Test
    void a_lab_is_repaired_by_commands_typed_in_the_page_up_to_a_full_score() throws IOException {
        assumeTrue(ClusterShell.onPath("kubectl", System.getenv()).isPresent(), "there is no kubectl on the PATH");
        var repaired = show(started("image-backoff"));
        type(repaired, "k get deploy fraud-scorer -o jsonpath='{..image}'; echo");
        shows(repaired, "registry.ml.internal/");
        var isTag = (boolean) repaired.evaluate("(" + SHOWN + ")().includes('registry.ml.internal/fraud-scorer:')");
        type(
                repaired,
                "k rollout undo deploy/fraud-scorer && k rollout status deploy/fraud-scorer --timeout=300s; echo end=$?");
        shows(repaired, "end=0");
        repaired.getByText("Check my repair").click();
        assertThat(repaired.locator("#verdicts")).containsText("Last check: 100 of 100");
        repaired.getByText("Hand in…").click();
        repaired.getByText("Hand in and see the questions").click();
        for (var answer : List.of(
                "object=deployment",
                isTag ? "field=tag" : "field=repository",
                isTag ? "cause=no-such-tag" : "cause=no-such-repository")) {
            var parts = answer.split("=");
            repaired.locator("input[name=answer-" + parts[0] + "][value=" + parts[1] + "]")
                    .check();
        }
        repaired.getByText("Close and see the report").click();
        repaired.waitForURL("**/report");
        assertThat(repaired.locator(".ring")).hasAttribute("aria-label", "100 of 100");
        repaired.close();
    }

    @Test
    void verdicts_and_pods_follow_by_themselves() throws IOException {
        page.locator(".panes summary").first().click();
        assertThat(page.locator("#pane-pods")).containsText("fraud-scorer-");
        assertThat(page.locator("#pane-pods .chip.met").first()).hasText("Running");
        page.locator(".panes summary").nth(1).click();
        assertThat(page.locator("#pane-events")).containsText("Scheduled");
        ApiClient.of(home).post("/attempts/" + attempt + "/check", "{}");
        assertThat(page.locator("#verdicts")).containsText("Last check");
        assertThat(screen(page)).hasAttribute("data-state", "attached");
    }

    @Test
    void values_of_the_task_are_copied_by_a_click_and_by_a_key() {
        var value = page.locator("[data-values] code.value").first();
        var text = value.textContent();
        value.click();
        page.waitForFunction("text => navigator.clipboard.readText().then(copied => copied === text)", text);
        page.evaluate("navigator.clipboard.writeText('nothing')");
        value.focus();
        page.keyboard().press("Enter");
        page.waitForFunction("text => navigator.clipboard.readText().then(copied => copied === text)", text);
    }

    @Test
    void without_scripts_the_page_is_as_it_was() {
        try (var plain = chromium.browser()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            var silent = Browsers.page(plain, complaints);
            silent.navigate(server.link("/attempts/" + attempt).toString());
            assertThat(silent.locator(".task")).isVisible();
            assertThat(silent.locator(".terminal-panel")).isHidden();
            assertThat(silent.locator(".divider")).isHidden();
        }
    }

    @Test
    void every_screen_and_colour_is_fit_for_everybody() {
        type(page, "kubectl get pods -A || true");
        var accessibility = new Accessibility();
        accessibility.inspect(page, "console");
        page.setViewportSize(1280, 900);
        page.locator(".panes summary").first().click();
        assertThat(page.locator("#pane-pods")).containsText("fraud-scorer-");
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "pictures", "console-window.png")));
        page.navigate(server.url() + "/attempts/" + attempt + "/objects");
        accessibility.inspect(page, "objects");
        page.navigate(server.url() + "/attempts/" + attempt + "/objects/ml-serving-prod/services/fraud-scorer");
        page.locator("#yaml")
                .fill(page.locator("#yaml").inputValue().replace("sessionAffinity: None", "sessionAffinity: ClientIP"));
        page.getByText("Show the difference").click();
        accessibility.inspect(page, "object");
        accessibility.assertNothingFound();
    }
}
