package dev.podfall.scenario.draw;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Fills placeholders: {@code {{name}}}, or {@code {{name.field}}} of a mapping. In YAML, one that is a whole value without
 * quotes becomes whatever was drawn, a number or a list too; in quotes, or among other words, it becomes text. Values are put in
 * after the YAML was read, so that nothing in them can be taken for YAML. Used by one thread.
 */
public final class Placeholders {
    /** Bounded, since Java's regular expressions need stack for each repetition of a group. */
    private static final String WORD = "[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+){0,30}";

    private static final String NAME = "(?!(?:end|else|break|continue)\\}\\})(" + WORD + "(?:\\." + WORD + "){0,30})";
    private static final Pattern IN_TEXT = Pattern.compile("\\{\\{" + NAME + "\\}\\}");
    /** What stands before is looked at where braces are: it costs most, and most places have none. */
    private static final Pattern WHOLE_VALUE = Pattern.compile(
            "(?m)\\{\\{(?<=(?:[:,-] {1,20}|\\[ {0,20})\\{\\{)" + NAME + "\\}\\}(?=[ \\t]*(?:[,}\\]]|#|$|\\r))");
    /** Characters of nobody's alphabet, which YAML takes for letters. */
    private static final Pattern MARKED = Pattern.compile("\uE000([\uE002\uE003])([^\uE001]+)\uE001");

    private static final String AS_IT_IS = "\uE000\uE002$1\uE001";
    private static final String AS_TEXT = "\uE000\uE003$1\uE001";

    private final Map<String, JsonNode> values = new LinkedHashMap<>();
    private final Set<String> used = new TreeSet<>();
    private final Allowance draws = Allowance.of("the draws together", Allowance.DRAWS);
    private final Allowance files = Allowance.of("the lab's files together", Allowance.FILES);
    private Allowance allowance = files;

    private Set<String> declared = Set.of();
    private String adding = "";

    private Placeholders() {}

    /** For what draws nothing. */
    public static Placeholders none() {
        return new Placeholders();
    }

    /** The names of all that will be added. */
    void declare(Set<String> names) {
        declared = Set.copyOf(names);
    }

    /** Adds a draw, filled with those that were added before. @throws DrawsDoNotFit if it cannot be, or becomes too large */
    void add(String name, JsonNode alternative) {
        adding = name;
        allowance = draws.part("the alternatives of \"" + name + "\"", Allowance.DRAW);
        try {
            values.put(name, fill(alternative));
        } finally {
            allowance = files;
        }
    }

    /** The names of draws that were asked for so far. */
    public Set<String> used() {
        return Set.copyOf(used);
    }

    /** Tells whether a text has placeholders. */
    public static boolean areIn(String text) {
        return IN_TEXT.matcher(text).find();
    }

    /** The draws that a text asks for, by name. */
    public static Set<String> namesIn(String text) {
        return IN_TEXT.matcher(text)
                .results()
                .map(m -> m.group(1).split("\\.")[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A text that is no YAML. @throws DrawsDoNotFit if nothing fills a placeholder */
    public String inText(String text) {
        return replaced(IN_TEXT, text, m -> scalar(m.group(1)));
    }

    /** YAML whose placeholders are marked so that it can be read; {@link #fill} then fills what was read. */
    public static String marked(String yaml) {
        return IN_TEXT.matcher(WHOLE_VALUE.matcher(yaml).replaceAll(AS_IT_IS)).replaceAll(AS_TEXT);
    }

    /** A tree that was read from {@link #marked} YAML, filled; it stays as it is itself. @throws DrawsDoNotFit if nothing fills a placeholder */
    public JsonNode fill(JsonNode tree) {
        return copied(tree, 0, true);
    }

    /** @param fill whether it may have placeholders; what was filled has none, whatever it looks like */
    private JsonNode copied(JsonNode tree, int depth, boolean fill) {
        if (tree.isTextual() && fill) {
            return filled(tree.asText(), depth);
        }
        allowance.node(depth);
        if (tree instanceof ObjectNode object) {
            return copied(object, depth, fill);
        }
        if (tree instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(e -> copy.add(copied(e, depth + 1, fill)));
            return copy;
        }
        allowance.text(tree.asText());
        return tree;
    }

    private ObjectNode copied(ObjectNode object, int depth, boolean fill) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(e -> {
            String key = fill ? text(e.getKey()) : e.getKey();
            if (copy.has(key)) {
                throw new DrawsDoNotFit("the field \"" + key + "\" is there twice once it is drawn", "Rename one.");
            }
            copy.set(key, copied(e.getValue(), depth + 1, fill));
        });
        return copy;
    }

    private JsonNode filled(String text, int depth) {
        Matcher mark = MARKED.matcher(text);
        if (mark.matches() && mark.group(1).equals("\uE002")) {
            return copied(value(mark.group(2)), depth, false);
        }
        allowance.node(depth);
        return TextNode.valueOf(text(text));
    }

    private String text(String text) {
        return replaced(MARKED, text, m -> scalar(m.group(2)));
    }

    private String replaced(Pattern what, String text, Function<MatchResult, String> by) {
        allowance.text(text);
        return what.matcher(text).replaceAll(m -> {
            String value = by.apply(m);
            allowance.text(value);
            return Matcher.quoteReplacement(value);
        });
    }

    private String scalar(String path) {
        JsonNode value = value(path);
        if (!value.isValueNode()) {
            throw new DrawsDoNotFit(
                    "{{" + path + "}} stands for a list or a mapping, and is among words or in quotes",
                    "Let it be the whole value, without quotes, or name one of its fields.");
        }
        return value.asText();
    }

    private JsonNode value(String path) {
        String[] steps = path.split("\\.");
        JsonNode value = values.get(steps[0]);
        if (value == null && declared.contains(steps[0])) {
            throw new DrawsDoNotFit(
                    "\"" + adding + "\" asks for {{" + path + "}}, which is "
                            + (adding.equals(steps[0]) ? "itself" : "declared below it"),
                    adding.equals(steps[0])
                            ? "Write what it stands for."
                            : "Move \"" + steps[0] + "\" up, above \"" + adding + "\".");
        }
        if (value == null) {
            throw new DrawsDoNotFit(
                    "nothing is drawn for {{" + path + "}}; "
                            + (values.isEmpty() ? "no draw is declared" : "drawn are " + String.join(", ", names())),
                    "Correct the name, or declare it in the lab's draws.yaml.");
        }
        used.add(steps[0]);
        for (int i = 1; i < steps.length; i++) {
            value = value.path(steps[i]);
        }
        if (value.isMissingNode() || value.isNull()) {
            throw new DrawsDoNotFit(
                    "an alternative of \"" + steps[0] + "\" has no value for {{" + path + "}}",
                    "Give every alternative the same fields.");
        }
        return value;
    }

    private Set<String> names() {
        return new TreeSet<>(values.keySet());
    }
}
