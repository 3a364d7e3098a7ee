package dev.podfall.sim.cel;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An address of IPv4 or IPv6, read from text without asking any resolver. Mirrors {@code net/netip.Addr} as far as
 * expressions see it: leading zeros, zones and IPv4 in the form of IPv6 are refused.
 */
final class IpAddress {
    private static final int IPV4 = 4;
    private static final int IPV6 = 16;
    private static final int GROUPS = 8;

    private final byte[] bytes;

    private IpAddress(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @return empty if it is none */
    static Optional<IpAddress> parse(String text) {
        byte[] bytes = text.contains(":") ? six(text) : four(text);
        return bytes == null || isMapped(bytes) ? Optional.empty() : Optional.of(new IpAddress(bytes));
    }

    /** Why a text is no address, in upstream's words. */
    static String problem(String text) {
        byte[] bytes = text.contains(":") ? six(text) : null;
        if (bytes != null && isMapped(bytes)) {
            return "IPv4-mapped IPv6 address \"" + text + "\" is not allowed";
        }
        if (text.contains("%") && text.contains(":")) {
            return "IP address \"" + text + "\" with zone value is not allowed";
        }
        String why =
                text.matches("[0-9.]*\\b0\\d[0-9.]*") ? "IPv4 field has octet with leading zero" : "unable to parse IP";
        return "IP Address \"" + text + "\" parse error during conversion from string: ParseAddr(\"" + text + "\"): "
                + why;
    }

    private static boolean isMapped(byte[] bytes) {
        if (bytes.length != IPV6 || bytes[10] != -1 || bytes[11] != -1) {
            return false;
        }
        for (int i = 0; i < 10; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static byte[] four(String text) {
        String[] parts = text.split("\\.", -1);
        byte[] bytes = new byte[IPV4];
        for (int i = 0; i < parts.length; i++) {
            if (parts.length != IPV4 || !parts[i].matches("0|[1-9]\\d{0,2}") || Integer.parseInt(parts[i]) > 255) {
                return null;
            }
            bytes[i] = (byte) Integer.parseInt(parts[i]);
        }
        return bytes;
    }

    private static byte[] six(String text) {
        String whole = text;
        int dot = text.indexOf('.');
        if (dot >= 0) {
            int colon = text.lastIndexOf(':');
            byte[] last = dot < colon ? null : four(text.substring(colon + 1));
            if (last == null) {
                return null;
            }
            String hex = HexFormat.of().formatHex(last);
            whole = text.substring(0, colon + 1) + hex.substring(0, 4) + ":" + hex.substring(4);
        }
        int gap = whole.indexOf("::");
        if (gap >= 0 && whole.indexOf("::", gap + 1) >= 0) {
            return null;
        }
        byte[] head = groups(gap < 0 ? whole : whole.substring(0, gap));
        byte[] tail = gap < 0 ? new byte[0] : groups(whole.substring(gap + 2));
        int there = head == null || tail == null ? -1 : head.length + tail.length;
        if (there < 0 || gap < 0 && there != IPV6 || gap >= 0 && there >= IPV6) {
            return null;
        }
        byte[] bytes = Arrays.copyOf(head, IPV6);
        System.arraycopy(tail, 0, bytes, IPV6 - tail.length, tail.length);
        return bytes;
    }

    private static byte[] groups(String text) {
        if (text.isEmpty()) {
            return new byte[0];
        }
        String[] parts = text.split(":", -1);
        byte[] bytes = new byte[2 * parts.length];
        for (int i = 0; i < parts.length; i++) {
            if (!parts[i].matches("[0-9a-fA-F]{1,4}")) {
                return null;
            }
            int group = Integer.parseInt(parts[i], 16);
            bytes[2 * i] = (byte) (group >> 8);
            bytes[2 * i + 1] = (byte) group;
        }
        return bytes;
    }

    /** 4 or 6. */
    long family() {
        return bytes.length == IPV4 ? 4 : 6;
    }

    /** How many bits it has. */
    int size() {
        return bytes.length * Byte.SIZE;
    }

    private int at(int index) {
        return bytes[index] & 0xFF;
    }

    boolean isUnspecified() {
        return Arrays.equals(bytes, new byte[bytes.length]);
    }

    boolean isLoopback() {
        byte[] one = new byte[IPV6];
        one[IPV6 - 1] = 1;
        return bytes.length == IPV4 ? at(0) == 127 : Arrays.equals(bytes, one);
    }

    boolean isMulticast() {
        return bytes.length == IPV4 ? at(0) >> 4 == 0xE : at(0) == 0xFF;
    }

    boolean isLinkLocalMulticast() {
        return bytes.length == IPV4 ? at(0) == 224 && at(1) == 0 && at(2) == 0 : at(0) == 0xFF && (at(1) & 0x0F) == 2;
    }

    boolean isLinkLocalUnicast() {
        return bytes.length == IPV4 ? at(0) == 169 && at(1) == 254 : at(0) == 0xFE && (at(1) & 0xC0) == 0x80;
    }

    boolean isGlobalUnicast() {
        boolean broadcast = bytes.length == IPV4 && Arrays.equals(bytes, new byte[] {-1, -1, -1, -1});
        return !broadcast && !isUnspecified() && !isLoopback() && !isMulticast() && !isLinkLocalUnicast();
    }

    /** The same with all bits after the first {@code bits} cleared. */
    IpAddress masked(int bits) {
        byte[] kept = bytes.clone();
        for (int i = 0; i < kept.length; i++) {
            int own = Math.max(0, Math.min(Byte.SIZE, bits - i * Byte.SIZE));
            kept[i] &= (byte) (0xFF << (Byte.SIZE - own));
        }
        return new IpAddress(kept);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpAddress address && Arrays.equals(bytes, address.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The canonical text: of IPv6 in lower case, its longest run of zeros left out. */
    @Override
    public String toString() {
        if (bytes.length == IPV4) {
            return at(0) + "." + at(1) + "." + at(2) + "." + at(3);
        }
        int start = -1;
        int longest = 1;
        for (int i = 0; i < GROUPS; i++) {
            int run = 0;
            while (i + run < GROUPS && group(i + run) == 0) {
                run++;
            }
            if (run > longest) {
                start = i;
                longest = run;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == start) {
                text.append("::");
                i += longest - 1;
            } else {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":");
                text.append(Integer.toHexString(group(i)));
            }
        }
        return text.toString();
    }

    private int group(int index) {
        return at(2 * index) << 8 | at(2 * index + 1);
    }
}
