package dev.podfall.sim.net.http;

import dev.podfall.sim.net.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Responses as HTTP/1.1 bytes. */
public final class ResponseWriter {
    static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(200, "OK"),
            Map.entry(201, "Created"),
            Map.entry(202, "Accepted"),
            Map.entry(204, "No Content"),
            Map.entry(301, "Moved Permanently"),
            Map.entry(302, "Found"),
            Map.entry(304, "Not Modified"),
            Map.entry(308, "Permanent Redirect"),
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(408, "Request Timeout"),
            Map.entry(413, "Request Entity Too Large"),
            Map.entry(422, "Unprocessable Entity"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(431, "Request Header Fields Too Large"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(501, "Not Implemented"),
            Map.entry(502, "Bad Gateway"),
            Map.entry(503, "Service Unavailable"),
            Map.entry(504, "Gateway Timeout"),
            Map.entry(505, "HTTP Version Not Supported"));

    private ResponseWriter() {}

    /** The phrase that goes with a status, such as {@code Not Found}. */
    public static String reason(int status) {
        return REASONS.getOrDefault(status, "Unknown");
    }

    static byte[] bytes(HttpResponse response, boolean withoutBody, boolean keepAlive) {
        StringBuilder head = new StringBuilder(256);
        head.append("HTTP/1.1 ")
                .append(response.status())
                .append(' ')
                .append(reason(response.status()))
                .append("\r\n");
        response.headers().forEach((name, value) -> {
            if (!name.startsWith(":") && !name.equals("content-length") && !name.equals("transfer-encoding")) {
                head.append(canonical(name))
                        .append(": ")
                        .append(value.replaceAll("[\r\n]", " "))
                        .append("\r\n");
            }
        });
        boolean bodiless = response.status() == 204 || response.status() == 304;
        if (!bodiless) {
            head.append("Content-Length: ").append(response.body().length).append("\r\n");
        }
        if (!keepAlive) {
            head.append("Connection: close\r\n");
        }
        head.append("\r\n");
        ByteArrayOutputStream out = new ByteArrayOutputStream(head.length() + response.body().length);
        out.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        if (!withoutBody && !bodiless) {
            out.writeBytes(response.body());
        }
        return out.toByteArray();
    }

    /** {@code content-type} as {@code Content-Type}. */
    public static String canonical(String name) {
        StringBuilder text = new StringBuilder(name.length());
        for (String part : name.split("-", -1)) {
            text.append(text.length() == 0 ? "" : "-");
            text.append(part.isEmpty() ? "" : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return text.toString();
    }
}
