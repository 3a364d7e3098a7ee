package dev.podfall.scenario.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the YAML parser complains about, in words for somebody who has never seen its classes. */
final class Plain {
    private static final Pattern PLACE = Pattern.compile("(?m)^ +in .*, line (\\d{1,8}), column \\d+:");

    private static final Pattern TOO_MUCH = Pattern.compile(
            "^(?:Document|String|Number|Name) ([a-z]+(?: [a-z]+)?) \\((\\d+)\\) exceeds the maximum allowed \\((\\d+).*");

    private Plain() {}

    private static String tooMuch(String words) {
        return TOO_MUCH.matcher(words)
                .replaceFirst("the $1 is $2 here, and $3 at most is read")
                .replace("the nesting depth is", "lists and mappings are nested too deep: the depth is");
    }

    static String words(JsonProcessingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            Collection<Object> known = unknown.getKnownPropertyIds();
            return at(unknown) + "there is no field \"" + unknown.getPropertyName() + "\"; known are "
                    + known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
        }
        if (e instanceof InvalidNullException empty) {
            return at(empty) + "a value is missing";
        }
        if (e instanceof InvalidTypeIdException unknown) {
            return at(unknown)
                    + first(unknown)
                            .replaceFirst(
                                    "Could not resolve type id '([^']*)'.*known type ids = \\[(.*)].*",
                                    "there is no \"$1\"; known are $2")
                            .replaceFirst(" \\(for POJO property '[^']*'\\)", "");
        }
        if (e instanceof InvalidFormatException wrong && wrong.getTargetType().isEnum()) {
            return at(wrong) + "\"" + wrong.getValue() + "\" is none of: "
                    + Arrays.stream(wrong.getTargetType().getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (TOO_MUCH.matcher(first(e)).find()) {
            return tooMuch(first(e));
        }
        boolean whole =
                e instanceof JsonMappingException mapping && mapping.getPath().isEmpty();
        if (first(e).startsWith("No content to map") || whole && first(e).startsWith("Cannot coerce empty String")) {
            return "the file is empty";
        }
        if (e instanceof MismatchedInputException wrong) {
            return at(wrong)
                    + first(wrong)
                            .replaceFirst(
                                    "Cannot deserialize value of type `(\\w+)` from String (\".*?\"):.*", "$2 is no $1")
                            .replaceAll(" of type `[^`]*`| `[^`]*`", "")
                            .replaceFirst("Missing required creator property '([^']*)'.*", "field \"$1\" is missing")
                            .replaceFirst("Cannot coerce empty String.*", "a value is missing")
                            .replaceFirst(
                                    "Cannot deserialize value from (\\w+) value.*", "this cannot be one $1 value");
        }
        if (isSyntax(e)) {
            return syntax(e);
        }
        String words = first(e).replaceFirst("Cannot construct instance of `[^`]*`, problem: ", "");
        return e instanceof JsonMappingException mapping ? at(mapping) + words : words;
    }

    /** Tells whether it is no YAML at all, so that nothing could be compared with a schema. */
    static boolean isSyntax(JsonProcessingException e) {
        return !(e instanceof JsonMappingException);
    }

    /** What the parser was at, and what it met there; the places between those lines are its own, of a text without a name. */
    private static String syntax(JsonProcessingException e) {
        return e.getOriginalMessage()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .map(line -> line.strip().replaceFirst("[.;:]$", ""))
                .collect(Collectors.joining(": "));
    }

    /** The line where it went wrong: the last that the parser names, else where the reader is; 0 if nobody knows. */
    static int line(JsonProcessingException e) {
        Matcher place = PLACE.matcher(isSyntax(e) ? e.getOriginalMessage() : "");
        int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        while (place.find()) {
            line = Integer.parseInt(place.group(1));
        }
        return line;
    }

    private static String first(JsonProcessingException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("not readable").replaceFirst("[.;:]$", "");
    }

    /** The field, as {@code criteria[2].claim}. */
    private static String at(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            path.append(step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName());
        }
        return path.length() == 0 ? "" : path.toString().replaceFirst("^\\.", "") + ": ";
    }
}
