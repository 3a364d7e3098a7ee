package dev.podfall.sim.cel;

import java.util.Optional;

/**
 * A network such as {@code 10.0.0.0/8}. Mirrors {@code net/netip.Prefix}.
 *
 * @param address as it was written, with its host's bits
 * @param bits the length of the prefix
 */
record IpNetwork(IpAddress address, int bits) {
    /** @return empty if it is none */
    static Optional<IpNetwork> parse(String text) {
        int slash = text.lastIndexOf('/');
        String length = text.substring(slash + 1);
        if (slash < 0 || !length.matches("0|[1-9]\\d{0,2}")) {
            return Optional.empty();
        }
        int bits = Integer.parseInt(length);
        return IpAddress.parse(text.substring(0, slash))
                .filter(a -> bits <= a.size())
                .map(a -> new IpNetwork(a, bits));
    }

    /** Why a text is no network, in upstream's words. */
    static String problem(String text) {
        int slash = text.lastIndexOf('/');
        String why = slash < 0 ? "no '/'" : "bad bits after slash: \"" + text.substring(slash + 1) + "\"";
        if (slash >= 0 && IpAddress.parse(text.substring(0, slash)).isEmpty()) {
            why = "ParseAddr(\"" + text.substring(0, slash) + "\"): unable to parse IP";
        }
        String what = "network address parse error during conversion from string: ";
        return what + what + "netip.ParsePrefix(\"" + text + "\"): " + why;
    }

    boolean contains(IpAddress other) {
        return address.family() == other.family() && address.masked(bits).equals(other.masked(bits));
    }

    boolean contains(IpNetwork other) {
        return bits <= other.bits && contains(other.address);
    }

    IpNetwork masked() {
        return new IpNetwork(address.masked(bits), bits);
    }

    @Override
    public String toString() {
        return address + "/" + bits;
    }
}
