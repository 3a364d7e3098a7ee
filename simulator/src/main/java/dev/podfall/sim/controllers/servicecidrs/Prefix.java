package dev.podfall.sim.controllers.servicecidrs;

import dev.podfall.sim.client.KubeObject;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A range of addresses of one family, or one address, as validation let it through.
 *
 * @param address its first one
 * @param width of an address in bits
 * @param bits how many of them the whole range has in common
 */
record Prefix(BigInteger address, int width, int bits) {

    /** Those of a ServiceCIDR. */
    static List<Prefix> of(KubeObject range) {
        List<Prefix> all = new ArrayList<>();
        range.spec().path("cidrs").forEach(cidr -> {
            String[] parts = cidr.asText().split("/", 2);
            ofAddress(parts[0])
                    .map(first -> new Prefix(first.address, first.width, Integer.parseInt(parts[1])))
                    .ifPresent(all::add);
        });
        return all;
    }

    /** A range of one address. */
    static Optional<Prefix> ofAddress(String text) {
        boolean literal = text.matches("[0-9.]+|[0-9a-f:.]*:[0-9a-f:.]*");
        try {
            return literal ? Optional.of(of(InetAddress.getByName(text))) : Optional.empty();
        } catch (UnknownHostException none) {
            return Optional.empty();
        }
    }

    private static Prefix of(InetAddress address) {
        byte[] bytes = address.getAddress();
        int width = bytes.length * Byte.SIZE;
        return new Prefix(new BigInteger(1, bytes), width, width);
    }

    /** Whether all of {@code other} is in the range. */
    boolean contains(Prefix other) {
        int free = width - bits;
        return width == other.width
                && bits <= other.bits
                && address.shiftRight(free).equals(other.address.shiftRight(free));
    }
}
