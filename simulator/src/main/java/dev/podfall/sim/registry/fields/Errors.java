package dev.podfall.sim.registry.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.podfall.sim.client.FieldError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What validation found, in the order it looked. Mirrors {@code field.ErrorList}. */
public final class Errors {
    /** A small object may have errors without number, each of which shows much of it. */
    private static final int MOST = 1000;

    private static final int MOST_TEXT = 1 << 20;

    private final List<FieldError> all = new ArrayList<>();
    private int text;

    public void add(FieldError error) {
        if (!isFull()) {
            all.add(error);
            text += error.field().length() + error.detail().length();
        }
    }

    public void addAll(Collection<FieldError> errors) {
        errors.forEach(this::add);
    }

    /** Forgets what was found, where one thing alone is to be said. */
    public void clear() {
        all.clear();
        text = 0;
    }

    /** Whether no more is noted: nobody reads on there. */
    public boolean isFull() {
        return all.size() >= MOST || text >= MOST_TEXT;
    }

    public void required(String field, String detail) {
        add(FieldError.required(field, detail));
    }

    /** A text is shown in quotes, other values as JSON. */
    public void invalid(String field, Object value, String detail) {
        if (!isFull()) {
            add(FieldError.invalid(field, shown(value), detail));
        }
    }

    public void forbidden(String field, String detail) {
        add(FieldError.forbidden(field, detail));
    }

    public void duplicate(String field, Object value) {
        add(FieldError.duplicate(field, shown(value)));
    }

    public void notFound(String field, String value) {
        add(new FieldError(field, "FieldValueNotFound", "Not found: " + shown(value)));
    }

    public void tooLong(String field, int bytes) {
        add(new FieldError(field, "FieldValueTooLong", "Too long: may not be more than " + bytes + " bytes"));
    }

    public void tooMany(String field, int there, int most) {
        String items = most == 1 ? " item" : " items";
        String detail = "Too many: " + there + ": must have at most " + most + items;
        add(new FieldError(field, "FieldValueTooMany", detail));
    }

    /** One error per message. */
    public void invalidAll(String field, Object value, List<String> messages) {
        messages.forEach(m -> invalid(field, value, m));
    }

    /** {@code field is immutable}, when it differs. */
    public void immutable(String field, JsonNode now, JsonNode before) {
        if (!now.equals(before)) {
            invalid(
                    field,
                    now.isMissingNode() ? NullNode.getInstance() : now.isTextual() ? now.asText() : now,
                    "field is immutable");
        }
    }

    /** A number that may not be below {@code least}, in upstream's usual words. */
    public void atLeast(String field, JsonNode number, long least) {
        if (number.isNumber() && number.asLong() < least) {
            invalid(field, number, "must be greater than or equal to " + least);
        }
    }

    /** A number that may not be below zero. */
    public void nonNegative(String field, JsonNode number) {
        atLeast(field, number, 0);
    }

    /** Supported values in the order given. */
    public void notSupported(String field, Object value, String... supported) {
        List<String> quoted =
                java.util.Arrays.stream(supported).map(Errors::shown).toList();
        add(FieldError.notSupported(field, shown(value), String.join(", ", quoted)));
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
