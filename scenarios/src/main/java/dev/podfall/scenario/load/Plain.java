package dev.podfall.scenario.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Collection;
import java.util.stream.Collectors;

/** What the YAML parser complains about, in words for somebody who has never seen its classes. */
final class Plain {
    private Plain() {}

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
        String words = first(e).replaceFirst("Cannot construct instance of `[^`]*`, problem: ", "");
        return e instanceof JsonMappingException mapping ? at(mapping) + words : words;
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
