package dev.podfall.web.ui;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A form as it was sent. Nothing about it can be trusted: fields may be missing, repeated or made up.
 *
 * @param fields values by name; a list where a name was sent several times
 */
public record Form(Map<String, Object> fields) {
    private static final int LONGEST = 2000;

    /** The value of a field, cut to a length no honest answer reaches; empty if it was not sent. */
    public Optional<String> text(String name) {
        return all(name).stream().findFirst();
    }

    /** All values of a field. */
    public List<String> all(String name) {
        var value = fields.get(name);
        if (value instanceof Iterable<?> several) {
            var texts = new java.util.ArrayList<String>();
            several.forEach(one -> texts.add(cut(one)));
            return List.copyOf(texts);
        }
        return value == null ? List.of() : List.of(cut(value));
    }

    private static String cut(Object value) {
        var text = String.valueOf(value);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
