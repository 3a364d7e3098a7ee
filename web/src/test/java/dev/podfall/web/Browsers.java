package dev.podfall.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real Chromium of this machine, driven by Playwright through this machine's Node.js. Nothing is downloaded. */
final class Browsers implements AutoCloseable {
    private static final double PATIENCE_MILLIS = 90_000;

    private final Playwright playwright;
    private final Browser browser;

    Browsers() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        var environment = Map.of(
                "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                "1",
                "PLAYWRIGHT_NODEJS_PATH",
                program("NODE", "/usr/bin/node", "/usr/local/bin/node"));
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(
                                Path.of(program("CHROMIUM", "/usr/bin/chromium", "/usr/bin/chromium-browser")))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    Browser browser() {
        return browser;
    }

    /** A page that is patient with a busy machine; what the browser complains about goes to the list. */
    static Page page(BrowserContext context, List<String> complaints) {
        var page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static String program(String variable, String... usual) {
        var named = System.getenv(variable);
        return Stream.concat(Stream.ofNullable(named), Stream.of(usual))
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The profile \"browser\" needs " + usual[0] + "; install it or name another in " + variable));
    }
}
