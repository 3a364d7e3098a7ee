package dev.podfall.grader.collect;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** What texts say to whoever undoes an encoding: base64, base32, hexadecimal, octal and decimal numbers, percent signs, zip. */
final class Encodings {
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{4,}={0,2}");
    private static final Pattern BASE32 = Pattern.compile("[A-Za-z2-7]{7,}={0,6}");
    // Possessive, as groups that may go back take the stack, and whoever hides something writes as much as they like.
    /** Plain, or with something before or between: {@code 66:73}, {@code \x66\x73}, {@code 0x66, 0x73}, {@code &#x66;}. */
    private static final Pattern HEX =
            Pattern.compile("(?:(?:\\\\x|0x|%|\\\\u00|&#x)?[0-9A-Fa-f]{2};?[\\s:,.-]{0,2}){4,}+");

    private static final Pattern HEX_BYTE = Pattern.compile("(?:0x)?([0-9A-Fa-f]{2})(?!x)");
    private static final Pattern OCTAL = Pattern.compile("(?:[\\s,;]*\\\\?\\b[01]?[0-7]{2}\\b){4,}+");
    private static final Pattern DECIMAL = Pattern.compile("(?:[\\s,;]*(?:&#)?\\b\\d{2,3}\\b;?){4,}+");
    private static final Pattern NUMBER = Pattern.compile("(\\d+)");
    private static final Pattern PERCENT = Pattern.compile("%([0-9A-Fa-f]{2})");
    private static final String ALPHABET32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS_OF_A_LETTER = 5;
    private static final int OCT = 8;
    private static final int DEC = 10;
    private static final int HEXADECIMAL = 16;
    private static final int HALF_OF_THE_ALPHABET = 13;
    private static final int MOST_UNZIPPED = 64 * 1024;

    private Encodings() {}

    /** What a text may say, in whatever encoding, and in two of them, one around the other. */
    static List<String> decoded(String text) {
        List<String> once = once(text);
        List<String> all = new ArrayList<>(once);
        once.forEach(inner -> all.addAll(once(inner)));
        return all;
    }

    /** With each letter moved by half of the alphabet. */
    static String rotated(String text) {
        StringBuilder moved = new StringBuilder();
        for (char c : text.toCharArray()) {
            boolean isLetter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            int by = Character.toLowerCase(c) <= 'm' ? HALF_OF_THE_ALPHABET : -HALF_OF_THE_ALPHABET;
            moved.append(isLetter ? (char) (c + by) : c);
        }
        return moved.toString();
    }

    private static List<String> once(String text) {
        List<String> all = new ArrayList<>();
        each(BASE64, text, Encodings::base64, all);
        each(BASE32, text, Encodings::base32, all);
        each(HEX, text, word -> bytes(HEX_BYTE, HEXADECIMAL, word.replaceAll("\\\\u00|%|&#x", " ")), all);
        each(OCTAL, text, word -> bytes(NUMBER, OCT, word), all);
        each(DECIMAL, text, word -> bytes(NUMBER, DEC, word), all);
        if (PERCENT.matcher(text).find()) {
            all.add(PERCENT.matcher(text)
                    .replaceAll(m -> Matcher.quoteReplacement(
                            String.valueOf((char) Integer.parseInt(m.group(1), HEXADECIMAL)))));
        }
        return all;
    }

    private static void each(Pattern words, String text, Function<String, byte[]> meaning, List<String> all) {
        Matcher found = words.matcher(text);
        while (found.find()) {
            byte[] bytes = meaning.apply(found.group());
            if (bytes.length > 0) {
                all.add(new String(bytes, StandardCharsets.ISO_8859_1));
                unzipped(bytes).ifPresent(all::add);
            }
        }
    }

    /** Nothing if it only looked like it. */
    private static byte[] base64(String word) {
        try {
            return Base64.getDecoder().decode(word.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private static byte[] base32(String word) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int bits = 0;
        int held = 0;
        for (char letter : word.replace("=", "").toUpperCase(Locale.ROOT).toCharArray()) {
            held = held << BITS_OF_A_LETTER | ALPHABET32.indexOf(letter);
            bits += BITS_OF_A_LETTER;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes.write(held >> bits);
                held &= (1 << bits) - 1;
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(Pattern number, int radix, String word) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher found = number.matcher(word);
        while (found.find()) {
            bytes.write(Integer.parseInt(found.group(1), radix));
        }
        return bytes.toByteArray();
    }

    /** The first of it: who hides a value in more has more than a value to hide. */
    private static Optional<String> unzipped(byte[] bytes) {
        if (bytes.length < 2 || bytes[0] != (byte) GZIPInputStream.GZIP_MAGIC) {
            return Optional.empty();
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return Optional.of(new String(in.readNBytes(MOST_UNZIPPED), StandardCharsets.ISO_8859_1));
        } catch (IOException notZipped) {
            return Optional.empty();
        }
    }
}
