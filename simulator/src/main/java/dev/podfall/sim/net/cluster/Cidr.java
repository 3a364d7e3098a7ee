package dev.podfall.sim.net.cluster;

import com.fasterxml.jackson.databind.JsonNode;

/** IPv4 address blocks. */
final class Cidr {
    private Cidr() {}

    /** Whether an {@code ipBlock} holds the address: in its cidr, in none of its exceptions. */
    static boolean contains(JsonNode ipBlock, String ip) {
        boolean inside = contains(ipBlock.path("cidr").asText(), ip);
        for (JsonNode exception : ipBlock.path("except")) {
            inside &= !contains(exception.asText(), ip);
        }
        return inside;
    }

    static boolean contains(String cidr, String ip) {
        String[] parts = cidr.split("/");
        if (parts.length != 2 || !NameService.isAddress(parts[0]) || !NameService.isAddress(ip)) {
            return false;
        }
        int bits = Integer.parseInt(parts[1]);
        long mask = bits == 0 ? 0 : -1L << (32 - bits);
        return (number(parts[0]) & mask) == (number(ip) & mask);
    }

    private static long number(String ip) {
        long all = 0;
        for (String part : ip.split("\\.")) {
            all = all << 8 | Integer.parseInt(part);
        }
        return all;
    }
}
