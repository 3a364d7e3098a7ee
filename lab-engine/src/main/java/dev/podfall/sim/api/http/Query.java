package dev.podfall.sim.api.http;

import dev.podfall.sim.client.ApiException;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Map;

/**
 * The query of a request.
 *
 * @param parameters in order of appearance
 */
public record Query(Map<String, List<String>> parameters) {
    private static final int MOST_PARAMETERS = 256;

    static Query of(String uri) {
        return new Query(new QueryStringDecoder(uri, java.nio.charset.StandardCharsets.UTF_8, true, MOST_PARAMETERS)
                .parameters());
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
