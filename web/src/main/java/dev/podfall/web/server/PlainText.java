package dev.podfall.web.server;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Tells text from what only looks like it. A database refuses the latter, or keeps something else. */
public final class PlainText {
    private static final char REPLACEMENT = '\ufffd';
    private static final int HEX = 16;

    private PlainText() {}

    /** Whole characters, none of which is NUL or stands for bytes that were none. */
    public static boolean is(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (c == 0 || c == REPLACEMENT || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the escapes of a URL's part are whole and stand for text without control characters. */
    public static boolean isEscaped(String part) {
        var bytes = new byte[part.length()];
        var length = 0;
        for (var i = 0; i < part.length(); i++) {
            var c = part.charAt(i);
            if (c == '%') {
                var value = i + 2 < part.length() ? escaped(part.charAt(i + 1), part.charAt(i + 2)) : -1;
                if (value < ' ') {
                    return false;
                }
                bytes[length++] = (byte) value;
                i += 2;
            } else if (c < ' ' || c > '~') {
                return false;
            } else {
                bytes[length++] = (byte) c;
            }
        }
        return isUtf8(bytes, length);
    }

    private static int escaped(char high, char low) {
        var left = Character.digit(high, HEX);
        var right = Character.digit(low, HEX);
        return left < 0 || right < 0 ? -1 : left * HEX + right;
    }

    private static boolean isUtf8(byte[] bytes, int length) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
