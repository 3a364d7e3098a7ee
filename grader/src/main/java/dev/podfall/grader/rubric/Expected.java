package dev.podfall.grader.rubric;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Patterns and pointers that an author wrote: what is wrong with them is known before anybody is graded. */
final class Expected {
    private Expected() {}

    /** @throws RubricDoesNotCompile if it is no regular expression */
    static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new RubricDoesNotCompile("a regular expression", text, e);
        }
    }

    /** @throws RubricDoesNotCompile if it is no JSON pointer */
    static JsonPointer pointer(String text) {
        try {
            return JsonPointer.compile(text);
        } catch (IllegalArgumentException e) {
            throw new RubricDoesNotCompile("a JSON pointer", text, e);
        }
    }
}
