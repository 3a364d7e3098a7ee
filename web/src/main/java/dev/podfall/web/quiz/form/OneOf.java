package dev.podfall.web.quiz.form;

import dev.podfall.web.ui.Form;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The field {@code answer} with one value. */
final class OneOf {
    static final String FIELD = "answer";

    private OneOf() {}

    /** One of the values, or none. */
    static Reply choice(Form form, Collection<String> values) {
        var sent = form.all(FIELD).stream().filter(value -> !value.isEmpty()).toList();
        if (sent.size() > 1) {
            throw new NotOnThisForm("This question takes one answer, and " + sent.size() + " were sent.");
        }
        if (sent.isEmpty()) {
            return Reply.NONE;
        }
        if (!values.contains(sent.get(0))) {
            throw new NotOnThisForm("This question has no option of that name.");
        }
        return Reply.text(sent.get(0));
    }

    /** What was typed, of so many characters at most; blanks are no answer. */
    static Reply typed(Form form, int most) {
        var sent = form.all(FIELD);
        if (sent.size() > 1) {
            throw new NotOnThisForm("This question takes one answer, and " + sent.size() + " were sent.");
        }
        return form.text(FIELD, most)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Reply::text)
                .orElse(Reply.NONE);
    }

    static List<Map.Entry<String, String>> values(Reply reply) {
        return reply.isGiven() ? List.of(Map.entry(FIELD, reply.text())) : List.of();
    }

    /** As {@link #values}, for a field that is sent empty as well. */
    static List<Map.Entry<String, String>> typedValues(Reply reply) {
        return List.of(Map.entry(FIELD, reply.text()));
    }
}
