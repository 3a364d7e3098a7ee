package dev.podfall.web.quiz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.podfall.scenario.quiz.Matching;
import dev.podfall.scenario.quiz.MultipleChoice;
import dev.podfall.scenario.quiz.Ordering;
import dev.podfall.scenario.quiz.Question;
import dev.podfall.web.ui.Form;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A learner's answer to one question: read from a form, kept as JSON, shown in the form again.
 *
 * @param json as the Marker wants it; missing when there is none
 */
record Reply(JsonNode json) {
    static final Reply NONE = new Reply(MissingNode.getInstance());
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** What was kept. */
    static Reply stored(String text) {
        if (text == null) {
            return NONE;
        }
        try {
            return new Reply(MAPPER.readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored answer is not JSON", e);
        }
    }

    /** What was sent. */
    static Reply sent(Question question, Form form) {
        if (question instanceof MultipleChoice) {
            return texts(form.all("answer"));
        } else if (question instanceof Matching matching) {
            return pairs(matching, form);
        } else if (question instanceof Ordering ordering) {
            return order(ordering, form);
        }
        return form.text("answer")
                .filter(text -> !text.isBlank())
                .map(Reply::text)
                .orElse(NONE);
    }

    String toStore() {
        return isGiven() ? json.toString() : null;
    }

    boolean isGiven() {
        return !json.isMissingNode();
    }

    /** The text of a single answer; empty without one. */
    String text() {
        return json.isValueNode() ? json.asText() : "";
    }

    /** Whether an option is chosen. */
    boolean has(String value) {
        return json.isArray() ? list().contains(value) : text().equals(value);
    }

    /** What was chosen for a left side. */
    String matched(String left) {
        return json.path(left).asText("");
    }

    /** The values of a list. */
    List<String> list() {
        var values = new ArrayList<String>();
        json.forEach(value -> values.add(value.asText()));
        return values;
    }

    private static Reply text(String value) {
        return new Reply(NODES.textNode(value.strip()));
    }

    private static Reply texts(List<String> values) {
        var array = NODES.arrayNode();
        values.forEach(array::add);
        return values.isEmpty() ? NONE : new Reply(array);
    }

    private static Reply pairs(Matching matching, Form form) {
        var object = NODES.objectNode();
        for (var i = 0; i < matching.pairs().size(); i++) {
            var left = matching.pairs().get(i).left();
            form.text("match-" + i).filter(right -> !right.isEmpty()).ifPresent(right -> object.put(left, right));
        }
        return object.isEmpty() ? NONE : new Reply(object);
    }

    private static Reply order(Ordering ordering, Form form) {
        var known = ordering.steps().stream().map(Ordering.Step::value).toList();
        var values = new ArrayList<>(form.all("order"));
        if (values.size() != known.size() || !values.containsAll(known)) {
            return NONE;
        }
        form.text("move").ifPresent(move -> move(values, move));
        return texts(values);
    }

    /** {@code VALUE:up} or {@code VALUE:down}. */
    private static void move(List<String> values, String move) {
        var colon = move.lastIndexOf(':');
        var from = values.indexOf(colon < 0 ? move : move.substring(0, colon));
        var to = from + (move.endsWith(":up") ? -1 : 1);
        if (from >= 0 && to >= 0 && to < values.size()) {
            Collections.swap(values, from, to);
        }
    }
}
