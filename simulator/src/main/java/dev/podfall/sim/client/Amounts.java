package dev.podfall.sim.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * Amounts by resource name: cpu in thousandths of a core, everything else in whole units. Mirrors
 * {@code pkg/scheduler/framework.Resource}.
 */
public final class Amounts {
    private final Map<String, Long> amounts = new TreeMap<>();

    /** From a resource list such as {@code status.allocatable}; what cannot be read counts as nothing. */
    public static Amounts of(JsonNode list) {
        Amounts amounts = new Amounts();
        list.fields().forEachRemaining(e -> amounts.amounts.put(e.getKey(), amount(e.getKey(), e.getValue())));
        return amounts;
    }

    private static long amount(String resource, JsonNode value) {
        try {
            Quantity quantity = Quantity.of(value);
            return resource.equals("cpu") ? quantity.milliValue() : quantity.longValue();
        } catch (IllegalArgumentException unreadable) {
            return 0;
        }
    }

    public long get(String resource) {
        return amounts.getOrDefault(resource, 0L);
    }

    public Iterable<String> names() {
        return amounts.keySet();
    }

    /** Adds all of {@code other}, {@code times} times. */
    public void add(Amounts other, int times) {
        other.amounts.forEach((name, amount) -> amounts.merge(name, amount * times, Long::sum));
    }

    /** Takes the greater of each. */
    public void atLeast(Amounts other) {
        other.amounts.forEach((name, amount) -> amounts.merge(name, amount, Math::max));
    }

    /** Sets what {@code other} names. */
    public void override(Amounts other) {
        amounts.putAll(other.amounts);
    }

    /** Sets a resource that is missing. */
    public void putIfAbsent(String resource, long amount) {
        amounts.putIfAbsent(resource, amount);
    }

    public Amounts copy() {
        Amounts copy = new Amounts();
        copy.amounts.putAll(amounts);
        return copy;
    }
}
