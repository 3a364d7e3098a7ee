package dev.podfall.sim.registry.fields;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of addresses of either family.
 *
 * @param address its first one
 * @param width of an address in bits
 * @param bits how many of them the whole range has in common
 * @param written the address that the text names
 */
public record Subnet(BigInteger address, int width, int bits, BigInteger written) {
    private static final Pattern LEADING_ZERO = Pattern.compile("(^|[./])0\\d+(?=[./]|$)");

    /** The range of that text, such as {@code 10.0.0.0/8}; empty when it is none. */
    public static Optional<Subnet> parse(String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> named = slash < 0 ? Optional.empty() : Addresses.parse(text.substring(0, slash));
        if (named.isEmpty() || !text.substring(slash + 1).matches("\\d{1,3}")) {
            return Optional.empty();
        }
        int width = text.indexOf(':') >= 0 ? 128 : 32;
        int bits = Integer.parseInt(text.substring(slash + 1));
        if (bits > width) {
            return Optional.empty();
        }
        BigInteger address = new BigInteger(1, named.get().getAddress());
        return Optional.of(new Subnet(first(address, width, bits), width, bits, address));
    }

    /** What is wrong with a range that must be written in the one canonical way. Mirrors {@code IsValidCIDR}. */
    public static List<String> problems(String text) {
        Optional<Subnet> range = parse(text);
        if (range.isEmpty()) {
            return List.of("must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)");
        } else if (hasLeadingZeros(text)) {
            return List.of("must not have leading 0s in IP or prefix length");
        }
        String address = text.substring(0, text.indexOf('/'));
        if (Addresses.isMapped(address)) {
            return List.of("must not have an IPv4-mapped IPv6 address");
        } else if (!range.get().isFirst()) {
            return List.of("must not have bits set beyond the prefix length");
        }
        String canonical = Addresses.written(address) + "/" + range.get().bits();
        return text.equals(canonical) ? List.of() : List.of("must be in canonical form (\"" + canonical + "\")");
    }

    /** Whether an address is in the range. */
    public boolean contains(InetAddress other) {
        byte[] bytes = other.getAddress();
        return bytes.length * Byte.SIZE == width
                && first(new BigInteger(1, bytes), width, bits).equals(address);
    }

    /** Whether {@code other} is a part of this range or all of it. */
    public boolean contains(Subnet other) {
        return width == other.width
                && bits <= other.bits
                && first(other.address, width, bits).equals(address);
    }

    /** Whether a number of the text begins with a needless zero, which some read as octal. */
    public static boolean hasLeadingZeros(String text) {
        return LEADING_ZERO.matcher(text).find();
    }

    /** Whether the text names the range's first address. */
    public boolean isFirst() {
        return written.equals(address);
    }

    /** Whether {@code other} is a part of this range and not all of it. */
    public boolean isStrictlyAround(Subnet other) {
        return width == other.width
                && bits < other.bits
                && first(other.address, width, bits).equals(address);
    }

    private static BigInteger first(BigInteger address, int width, int bits) {
        int free = width - bits;
        return address.shiftRight(free).shiftLeft(free);
    }
}
