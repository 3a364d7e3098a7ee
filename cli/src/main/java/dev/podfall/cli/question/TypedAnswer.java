package dev.podfall.cli.question;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.podfall.cli.console.CommandFailed;
import java.util.ArrayList;
import java.util.List;

/** Words of the command line as an answer to a question of the API's. */
public final class TypedAnswer {
    private final JsonNode question;
    private final String help;

    /** @param help the command that says how answers are written */
    public TypedAnswer(JsonNode question, String help) {
        this.question = question;
        this.help = help;
    }

    /** @throws CommandFailed with the choices, if a word is none of them */
    public JsonNode of(List<String> words) {
        return switch (question.path("type").asText()) {
            case "single", "true-false", "output", "line", "picture" -> {
                if (words.size() != 1) {
                    throw usage("Choose one. " + choices());
                }
                yield TextNode.valueOf(known(words.get(0)));
            }
            case "multiple", "ordering" -> {
                ArrayNode list = JsonNodeFactory.instance.arrayNode();
                words.forEach(word -> list.add(known(word)));
                yield list;
            }
            case "matching" -> pairs(words);
            default -> TextNode.valueOf(String.join(" ", words));
        };
    }

    private ObjectNode pairs(List<String> words) {
        ObjectNode pairs = JsonNodeFactory.instance.objectNode();
        List<String> rights = new ArrayList<>();
        question.path("matches").forEach(right -> rights.add(right.asText()));
        for (String word : words) {
            int equals = word.indexOf('=');
            String right = word.substring(equals + 1);
            if (equals < 1 || !rights.contains(right)) {
                throw usage("\"" + word + "\" is no pair. " + choices() + " Right sides: " + String.join("; ", rights)
                        + ".");
            }
            pairs.put(known(word.substring(0, equals)), right);
        }
        return pairs;
    }

    private String known(String value) {
        for (JsonNode option : question.path("options")) {
            if (option.path("value").asText().equals(value)) {
                return value;
            }
        }
        throw usage("\"" + value + "\" is no answer to this question. " + choices());
    }

    private String choices() {
        List<String> values = new ArrayList<>();
        question.path("options").forEach(o -> values.add(o.path("value").asText()));
        return "There are: " + String.join(", ", values) + ".";
    }

    private CommandFailed usage(String message) {
        return new CommandFailed("USAGE", "usage", message, "See: " + help);
    }
}
