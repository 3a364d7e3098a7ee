package dev.podfall.sim.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/**
 * A path of a printer column, such as {@code .status.conditions[?(@.type=="Ready")].status}. It finds the first value only.
 * Mirrors the part of {@code k8s.io/client-go/util/jsonpath} that columns use.
 */
final class JsonPath {
    private static final Pattern STEP = Pattern.compile(
            "\\.?(?:((?:[^.\\[\\]\\\\]|\\\\.)+)|\\['([^']*)'\\]|\\[(-?\\d+|\\*)\\]|\\[\\?\\((@[^)]*)\\)\\])");
    private static final Pattern FILTER =
            Pattern.compile("@((?:\\.[^=!<>\\s]+)?)\\s*(?:(==|!=)\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s]+)))?");

    private final List<Step> steps = new ArrayList<>();

    private JsonPath(String text) {
        Matcher matcher = STEP.matcher(text);
        int end = 0;
        while (end < text.length() && matcher.find(end) && matcher.start() == end) {
            steps.add(new Step(
                    matcher.group(1) == null
                            ? matcher.group(2)
                            : matcher.group(1).replace("\\", ""),
                    matcher.group(3),
                    matcher.group(4)));
            end = matcher.end();
        }
    }

    /** What is no path finds as much as can be read of it. */
    static JsonPath of(String text) {
        return new JsonPath(text);
    }

    /**
     * A step: one of its parts, the others null.
     *
     * @param index a number, negative from the end, or an asterisk
     */
    private record Step(String name, String index, String filter) {}

    /** The first value there; missing if there is none. */
    JsonNode find(JsonNode object) {
        List<JsonNode> found = List.of(object);
        for (Step step : steps) {
            List<JsonNode> next = new ArrayList<>();
            found.forEach(value -> follow(step, value, next));
            found = next;
        }
        return found.isEmpty() ? MissingNode.getInstance() : found.get(0);
    }

    private static void follow(Step step, JsonNode value, List<JsonNode> next) {
        if (step.name() != null) {
            if (value.has(step.name())) {
                next.add(value.get(step.name()));
            }
        } else if (step.filter() != null) {
            value.forEach(item -> {
                if (passes(step.filter(), item)) {
                    next.add(item);
                }
            });
        } else if (step.index().equals("*")) {
            value.forEach(next::add);
        } else {
            int index = Integer.parseInt(step.index());
            JsonNode item = value.get(index < 0 ? value.size() + index : index);
            if (item != null) {
                next.add(item);
            }
        }
    }

    private static boolean passes(String filter, JsonNode item) {
        Matcher matcher = FILTER.matcher(filter.strip());
        if (!matcher.matches()) {
            return false;
        }
        JsonNode value = of(matcher.group(1)).find(item);
        if (matcher.group(2) == null) {
            return !value.isMissingNode();
        }
        String wanted = matcher.group(3) != null ? matcher.group(3) : matcher.group(4);
        boolean same = value.asText().equals(wanted == null ? matcher.group(5) : wanted) && !value.isMissingNode();
        return matcher.group(2).equals("==") == same;
    }
}
