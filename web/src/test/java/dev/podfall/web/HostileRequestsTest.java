package dev.podfall.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a request to any route holds, it is answered, and no answer is a failure of the server. */
class HostileRequestsTest {
    private static final int EACH = 40;
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final String[] PIECES = {
        "%zz",
        "%",
        "%0",
        "%ED%A0%80",
        "%00",
        "%FF%FE",
        "%C0%AF",
        "%E2%82",
        "..",
        "%2e%2e%2f",
        "%0d%0aX:%20y",
        "a%2Fb",
        "\u00e4",
        "%F0%9F%98%80",
        "{id}",
        "'\"<>",
        "+",
        "%25zz",
        ";x=1",
        "~",
        "-1",
        "0",
        "99999999999999999999",
        "x".repeat(3000),
        "nul\0",
        "%09"
    };
    private static final String[] TEXTS = {
        "",
        " ",
        "x",
        "young",
        "\0",
        "\u0001".repeat(1900),
        "\u0001".repeat(5000),
        "\"\\".repeat(2000),
        "\ud83d\ude00".repeat(900),
        "\u2028",
        "<script>",
        "../../etc/passwd",
        "x".repeat(100_000),
        "9".repeat(400),
        "NaN",
        "1e99999",
        "-1",
        "\r\nX: y",
        "\uffff",
        "true"
    };

    @TempDir
    static Path home;

    static PodfallServer server;
    static Visitor visitor;
    static String sitting;
    static String attempt;
    static RawClient browser;
    /** The browser without scripts, whose forms carry the token. */
    static RawClient page;

    static RawClient program;

    /** @param path with variables in braces */
    record Route(String method, String path) {
        @Override
        public String toString() {
            return method + " " + path;
        }

        boolean isApi() {
            return path.startsWith("/api/");
        }
    }

    @BeforeAll
    static void start() throws IOException {
        server = PodfallServer.start(ServerOptions.in(home).onPort(0));
        visitor = Visitor.signedInTo(server);
        visitor.get("/quizzes/deployment-debugging");
        sitting = visitor.post("/quizzes/deployment-debugging/start")
                .uri()
                .getPath()
                .split("/")[2];
        attempt = started("image-backoff");
        program = new RawClient(server.url())
                .with("Authorization", "Bearer " + ApiClient.of(home).token());
        signIn();
    }

    /** Anew, as long as the sitting is the same learner's. */
    private static void signIn() {
        visitor = Visitor.signedInTo(server);
        visitor.get("/quizzes/deployment-debugging");
        browser = new RawClient(server.url())
                .with("Cookie", visitor.cookies(server.url()))
                .with("X-Podfall-Token", visitor.token());
        page = new RawClient(server.url()).with("Cookie", visitor.cookies(server.url()));
    }

