package dev.podfall.sim.authn;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** ASN.1's distinguished encoding, as much of it as certificates and requests for them need (X.690). */
public final class Der {
    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter GENERALIZED_TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Instant UTC_TIME_ENDS = Instant.parse("2050-01-01T00:00:00Z");

    private Der() {}

    public static byte[] sequence(byte[]... parts) {
        return tagged(0x30, join(List.of(parts)));
    }

    public static byte[] set(byte[]... parts) {
        return tagged(0x31, join(List.of(parts)));
    }

    public static byte[] integer(BigInteger value) {
        return tagged(0x02, value.toByteArray());
    }

    public static byte[] bool(boolean value) {
        return tagged(0x01, new byte[] {(byte) (value ? 0xFF : 0)});
    }

    public static byte[] octets(byte[] content) {
        return tagged(0x04, content);
    }

    /** Whole bytes of bits. */
    public static byte[] bits(byte[] content) {
        return tagged(0x03, join(List.of(new byte[] {0}, content)));
    }

    /** The first byte's bits from the left, without the zeros at the end. */
    public static byte[] flags(int first) {
        return tagged(0x03, new byte[] {(byte) Integer.numberOfTrailingZeros(first), (byte) first});
    }

    public static byte[] utf8(String text) {
        return tagged(0x0C, text.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] time(Instant instant) {
        return instant.isBefore(UTC_TIME_ENDS)
                ? tagged(0x17, UTC_TIME.format(instant).getBytes(StandardCharsets.US_ASCII))
                : tagged(0x18, GENERALIZED_TIME.format(instant).getBytes(StandardCharsets.US_ASCII));
    }

    /** @param dotted such as {@code 2.5.29.15} */
    public static byte[] oid(String dotted) {
        String[] arcs = dotted.split("\\.");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(Integer.parseInt(arcs[0]) * 40 + Integer.parseInt(arcs[1]));
        for (int i = 2; i < arcs.length; i++) {
            long arc = Long.parseLong(arcs[i]);
            for (int shift = 63 - Long.numberOfLeadingZeros(arc | 1); shift >= 7; shift -= 7) {
                int digit = shift / 7;
                out.write((int) (arc >> 7 * digit & 0x7F) | 0x80);
            }
            out.write((int) (arc & 0x7F));
        }
        return tagged(0x06, out.toByteArray());
    }

    /** Any tag with its content. */
    public static byte[] tagged(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 6);
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else {
            byte[] length = BigInteger.valueOf(content.length).toByteArray();
            int from = length[0] == 0 ? 1 : 0;
            out.write(0x80 | length.length - from);
            out.write(length, from, length.length - from);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    public static byte[] join(List<byte[]> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        parts.forEach(out::writeBytes);
        return out.toByteArray();
    }
}
