package dev.podfall.sim.api.http;

import io.netty.handler.codec.http.HttpHeaders;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** The headers every answer has. */
public final class ResponseHeaders {
    /** Days with two digits, as HTTP wants them; the JDK's own format has one where one will do. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final InstantSource wall;
    private final AtomicLong audit = new AtomicLong();

    public ResponseHeaders(InstantSource wall) {
        this.wall = wall;
    }

    void put(HttpHeaders headers, String contentType, List<String> warnings) {
        headers.set("Audit-Id", new UUID(0x4000L, 0x8000000000000000L | audit.incrementAndGet()).toString());
        headers.set("Cache-Control", "no-cache, private");
        headers.set("Content-Type", contentType);
        headers.set("Date", date(wall.instant()));
        warnings.forEach(w -> headers.add("Warning", "299 - \"" + escape(w) + "\""));
    }

    /** As headers write it. */
    public static String date(Instant instant) {
        return DATE.format(instant);
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().filter(c -> c >= ' ').forEach(c -> {
            if (c == '"' || c == '\\') {
                escaped.append('\\');
            }
            escaped.append((char) c);
        });
        return escaped.toString();
    }
}
