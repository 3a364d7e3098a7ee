package dev.podfall.sim.api.http;

import dev.podfall.sim.client.ApiException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The query of a request.
 *
 * @param parameters in order of appearance
 */
public record Query(Map<String, List<String>> parameters) {
    /** As Go's parser; what follows is ignored. */
    private static final int MOST_PARAMETERS = 10_000;

    /** Of a request's URI. As Go does, a pair that cannot be read is left out: a broken escape, a semicolon. */
    public static Query of(String uri) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        int start = uri.indexOf('?');
        if (start < 0) {
            return new Query(parameters);
        }
        String[] pairs = uri.substring(start + 1).split("&", MOST_PARAMETERS + 1);
        for (int i = 0; i < Math.min(pairs.length, MOST_PARAMETERS); i++) {
            if (!pairs[i].isEmpty() && pairs[i].indexOf(';') < 0) {
                String[] sides = pairs[i].split("=", 2);
                Optional<String> name = PercentEncoding.query(sides[0]);
                Optional<String> value = PercentEncoding.query(sides.length == 2 ? sides[1] : "");
                if (name.isPresent() && value.isPresent()) {
                    parameters
                            .computeIfAbsent(name.get(), n -> new ArrayList<>())
                            .add(value.get());
                }
            }
        }
        return new Query(parameters);
    }

    /** The first value, or empty. */
    public String first(String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }

    /** The first value, or null when the parameter is missing or empty. */
    public String orNull(String name) {
        String value = first(name);
        return value.isEmpty() ? null : value;
    }

    public List<String> all(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    /** Present and neither {@code false} nor {@code 0}: a parameter without value counts as true. */
    public boolean isTrue(String name) {
        if (!parameters.containsKey(name)) {
            return false;
        }
        String value = first(name);
        return !value.equalsIgnoreCase("false") && !value.equals("0");
    }

    /** A whole number, or null when it is missing. @throws ApiException 400 if it is none */
    public Long number(String name) {
        String value = first(name);
        if (value.isEmpty()) {
            return null;
        }
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw ApiException.badRequest("strconv.ParseInt: parsing \"" + value + "\": invalid syntax");
        }
    }
}
