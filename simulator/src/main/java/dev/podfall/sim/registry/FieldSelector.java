package dev.podfall.sim.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Which fields an object must have, such as {@code status.phase=Running}. Mirrors {@code k8s.io/apimachinery/pkg/fields}. */
public record FieldSelector(List<Requirement> requirements) implements Predicate<JsonNode> {
    /** Selects all. */
    public static final FieldSelector EVERYTHING = new FieldSelector(List.of());

    /** One comparison by equality. */
    public record Requirement(String field, boolean equal, String value) {}

    public FieldSelector {
        requirements = List.copyOf(requirements);
    }

    /**
     * From the text form of queries.
     *
     * @throws ApiException 400 if it is none
     */
    public static FieldSelector parse(String text) {
        if (text == null || text.isEmpty()) {
            return EVERYTHING;
        }
        List<Requirement> all = new ArrayList<>();
        for (String term : terms(text)) {
            if (!term.isEmpty()) {
                all.add(requirement(text, term));
            }
        }
        return new FieldSelector(all);
    }

    /** The value the field must equal, or null when there is no such requirement. */
    public String required(String field) {
        for (Requirement r : requirements) {
            if (r.equal() && r.field().equals(field)) {
                return r.value();
            }
        }
        return null;
    }

    @Override
    public boolean test(JsonNode object) {
        for (Requirement r : requirements) {
            if (valueAt(object, r.field()).equals(r.value()) != r.equal()) {
                return false;
            }
        }
        return true;
    }

    private static String valueAt(JsonNode object, String field) {
        JsonNode node = object;
        for (String step : field.split("\\.")) {
            node = node.path(step);
        }
        return node.asText();
    }

    private static List<String> terms(String text) {
        List<String> terms = new ArrayList<>();
        StringBuilder term = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                term.append(c).append(text.charAt(++i));
            } else if (c == ',') {
                terms.add(term.toString());
                term.setLength(0);
            } else {
                term.append(c);
            }
        }
        terms.add(term.toString());
        return terms;
    }

    private static Requirement requirement(String text, String term) {
        for (int i = 0; i < term.length(); i++) {
            char c = term.charAt(i);
            if (c == '\\') {
                i++;
            } else if (term.startsWith("!=", i)) {
                return new Requirement(term.substring(0, i), false, unescape(term.substring(i + 2)));
            } else if (term.startsWith("==", i)) {
                return new Requirement(term.substring(0, i), true, unescape(term.substring(i + 2)));
            } else if (c == '=') {
                return new Requirement(term.substring(0, i), true, unescape(term.substring(i + 1)));
            }
        }
        throw ApiException.badRequest("invalid selector: '" + text + "'; can't understand '" + term + "'");
    }

    private static String unescape(String value) {
        return value.replaceAll("\\\\([\\\\,=])", "$1");
    }
}
