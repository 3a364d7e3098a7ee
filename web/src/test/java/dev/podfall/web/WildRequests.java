package dev.podfall.web;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Random;

/** Parts of requests that nobody means well: targets, types and bodies. */
final class WildRequests {
    static final String FORM = "application/x-www-form-urlencoded";
    static final String JSON = "application/json";

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

    private final OccupiedServer server;

    /** @param server whose sitting and attempts requests are about, now and then */
    WildRequests(OccupiedServer server) {
        this.server = server;
    }

    String target(Route route, Random dice) {
        var path = route.path();
        for (var at = path.indexOf('{'); at >= 0; at = path.indexOf('{', at + 1)) {
            var end = path.indexOf('}', at);
            var value = dice.nextInt(3) > 0 ? known(route.path(), path.substring(at + 1, end), dice) : piece(dice);
            path = path.substring(0, at) + value + path.substring(end + 1);
            at += value.length() - 1;
        }
        return dice.nextInt(3) == 0 ? path + "?" + one(dice, "key", "moved", "x") + "=" + piece(dice) : path;
    }

    private String known(String path, String variable, Random dice) {
        return switch (variable) {
            case "number" -> String.valueOf(1 + dice.nextInt(13));
            case "id" ->
                path.contains("exam")
                        ? path.contains("exam-sittings") ? server.exam : "chapter-1-foundations"
                        : path.contains("sittings")
                                ? server.sitting
                                : path.contains("attempts") ? attempt(path) : "deployment-debugging";
            default -> "play";
        };
    }

    /** Answers are for one that asks. */
    private String attempt(String path) {
        return path.endsWith("/answers") || path.endsWith("/close") ? server.asking : server.attempt;
    }

    /** As a request line may carry it: no spaces, no line ends. */
    private static String piece(Random dice) {
        return one(dice, PIECES).replaceAll("[\\s]", "") + (dice.nextBoolean() ? "" : one(dice, PIECES));
    }

    static String type(Route route, Random dice) {
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

    static byte[] body(String type, Random dice) {
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
                    "done",
                    "notes",
                    "extra",
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
                            "response",
                            "text",
                            "on",
                            "extraTime",
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
    static <T> T one(Random dice, T... all) {
        return all[dice.nextInt(all.length)];
    }
}
