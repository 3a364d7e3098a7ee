package dev.podfall.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in and out as a real browser does it, whose rules on cookies are its own. */
@BrowserStage
class SignInBrowserTest {
    @TempDir
    Path home;

    @TempDir
    Path otherHome;

    private HttpServer wiki;

    /** Another site: for cookies {@code localhost} and {@code 127.0.0.1} have nothing in common. */
    @BeforeEach
    void openWiki() throws IOException {
        wiki = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        wiki.createContext("/", exchange -> {
            var target = exchange.getRequestURI().getQuery();
            var body = ("<a href=\"" + target + "\">the lab</a>").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        wiki.start();
    }

    @AfterEach
    void closeWiki() {
        wiki.stop(0);
    }

    @Test
    void a_link_in_a_wiki_arrives_before_and_after_signing_in_and_servers_leave_each_other_alone() {
        try (var chromium = new Browsers();
                var server = PodfallServer.start(ServerOptions.in(home).onPort(0));
                var other = PodfallServer.start(ServerOptions.in(otherHome).onPort(0))) {
            var page = Browsers.page(chromium.browser().newContext(), new ArrayList<>());
            follow(page, server.url() + "/labs/empty-endpoints");
            assertThat(page.textContent("h1")).isEqualTo("Please sign in");

            page.navigate(server.link("/").toString());
            assertThat(URI.create(page.url()).getPath()).isEqualTo("/labs/empty-endpoints");
            assertThat(page.url()).doesNotContain("key=");
            assertThat((String) page.evaluate("document.referrer")).doesNotContain("key=");

            page.navigate(other.link("/quizzes").toString());
            follow(page, server.url() + "/labs/config-error");
            assertThat(page.url()).as("still signed in, from another site").endsWith("/labs/config-error");
            assertThat(page.title()).doesNotContain("sign in");

            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                    .click();
            page.waitForURL("**/signed-out");
            assertThat(page.textContent("h1")).isEqualTo("You are signed out");
            page.navigate(server.url() + "/labs");
            assertThat(page.textContent("h1")).isEqualTo("Please sign in");
            page.navigate(other.url() + "/labs");
            assertThat(page.textContent("h1")).isEqualTo("Labs");
        }
    }

    private void follow(Page page, String target) {
        page.navigate("http://localhost:" + wiki.getAddress().getPort() + "/?" + target);
        page.getByText("the lab").click();
        page.waitForURL(target);
    }
}
