package dev.podfall.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages refuse, and in which words. */
class RefusedRequestsTest {
    @TempDir
    static Path home;

    static OccupiedServer server;

    @BeforeAll
    static void start() throws IOException {
        server = new OccupiedServer(home);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void what_is_stored_is_as_it_was_sent_or_refused_in_words() throws IOException {
        for (var text : new String[] {"\u0001".repeat(1900), "\"\\".repeat(900), "\ud83d\ude00".repeat(400)}) {
            var body = "answer=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
            var answer =
                    post(server.browser(), "/sittings/" + server.sitting + "/questions/1", WildRequests.FORM, body);
            assertThat(RawClient.status(answer)).isLessThan(500);
        }
        var long_ = post(
                server.browser(),
                "/sittings/" + server.sitting + "/questions/1",
                WildRequests.FORM,
                "answer=" + "x".repeat(100_000));
        assertThat(RawClient.status(long_)).isEqualTo(413);
        assertThat(long_).contains("too long");
        var many = post(
                server.browser(),
                "/sittings/" + server.sitting + "/questions/1",
                WildRequests.FORM,
                "answer=x&".repeat(700));
        assertThat(RawClient.status(many)).isEqualTo(413);
        var nul = post(
                server.browser(), "/sittings/" + server.sitting + "/questions/1", WildRequests.FORM, "answer=a%00b");
        assertThat(RawClient.status(nul)).isEqualTo(400);
        var huge = post(
                server.browser(),
                "/sittings/" + server.sitting + "/questions/1",
                WildRequests.FORM,
                "answer=" + "x".repeat(3_000_000));
        assertThat(RawClient.status(huge)).isEqualTo(413);
        var wrongType = post(server.browser(), "/sittings/" + server.sitting + "/questions/1", "text/xml", "<answer/>");
        assertThat(RawClient.status(wrongType)).isEqualTo(415);
        var running = server.started("config-error");
        var halfCharacter = post(
                server.program,
                "/api/v1/attempts/" + running + "/submit",
                WildRequests.JSON,
                "{\"answers\":{\"cause\":\"\\ud800\"}}");
        assertThat(RawClient.status(halfCharacter)).isEqualTo(400);
        var noOption = post(
                server.program,
                "/api/v1/attempts/" + running + "/submit",
                WildRequests.JSON,
                "{\"answers\":{\"cause\":\"gremlins\"}}");
        assertThat(RawClient.status(noOption)).isBetween(400, 422);
        assertThat(noOption).contains("Choose one of");
        assertThat(RawClient.status(server.browser().send("GET", "/labs/%zz", Map.of(), new byte[0])))
                .isEqualTo(400);
        assertThat(RawClient.status(server.browser().send("GET", "/labs?key=%ED%A0%80", Map.of(), new byte[0])))
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x=%zz", "answer=%", "answer=%ED%A0%80", "%ED%A0%80=x", "answer=a%00b", "answer=%C0%AF"})
    void a_form_that_is_no_text_is_refused_in_the_same_words_with_and_without_scripts(String fields) {
        var path = "/sittings/" + server.sitting + "/questions/1";
        for (var client : List.of(server.page(), server.browser())) {
            var answer = post(client, path, WildRequests.FORM, "_token=" + server.token() + "&" + fields);
            assertThat(RawClient.status(answer)).as("%.400s", answer).isEqualTo(400);
            assertThat(answer).contains("The form holds characters that are no text");
        }
    }

    @Test
    void what_the_framework_refuses_is_said_in_our_words() {
        var path = "/sittings/" + server.sitting + "/questions/";
        assertThat(post(server.browser(), path + "1", "text/xml", "<answer/>"))
                .startsWith("HTTP/1.1 415")
                .contains("takes a form")
                .doesNotContain("Allowed types");
        assertThat(post(server.browser(), path + "1", WildRequests.FORM, "")).doesNotContain("Required Body");
        assertThat(get("/sittings/" + server.sitting + "/questions/abc"))
                .startsWith("HTTP/1.1 400")
                .contains("cannot be read as a number", "Correct the address")
                .doesNotContain("Failed to convert");
        assertThat(get(path + "14")).startsWith("HTTP/1.1 404").contains("This quiz has 13 questions");
        assertThat(post(server.browser(), path + "1", WildRequests.FORM, "answer=nonesuch"))
                .startsWith("HTTP/1.1 400")
                .contains("no option of that name")
                .doesNotContain("Bad Request</h1>");
        for (var method : List.of("TRACE", "FOO", "PUT", "DELETE", "PATCH")) {
            assertThat(server.page().send(method, "/labs", Map.of(), new byte[0]))
                    .startsWith("HTTP/1.1 405");
        }
    }

    @Test
    void what_is_too_large_gets_a_page_and_many_cookies_are_no_fault() {
        assertThat(post(
                        server.browser(),
                        "/sittings/" + server.sitting + "/questions/1",
                        WildRequests.FORM,
                        "answer=" + "x".repeat(300_000)))
                .startsWith("HTTP/1.1 413")
                .contains("<h1>", "too large");
        var cookies = server.cookies() + "; other=" + "x".repeat(20_000);
        assertThat(server.browser().send("GET", "/labs", Map.of("Cookie", cookies), new byte[0]))
                .startsWith("HTTP/1.1 200");
    }

    private static String get(String path) {
        return server.browser().send("GET", path, Map.of(), new byte[0]);
    }

    private static String post(RawClient client, String path, String type, String body) {
        return client.send("POST", path, Map.of("Content-Type", type), body.getBytes(StandardCharsets.ISO_8859_1));
    }
}
