package dev.podfall.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.web.server.WallClock;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From a link in a terminal to a page in a browser, and out again. */
class SignInTest {
    @TempDir
    static Path home;

    @TempDir
    static Path otherHome;

    static final HandClock CLOCK = new HandClock();
    static PodfallServer server;

    @BeforeAll
    static void start() {
        server = PodfallServer.start(ServerOptions.in(home).onPort(0), new WallClock(CLOCK));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** What came back: no redirect is followed, no cookie kept. */
    private record Answer(int status, String head, String body) {
        Optional<String> header(String name) {
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ": "))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst();
        }

        List<String> cookies() {
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("set-cookie: "))
                    .map(line -> line.substring("set-cookie: ".length()))
                    .toList();
        }

        /** As a browser sends them back. */
        String asSent() {
            return cookies().stream().map(c -> c.replaceFirst(";.*", "")).collect(Collectors.joining("; "));
        }
    }

    @Test
    void a_link_becomes_a_cookie_and_the_address_holds_no_key() throws Exception {
        var answer = ask(target(server.link("/labs")));
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("location")).contains("/labs");
        assertThat(answer.header("referrer-policy")).contains("no-referrer");
        assertThat(answer.header("cache-control")).contains("no-store");
        assertThat(answer.cookies())
                .hasSize(1)
                .allSatisfy(cookie -> assertThat(cookie)
                        .startsWith("podfall-session-")
                        .containsIgnoringCase("HttpOnly")
                        .containsIgnoringCase("SameSite=Lax")
                        .containsIgnoringCase("Path=/"));
        assertThat(ask("/labs", "Cookie: " + answer.asSent()).status()).isEqualTo(200);
    }

    @Test
    void somebody_who_never_started_a_lab_gets_in_to_the_quizzes() throws Exception {
        var link = ApiClient.of(home).post("/links", "{\"path\":\"/quizzes\"}");
        assertThat(link.path("validSeconds").asInt()).isPositive();
        var page = new Visitor(server.url()).get(link.path("url").asText());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo("/quizzes");
        assertThat(page.uri().getQuery()).isNull();
    }

    @Test
    void a_link_works_once_and_then_says_what_to_do() throws Exception {
        var target = target(server.link("/labs"));
        assertThat(ask(target).status()).isEqualTo(303);
        var again = ask(target);
        assertThat(again.status()).isEqualTo(401);
        assertThat(again.body()).contains("This link does not work any more", "podfall open");
        assertThat(again.asSent()).doesNotContain("podfall-session");
    }

    @Test
    void a_link_that_waited_too_long_is_dead_but_does_not_trouble_whom_the_server_knows() throws Exception {
        var known = Visitor.signedInTo(server);
        var link = server.link("/labs");
        CLOCK.pass(Duration.ofMinutes(16));
        assertThat(ask(target(link)).status()).isEqualTo(401);
        var page = known.get(link.toString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().getQuery()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "zzzzzz.abc", "1.", ".", "", "..", "a.b.c", "-1.x.", "tp9eoz.lW0IvOjgC2sHbqIZnq5G"})
    void a_made_up_key_opens_nothing(String key) throws Exception {
        assertThat(ask("/labs?key=" + key).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "POST", "PUT"})
    void a_key_that_no_person_clicked_stays_whole(String method) throws Exception {
        var target = target(server.link("/labs"));
        assertThat(send(method + " " + target, "Content-Length: 0").status()).isNotEqualTo(303);
        assertThat(ask(target, "Sec-Purpose: prefetch;prerender").status()).isEqualTo(401);
        assertThat(ask(target, "Sec-Fetch-Dest: image").status()).isEqualTo(401);
        assertThat(ask(target).status()).isEqualTo(303);
    }

    @Test
    void whoever_follows_a_link_in_a_wiki_arrives_after_signing_in() throws Exception {
        var turnedAway = ask(
                "/labs/empty-endpoints?tab=1",
                "Referer: https://wiki.example/k8s\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Dest: document");
        assertThat(turnedAway.status()).isEqualTo(401);
        assertThat(turnedAway.body()).contains("podfall open");
        var wanted = turnedAway.asSent();
        var entered = ask(target(server.link("/")), "Cookie: " + wanted);
        assertThat(entered.header("location")).contains("/labs/empty-endpoints?tab=1");
        assertThat(entered.cookies())
                .anySatisfy(cookie ->
                        assertThat(cookie).startsWith("podfall-wanted-").contains("Max-Age=0"));
        assertThat(ask(target(server.link("/quizzes")), "Cookie: " + wanted).header("location"))
                .as("a link to a page of its own goes there")
                .contains("/quizzes");
    }

    @Test
    void whoever_is_signed_in_arrives_from_another_site_at_once() throws Exception {
        var cookie = ask(target(server.link("/"))).asSent();
        var page = ask(
                "/labs/empty-endpoints",
                "Cookie: " + cookie
                        + "\r\nReferer: https://wiki.example/k8s\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate");
        assertThat(page.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//other.example/",
                "//other.example/%2f..",
                "///other.example",
                "/\\other.example",
                "/%5cother.example",
                "/%2f%2fother.example",
                "/%2fother.example",
                "/%0d%0aLocation:%20http:/other.example",
                "/%09/other.example",
                "http://other.example/"
            })
    void no_link_leads_off_the_site(String path) throws Exception {
        var signedIn = ask(target(server.link("/"))).asSent();
        var key = server.link("/").getQuery();
        for (var answer :
                List.of(ask(path + "?" + key), ask(path + "?key=x", "Cookie: " + signedIn), ask(path + "?key=x"))) {
            assertThat(answer.status()).isIn(303, 400, 401, 404, 421);
            assertThat(answer.head()
                            .lines()
                            .filter(l -> l.toLowerCase(Locale.ROOT).startsWith("location")))
                    .allSatisfy(line -> assertThat(landing(line.substring("location: ".length())))
                            .isEqualTo(server.url().getAuthority()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"//other.example/", "/\\other.example", "http://other.example/", "/a\r\nb", "labs", ""})
    void a_wish_for_another_place_is_not_granted(String place) throws Exception {
        var cookie = cookieNamed("podfall-wanted-", place);
        var entered = ask(target(server.link("/")), "Cookie: " + cookie);
        assertThat(entered.header("location")).contains("/");
        assertThat(ApiClient.of(home)
                        .send(
                                "POST",
                                "/links",
                                "{\"path\":\"" + place.replace("\\", "\\\\").replace("\r\n", "\\r\\n") + "\"}")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void servers_side_by_side_in_one_browser_do_not_sign_each_other_out() {
        try (var other = PodfallServer.start(ServerOptions.in(otherHome).onPort(0))) {
            var browser = Visitor.signedInTo(server);
            assertThat(browser.get(other.link("/quizzes").toString()).statusCode())
                    .isEqualTo(200);
            assertThat(browser.get(server.url() + "/labs").statusCode()).isEqualTo(200);
            assertThat(browser.get(other.url() + "/labs").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_browser_stays_signed_in_when_the_server_comes_back_on_another_port() throws Exception {
        String cookie;
        try (var first = PodfallServer.start(ServerOptions.in(otherHome).onPort(0))) {
            cookie = send(first.url().getPort(), "GET " + target(first.link("/")), "X-A: b")
                    .asSent();
        }
        try (var second = PodfallServer.start(ServerOptions.in(otherHome).onPort(0))) {
            assertThat(send(second.url().getPort(), "GET /labs", "Cookie: " + cookie)
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void the_other_name_of_this_machine_leads_to_the_one_that_cookies_are_for() throws Exception {
        var port = server.url().getPort();
        var answer = send(port, "GET /labs/x?y=1", "X-A: b", "localhost:" + port);
        assertThat(answer.status()).isEqualTo(307);
        assertThat(answer.header("location")).contains(server.url() + "/labs/x?y=1");
        assertThat(send(port, "GET /labs", "X-A: b", "localhost:1").status())
                .as("the end of a tunnel")
                .isEqualTo(401);
    }

    @Test
    void signing_out_makes_the_cookie_worthless_wherever_it_is() throws Exception {
        var visitor = Visitor.signedInTo(server);
        var thief = ask(target(server.link("/"))).asSent();
        assertThat(visitor.get("/labs").body()).contains("Sign out");
        var out = visitor.post("/sign-out");
        assertThat(out.statusCode()).isEqualTo(401);
        assertThat(out.body()).contains("You are signed out", "podfall open");
        assertThat(visitor.get("/labs").statusCode()).isEqualTo(401);
        assertThat(ask("/labs", "Cookie: " + thief).status())
                .as("another session")
                .isEqualTo(200);
    }

    @Test
    void another_site_cannot_sign_anybody_out() throws Exception {
        var cookie = ask(target(server.link("/"))).asSent();
        var forged = send(
                "POST /sign-out",
                "Cookie: " + cookie
                        + "\r\nOrigin: http://other.example\r\nContent-Length: 0\r\nContent-Type: application/x-www-form-urlencoded");
        assertThat(forged.status()).isEqualTo(403);
        assertThat(ask("/sign-out", "Cookie: " + cookie).status()).isIn(404, 405);
        assertThat(ask("/labs", "Cookie: " + cookie).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"/assets/x.css", "/favicon.ico", "/api/v1/labs"})
    void what_is_no_page_is_not_what_somebody_wanted(String path) throws Exception {
        assertThat(ask(path).asSent()).doesNotContain("podfall-wanted");
    }

    /** Which host a browser on one of our pages ends at; browsers take backslashes for slashes and drop tabs. */
    private static String landing(String location) {
        var read = location.replace('\\', '/').replaceAll("[\\t\\r\\n]", "");
        return server.url().resolve(URI.create(read)).getAuthority();
    }

    private static String cookieNamed(String prefix, String page) throws IOException {
        var name = ask("/labs").cookies().stream()
                .filter(cookie -> cookie.startsWith(prefix))
                .map(cookie -> cookie.replaceFirst("=.*", ""))
                .findFirst()
                .orElseThrow();
        return name + "=" + java.util.Base64.getUrlEncoder().encodeToString(page.getBytes(StandardCharsets.UTF_8));
    }

    private static String target(URI link) {
        return link.getRawPath() + "?" + link.getRawQuery();
    }

    private static Answer ask(String target) throws IOException {
        return ask(target, "X-A: b");
    }

    private static Answer ask(String target, String headers) throws IOException {
        return send("GET " + target, headers);
    }

    private static Answer send(String request, String headers) throws IOException {
        return send(server.url().getPort(), request, headers);
    }

    private static Answer send(int port, String request, String headers) throws IOException {
        return send(port, request, headers, "127.0.0.1:" + port);
    }

    private static Answer send(int port, String request, String headers, String host) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            var text = request + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var parts = answer.split("\r\n\r\n", 2);
            return new Answer(Integer.parseInt(answer.substring(9, 12)), parts[0], parts.length < 2 ? "" : parts[1]);
        }
    }
}
