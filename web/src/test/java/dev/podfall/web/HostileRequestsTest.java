package dev.podfall.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a request to any route holds, it is answered, and no answer is a failure of the server. */
class HostileRequestsTest {
    private static final int EACH = 40;

    @TempDir
    static Path home;

    static OccupiedServer server;
    static WildRequests wild;

    @BeforeAll
    static void start() throws IOException {
        server = new OccupiedServer(home);
        wild = new WildRequests(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> every_route_answers_every_request() {
        return Route.all().stream()
                .filter(route -> !route.equals(new Route("DELETE", "/api/v1/server")))
                .sorted(Comparator.comparing(HostileRequestsTest::endsSomething))
                .map(route -> DynamicTest.dynamicTest(route.toString(), () -> assail(route)));
    }

    @Test
    void the_routes_are_found() {
        assertThat(Route.all())
                .contains(
                        new Route("POST", "/sittings/{id}/questions/{number}"),
                        new Route("DELETE", "/api/v1/clusters/{name}"))
                .hasSizeGreaterThan(30);
    }

    /** What ends an attempt or a sitting has its turn last. */
    private static boolean endsSomething(Route route) {
        return Stream.of("/submit", "/stop", "/reset", "/close").anyMatch(route.path()::endsWith);
    }

    private static void assail(Route route) {
        for (var seed = 0; seed < EACH; seed++) {
            var dice = new Random(31L * route.toString().hashCode() + seed);
            var target = wild.target(route, dice);
            var type = WildRequests.type(route, dice);
            var method = dice.nextInt(12) > 0
                    ? route.method()
                    : WildRequests.one(dice, "PUT", "PATCH", "HEAD", "OPTIONS", "TRACE", "BREW");
            var body = method.equals("GET") ? new byte[0] : WildRequests.body(type, dice);
            var client = route.isApi()
                    ? server.program
                    : dice.nextInt(8) == 0 ? new RawClient(server.server.url()) : server.browser();
            if (client == server.browser() && type.startsWith(WildRequests.FORM) && dice.nextBoolean()) {
                // As a form without scripts: the token is a field, and the gate reads the form.
                client = server.page();
                body = join(("_token=" + server.token() + "&").getBytes(StandardCharsets.UTF_8), body);
            }
            var headers = new LinkedHashMap<>(Map.of("Content-Type", type));
            if (dice.nextInt(4) == 0) {
                headers.put("X-Podfall-Save", "1");
            }
            if (dice.nextInt(6) == 0) {
                headers.put(
                        "Accept",
                        WildRequests.one(dice, "text/plain", "nonsense", "image/*;q=x", "*/*", WildRequests.JSON));
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
                server.signIn();
            }
        }
    }

    private static byte[] join(byte[] first, byte[] second) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }
}
