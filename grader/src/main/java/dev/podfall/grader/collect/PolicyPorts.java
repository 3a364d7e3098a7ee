package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * The ports of a policy's rule.
 *
 * @param ranges by number; empty where a rule is for all ports
 * @param named whether some are given by name, and may be any
 */
record PolicyPorts(List<Range> ranges, boolean named) {
    /** Whoever may ask for names asks whom they like. */
    private static final int NAMES = 53;

    /** Ports from the first to the last. */
    record Range(int first, int last) {
        boolean has(int port) {
            return port >= first && port <= last;
        }
    }

    static PolicyPorts of(JsonNode rule) {
        List<Range> ranges = new ArrayList<>();
        boolean named = false;
        for (JsonNode one : rule.path("ports")) {
            JsonNode port = one.path("port");
            if (port.isInt()) {
                ranges.add(new Range(port.asInt(), one.path("endPort").asInt(port.asInt())));
            } else if (port.isTextual()) {
                named = true;
            } else {
                return new PolicyPorts(List.of(), false);
            }
        }
        return new PolicyPorts(ranges, named);
    }

    boolean isAll() {
        return ranges.isEmpty() && !named;
    }

    boolean has(int port) {
        return isAll() || ranges.stream().anyMatch(range -> range.has(port));
    }

    /** Whether it may have a port in common with another. */
    boolean meets(PolicyPorts other) {
        return isAll()
                || other.isAll()
                || named
                || other.named
                || ranges.stream()
                        .anyMatch(range ->
                                other.ranges.stream().anyMatch(o -> o.has(range.first()) || range.has(o.first())));
    }

    /** Some of the ports that these give by number, at random, but that of names. */
    static Set<Integer> some(Collection<PolicyPorts> all, int most, Random random) {
        Set<Integer> ports = new TreeSet<>();
        for (PolicyPorts one : all) {
            for (Range range : one.ranges) {
                ports.add(range.first() + random.nextInt(range.last() - range.first() + 1));
            }
        }
        ports.remove(NAMES);
        List<Integer> shuffled = new ArrayList<>(ports);
        Collections.shuffle(shuffled, random);
        return new TreeSet<>(shuffled.subList(0, Math.min(most, shuffled.size())));
    }
}
