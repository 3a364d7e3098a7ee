package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses that a policy's {@code ipBlock} means, of IPv4.
 *
 * @param whole the block
 * @param except blocks of it that are not meant
 */
record AddressBlock(Range whole, List<Range> except) {
    /** Addresses on the Internet: one that is kept for documents, and well-known ones all over the range. */
    private static final List<String> OUTSIDE = List.of(
            "203.0.113.7", "198.51.100.7", "8.8.8.8", "1.1.1.1", "45.33.32.156", "93.184.216.34", "151.101.1.69");

    private static final Pattern CIDR = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3})/(\\d{1,2})");
    private static final int BITS = 32;

    /** A prefix of addresses. */
    record Range(long first, int length) {
        static Optional<Range> of(String cidr) {
            Matcher parts = CIDR.matcher(cidr);
            return parts.matches() && Integer.parseInt(parts.group(2)) <= BITS
                    ? Optional.of(new Range(number(parts.group(1)), Integer.parseInt(parts.group(2))))
                    : Optional.empty();
        }

        boolean has(String address) {
            int rest = BITS - length;
            return address.indexOf(':') < 0 && number(address) >> rest == first >> rest;
        }

        private static long number(String address) {
            long number = 0;
            for (String part : address.split("\\.", -1)) {
                number = number << Byte.SIZE | Integer.parseInt(part);
            }
            return number;
        }
    }

    /** Empty if it is of another family. */
    static Optional<AddressBlock> of(JsonNode ipBlock) {
        List<Range> except = new ArrayList<>();
        ipBlock.path("except").forEach(e -> Range.of(e.asText()).ifPresent(except::add));
        return Range.of(ipBlock.path("cidr").asText()).map(whole -> new AddressBlock(whole, except));
    }

    /** Whether it means that address, of IPv4. */
    boolean has(String address) {
        return whole.has(address) && except.stream().noneMatch(e -> e.has(address));
    }

    /** One of the Internet's; empty if it means none of those that are known. */
    Optional<String> outside() {
        return OUTSIDE.stream().filter(this::has).findFirst();
    }
}