    private static String started(String lab) throws IOException {
        var lines = ApiClient.of(home).lines("/attempts", "{\"lab\":\"" + lab + "\"}");
        return lines.get(lines.size() - 1).at("/attempt/attempt").asText();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> every_route_answers_every_request() {
        return routes().stream()
                .filter(route -> !route.equals(new Route("DELETE", "/api/v1/server")))
                .sorted(Comparator.comparing(HostileRequestsTest::endsSomething))
                .map(route -> DynamicTest.dynamicTest(route.toString(), () -> assail(route)));
    }

    @Test
    void the_routes_are_found() {
        assertThat(routes())
                .contains(
                        new Route("POST", "/sittings/{id}/questions/{number}"),
                        new Route("DELETE", "/api/v1/clusters/{name}"))
                .hasSizeGreaterThan(30);
    }

    @Test
    void what_is_stored_is_as_it_was_sent_or_refused_in_words() throws IOException {
        for (var text : new String[] {"\u0001".repeat(1900), "\"\\".repeat(900), "\ud83d\ude00".repeat(400)}) {
            var body = "answer=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
            var answer = post(browser, "/sittings/" + sitting + "/questions/1", FORM, body);
            assertThat(RawClient.status(answer)).isLessThan(500);
        }
        var long_ = post(browser, "/sittings/" + sitting + "/questions/1", FORM, "answer=" + "x".repeat(100_000));
        assertThat(RawClient.status(long_)).isEqualTo(413);
        assertThat(long_).contains("too long");
        var many = post(browser, "/sittings/" + sitting + "/questions/1", FORM, "answer=x&".repeat(700));
        assertThat(RawClient.status(many)).isEqualTo(413);
        var nul = post(browser, "/sittings/" + sitting + "/questions/1", FORM, "answer=a%00b");
        assertThat(RawClient.status(nul)).isEqualTo(400);
        var huge = post(browser, "/sittings/" + sitting + "/questions/1", FORM, "answer=" + "x".repeat(3_000_000));
        assertThat(RawClient.status(huge)).isEqualTo(413);
        var wrongType = post(browser, "/sittings/" + sitting + "/questions/1", "text/xml", "<answer/>");
        assertThat(RawClient.status(wrongType)).isEqualTo(415);
        var running = started("config-error");
        var halfCharacter =
                post(program, "/api/v1/attempts/" + running + "/submit", JSON, "{\"answers\":{\"cause\":\"\\ud800\"}}");
        assertThat(RawClient.status(halfCharacter)).isEqualTo(400);
        var noOption = post(
                program, "/api/v1/attempts/" + running + "/submit", JSON, "{\"answers\":{\"cause\":\"gremlins\"}}");
        assertThat(RawClient.status(noOption)).isBetween(400, 422);
        assertThat(noOption).contains("Choose one of");
        assertThat(RawClient.status(browser.send("GET", "/labs/%zz", Map.of(), new byte[0])))
                .isEqualTo(400);
        assertThat(RawClient.status(browser.send("GET", "/labs?key=%ED%A0%80", Map.of(), new byte[0])))
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x=%zz", "answer=%", "answer=%ED%A0%80", "%ED%A0%80=x", "answer=a%00b", "answer=%C0%AF"})
    void a_form_that_is_no_text_is_refused_in_the_same_words_with_and_without_scripts(String fields) {
        var path = "/sittings/" + sitting + "/questions/1";
        for (var client : List.of(page, browser)) {
            var answer = post(client, path, FORM, "_token=" + visitor.token() + "&" + fields);
            assertThat(RawClient.status(answer)).as("%.400s", answer).isEqualTo(400);
            assertThat(answer).contains("The form holds characters that are no text");
        }
    }

    @Test
    void what_the_framework_refuses_is_said_in_our_words() {
        var path = "/sittings/" + sitting + "/questions/";
        assertThat(post(browser, path + "1", "text/xml", "<answer/>"))
                .startsWith("HTTP/1.1 415")
                .contains("takes a form")
                .doesNotContain("Allowed types");
        assertThat(post(browser, path + "1", FORM, "")).doesNotContain("Required Body");
        assertThat(get("/sittings/" + sitting + "/questions/abc"))
                .startsWith("HTTP/1.1 400")
                .contains("cannot be read as a number")
                .doesNotContain("Failed to convert");
        assertThat(get(path + "14")).startsWith("HTTP/1.1 404").contains("This quiz has 13 questions");
        assertThat(post(browser, path + "1", FORM, "answer=nonesuch"))
                .startsWith("HTTP/1.1 400")
                .contains("no option of that name")
                .doesNotContain("Bad Request</h1>");
        for (var method : List.of("TRACE", "FOO")) {
            assertThat(page.send(method, "/labs", Map.of(), new byte[0])).startsWith("HTTP/1.1 405");
        }
    }

    @Test
    void what_is_too_large_gets_a_page_and_many_cookies_are_no_fault() {
        assertThat(post(browser, "/sittings/" + sitting + "/questions/1", FORM, "answer=" + "x".repeat(300_000)))
                .startsWith("HTTP/1.1 413")
                .contains("<h1>", "too large");
        var cookies = visitor.cookies(server.url()) + "; other=" + "x".repeat(20_000);
        assertThat(browser.send("GET", "/labs", Map.of("Cookie", cookies), new byte[0]))
                .startsWith("HTTP/1.1 200");
    }

    private static String get(String path) {
        return browser.send("GET", path, Map.of(), new byte[0]);
    }

    /** What ends an attempt or a sitting has its turn last. */
    private static boolean endsSomething(Route route) {
        return Stream.of("/submit", "/stop", "/reset").anyMatch(route.path()::endsWith);
    }

    private static String post(RawClient client, String path, String type, String body) {
        return client.send("POST", path, Map.of("Content-Type", type), body.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void assail(Route route) {
        for (var seed = 0; seed < EACH; seed++) {
            var dice = new Random(31L * route.toString().hashCode() + seed);
            var target = target(route, dice);
            var type = type(route, dice);
            var method = dice.nextInt(12) > 0
                    ? route.method()
                    : one(dice, "PUT", "PATCH", "HEAD", "OPTIONS", "TRACE", "BREW");
            var body = method.equals("GET") ? new byte[0] : body(type, dice);
            var client = route.isApi() ? program : dice.nextInt(8) == 0 ? new RawClient(server.url()) : browser;
            if (client == browser && type.startsWith(FORM) && dice.nextBoolean()) {
                // As a form without scripts: the token is a field, and the gate reads the form.
                client = page;
                body = join(("_token=" + visitor.token() + "&").getBytes(StandardCharsets.UTF_8), body);
            }
            var headers = new java.util.LinkedHashMap<>(Map.of("Content-Type", type));
            if (dice.nextInt(4) == 0) {
                headers.put("X-Podfall-Save", "1");
            }
            if (dice.nextInt(6) == 0) {
                headers.put("Accept", one(dice, "text/plain", "nonsense", "image/*;q=x", "*/*", JSON));
            }
            var answer = client.send(method, target, headers, body);
            assertThat(RawClient.status(answer))
                    .as(
                            "seed %d: %s %s as %s with %d bytes %.200s: %.300s",
                            seed,
                            method,
                            target,
                            headers,
                            body.length,
                            new String(body, StandardCharsets.UTF_8),
                            answer)
                    .isBetween(200, 499);
            if (route.path().equals("/sign-out")) {
                signIn();
            }
        }
    }

    private static byte[] join(byte[] first, byte[] second) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }

    private static String target(Route route, Random dice) {
        var path = route.path();
        for (var at = path.indexOf('{'); at >= 0; at = path.indexOf('{', at + 1)) {
            var end = path.indexOf('}', at);
            var value = dice.nextInt(3) > 0 ? known(route.path(), path.substring(at + 1, end), dice) : piece(dice);
            path = path.substring(0, at) + value + path.substring(end + 1);
            at += value.length() - 1;
        }
        return dice.nextInt(3) == 0 ? path + "?" + one(dice, "key", "moved", "x") + "=" + piece(dice) : path;
    }

    private static String known(String path, String variable, Random dice) {
        return switch (variable) {
            case "number" -> String.valueOf(1 + dice.nextInt(13));
            case "id" ->
                path.contains("sittings") ? sitting : path.contains("attempts") ? attempt : "deployment-debugging";
            default -> "play";
        };
    }

    /** As a request line may carry it: no spaces, no line ends. */
    private static String piece(Random dice) {
        return one(dice, PIECES).replaceAll("[\\s]", "") + (dice.nextBoolean() ? "" : one(dice, PIECES));
    }

    private static String type(Route route, Random dice) {
        var usual = route.isApi() ? JSON : FORM;
        return dice.nextInt(4) > 0
                ? usual
                : one(
                        dice,
                        "text/plain",
                        "multipart/form-data; boundary=x",
                        "a/b;c",
                        "///",
                        JSON,
                        FORM,
                        FORM + ";charset=nonsense");
    }

    private static byte[] body(String type, Random dice) {
        var size = dice.nextInt(12);
        if (size == 0) {
            return new byte[dice.nextInt(2) == 0 ? 0 : 400_000];
        } else if (size == 1) {
            var noise = new byte[dice.nextInt(500)];
            dice.nextBytes(noise);
            return noise;
        }
        return type.startsWith(JSON) ? json(dice, 0).getBytes(StandardCharsets.UTF_8) : form(dice);
    }

    private static byte[] form(Random dice) {
        var out = new ByteArrayOutputStream();
        var fields = dice.nextInt(6) == 0 ? 600 : dice.nextInt(6);
        for (var i = 0; i < fields; i++) {
            var name = one(
                    dice,
                    "answer",
                    "answer",
                    "answer-cause",
                    "order",
                    "match-0",
                    "flag",
                    "go",
                    "move",
                    "mode",
                    "revision",
                    "_token",
                    "",
                    piece(dice));
            var value = dice.nextBoolean()
                    ? URLEncoder.encode(fields > 100 ? "x" : one(dice, TEXTS), StandardCharsets.UTF_8)
                    : piece(dice);
            out.writeBytes((name + "=" + value + "&").getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static String json(Random dice, int depth) {
        return switch (depth > 2 ? 3 + dice.nextInt(3) : dice.nextInt(7)) {
            case 0, 1, 2 -> {
                var fields = new ArrayList<String>();
                for (var i = dice.nextInt(4); i > 0; i--) {
                    var name = one(
                            dice,
                            "lab",
                            "mode",
                            "seed",
                            "runtime",
                            "answers",
                            "cause",
                            "name",
                            "nodes",
                            "speed",
                            "revision");
                    fields.add("\"" + name + "\":" + json(dice, depth + 1));
                }
                yield "{" + String.join(",", fields) + "}";
            }
            case 3 ->
                one(
                        dice,
                        "1e999",
                        "-1",
                        "99999999999999999999",
                        "0.1",
                        "true",
                        "null",
                        "{",
                        "[[[[",
                        "\"\\ud800\"",
                        "\"\\u0000\"");
            case 4 ->
                "\""
                        + one(dice, TEXTS)
                                .replace("\\", "\\\\")
                                .replace("\"", "\\\"")
                                .replaceAll("[\\x00-\\x1f]", "?") + "\"";
            case 5 -> "[" + json(dice, depth + 1) + "]";
            default -> "[".repeat(3000);
        };
    }

    @SafeVarargs
    private static <T> T one(Random dice, T... all) {
        return all[dice.nextInt(all.length)];
    }

    /** All of them, read from the controllers. */
    private static List<Route> routes() {
        var routes = new ArrayList<Route>();
        new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.podfall.web")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Controller.class))
                        .map(JavaClass::reflect)
                        .forEach(type -> Arrays.stream(type.getDeclaredMethods())
                                .sorted(Comparator.comparing(Method::getName))
                                .forEach(method -> add(routes, type, method)));
        return routes;
    }

    private static void add(List<Route> routes, Class<?> type, Method method) {
        var base = type.getAnnotation(Controller.class).value();
        for (var annotation : method.getAnnotations()) {
            if (annotation instanceof Get get) {
                routes.add(route("GET", base, get.uri().equals("/") ? get.value() : get.uri()));
            } else if (annotation instanceof Post post) {
                routes.add(route("POST", base, post.value()));
            } else if (annotation instanceof Delete delete) {
                routes.add(route("DELETE", base, delete.value()));
            }
        }
    }

    private static Route route(String method, String base, String path) {
        var whole = (base + path).replaceAll("/+", "/").replaceAll("(.)/$", "$1");
        return new Route(
                method,
                URI.create("http://x")
                        .resolve(whole.replace("{", "%7B").replace("}", "%7D"))
                        .getPath());
    }
}
