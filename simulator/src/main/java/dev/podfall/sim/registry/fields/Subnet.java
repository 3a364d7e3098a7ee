package dev.podfall.sim.registry.fields;

import java.math.BigInteger;
import java.net.InetAddress;
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
