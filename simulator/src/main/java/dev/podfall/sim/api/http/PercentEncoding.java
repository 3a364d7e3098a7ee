package dev.podfall.sim.api.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Percent-encoding as Go's {@code net/url} reads it. Bytes that are no UTF-8 become replacement characters. */
public final class PercentEncoding {
    private PercentEncoding() {}

    /** The path's text; empty if an escape is broken. */
    public static Optional<String> path(String encoded) {
        return decode(encoded, false);
    }

    /** A key or a value of a query, in which a plus is a space; empty if an escape is broken. */
    static Optional<String> query(String encoded) {
        return decode(encoded, true);
    }

    private static Optional<String> decode(String encoded, boolean plusIsSpace) {
        if (encoded.indexOf('%') < 0 && encoded.chars().allMatch(c -> c < 0x80)) {
            return Optional.of(plusIsSpace ? encoded.replace('+', ' ') : encoded);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c != '%') {
                // The HTTP codec hands each byte over as one character.
                bytes.write(plusIsSpace && c == '+' ? ' ' : c);
                continue;
            }
            int high = i + 2 < encoded.length() ? Character.digit(encoded.charAt(i + 1), 16) : -1;
            int low = i + 2 < encoded.length() ? Character.digit(encoded.charAt(i + 2), 16) : -1;
            if (high < 0 || low < 0) {
                return Optional.empty();
            }
            bytes.write(high << 4 | low);
            i += 2;
        }
        return Optional.of(bytes.toString(StandardCharsets.UTF_8));
    }
}
