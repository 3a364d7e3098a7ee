package dev.podfall.engine.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in an object, such as {@code /spec/template/spec/containers[name=web]/image}: fields after slashes, and in a list
 * the element whose field has a value.
 *
 * @param steps from the object's root
 */
record ObjectPath(List<Step> steps) {
    private static final Pattern SEGMENT = Pattern.compile("([^\\[\\]]+)(?:\\[(\\w+)=(.+)])?");

    /** Into a field of an object, or into an element of a list. */
    sealed interface Step {
        /** @param name the field's */
        record Field(String name) implements Step {}

        /** The first element whose field {@code key} is {@code value}. */
        record Element(String key, String value) implements Step {}
    }

    /** Parameters are filled in after it was taken apart, so that a slash in a value is no step. */
    static ObjectPath of(String text, Parameters with) {
        List<Step> steps = new ArrayList<>();
        for (String part : text.substring(1).split("/")) {
            Matcher segment = SEGMENT.matcher(part);
            if (!text.startsWith("/") || !segment.matches()) {
                throw new IllegalArgumentException(text + " is no path");
            }
            steps.add(new Step.Field(with.fill(segment.group(1))));
            if (segment.group(2) != null) {
                steps.add(new Step.Element(segment.group(2), with.fill(segment.group(3))));
            }
        }
        return new ObjectPath(steps);
    }
}
