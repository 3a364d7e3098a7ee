package dev.podfall.scenario.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.draw.DrawsDoNotFit;
import dev.podfall.scenario.draw.Placeholders;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A lab's files with what was drawn in the place of placeholders. What goes wrong is told with its file. */
record Filled(Source source, Trees trees, Placeholders placeholders) {
    private static final Pattern INCLUDE = Pattern.compile("(?m)^include: (\\S{1,200})[ \\t]*$");
    private static final int MOST_INCLUDES = 10;

    /** A text that is no YAML. A line {@code include: FILE} stands for the text of a file on the shelf. */
    String text(String file, Shelf shelf) {
        String text = source.read(file);
        if (INCLUDE.matcher(text).results().count() > MOST_INCLUDES) {
            throw new UnreadableData(
                    file, "it includes more than " + MOST_INCLUDES + " texts", "Write them into fewer files.", null);
        }
        String whole =
                INCLUDE.matcher(text).replaceAll(m -> Matcher.quoteReplacement(included(file, shelf.file(m.group(1)))));
        return located(file, () -> placeholders.inText(whole));
    }

    private String included(String by, String file) {
        return source.find(file)
                .map(String::stripTrailing)
                .orElseThrow(() -> new UnreadableData(
                        by,
                        "it includes " + file + ", and there is no such file",
                        "Create it, or take its name out.",
                        null));
    }

    /** One document that is a mapping. */
    ObjectNode tree(String file) {
        return yaml(ObjectNode.class, file);
    }

    /** All documents of a file. */
    List<ObjectNode> documents(String file) {
        return trees.documents(file, source.read(file)).stream()
                .map(d -> (ObjectNode) filled(file, d))
                .toList();
    }

    /** One document as a record; where nothing is drawn, what is wrong is told with its line. */
    <T> T yaml(Class<T> type, String file) {
        String text = source.read(file);
        JsonNode tree = trees.one(file, text);
        if (tree.isMissingNode() || tree.isNull()) {
            return Yaml.read(type, file, text);
        }
        JsonNode filled = filled(file, tree);
        try {
            return Yaml.convert(type, file, filled);
        } catch (UnreadableData wrong) {
            if (Placeholders.areIn(text)) {
                throw wrong;
            }
            return Yaml.read(type, file, text);
        }
    }

    private JsonNode filled(String file, JsonNode tree) {
        return located(file, () -> placeholders.fill(tree));
    }

    static <T> T located(String file, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (DrawsDoNotFit wrong) {
            throw new UnreadableData(file, wrong.getMessage(), wrong.next(), wrong);
        }
    }
}
