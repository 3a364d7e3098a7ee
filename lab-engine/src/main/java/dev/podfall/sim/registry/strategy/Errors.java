package dev.podfall.sim.registry.strategy;

import dev.podfall.sim.client.FieldError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What validation found, in the order it looked. Mirrors {@code field.ErrorList}. */
public final class Errors {
    private final List<FieldError> all = new ArrayList<>();

    public void add(FieldError error) {
        all.add(error);
    }

    public void addAll(Collection<FieldError> errors) {
        all.addAll(errors);
    }

    public void required(String field, String detail) {
        all.add(FieldError.required(field, detail));
    }

    /** A text is shown in quotes, other values as JSON. */
    public void invalid(String field, Object value, String detail) {
        all.add(FieldError.invalid(field, shown(value), detail));
    }

    public void forbidden(String field, String detail) {
        all.add(FieldError.forbidden(field, detail));
    }

    public void duplicate(String field, Object value) {
        all.add(FieldError.duplicate(field, shown(value)));
    }

    /** Supported values in the order upstream sorts them. */
    public void notSupported(String field, Object value, List<String> supported) {
        List<String> quoted = supported.stream().sorted().map(Errors::shown).toList();
        all.add(FieldError.notSupported(field, shown(value), String.join(", ", quoted)));
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public List<FieldError> list() {
        return all;
    }

    private static String shown(Object value) {
        if (value instanceof String text) {
            return com.fasterxml.jackson.databind.node.TextNode.valueOf(text).toString();
        }
        return String.valueOf(value);
    }
}
