package dev.podfall.web.ui;

import dev.podfall.web.server.PlainText;
import dev.podfall.web.server.RequestRefused;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A form as it was sent. Nothing about it can be trusted: fields may be missing, repeated or made up. What no honest form
 * holds is refused as a whole, so that nothing of it is kept cut or changed.
 *
 * @param fields values by name; a list where a name was sent several times
 */
public record Form(Map<String, Object> fields) {
    private static final int MOST_VALUES = 200;
    private static final int MOST_CHARACTERS = 20_000;

    /** @throws RequestRefused if there is too much of it, or what is no text */
    public Form {
        var texts = fields.entrySet().stream()
                .flatMap(field -> Stream.concat(Stream.of(field.getKey()), values(field.getValue())))
                .toList();
        if (texts.size() > 2 * MOST_VALUES) {
            throw RequestRefused.tooLarge("The form has too many values: at most " + MOST_VALUES + " are taken.");
        }
        if (texts.stream().mapToInt(String::length).sum() > MOST_CHARACTERS) {
            throw RequestRefused.tooLarge(
                    "The form is too long: at most " + MOST_CHARACTERS + " characters are taken.");
        }
        if (!texts.stream().allMatch(PlainText::is)) {
            throw RequestRefused.notText();
        }
    }

    /**
     * The value of a field that has a limit.
     *
     * @param most characters, as the field says itself
     * @throws RequestRefused if it is longer
     */
    public Optional<String> text(String name, int most) {
        return text(name).map(text -> {
            if (text.length() > most) {
                throw RequestRefused.tooLarge("The answer is too long: at most " + most + " characters are taken.");
            }
            return text;
        });
    }

    /** The value of a field; empty if it was not sent. */
    public Optional<String> text(String name) {
        return all(name).stream().findFirst();
    }

    /** All values of a field. */
    public List<String> all(String name) {
        return values(fields.get(name)).toList();
    }

    private static Stream<String> values(Object value) {
        if (value instanceof Iterable<?> several) {
            return StreamSupport.stream(several.spliterator(), false).map(String::valueOf);
        }
        return Stream.ofNullable(value).map(String::valueOf);
    }
}
