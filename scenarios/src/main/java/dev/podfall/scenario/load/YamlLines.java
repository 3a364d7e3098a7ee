package dev.podfall.scenario.load;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** On which line of a YAML text a field is written. */
public final class YamlLines {
    private static final YAMLFactory FACTORY = YAMLFactory.builder().build();

    private final Map<String, Integer> lines;

    private YamlLines(Map<String, Integer> lines) {
        this.lines = lines;
    }

    /** Of a text; of one that is no YAML as far as it is. */
    public static YamlLines of(String text) {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = FACTORY.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String place = parser.getParsingContext().pathAsPointer().toString();
                lines.putIfAbsent(place, parser.currentTokenLocation().getLineNr());
            }
        } catch (IOException unreadableFromHere) {
            // What comes after it has no line.
        }
        return new YamlLines(lines);
    }

    /**
     * The line of a field, or of the nearest that holds it.
     *
     * @param pointer its steps: names of fields, and places in lists from 0
     */
    public int of(Object... pointer) {
        StringBuilder whole = new StringBuilder();
        int line = 1;
        for (Object step : pointer) {
            whole.append('/').append(step);
            line = lines.getOrDefault(whole.toString(), line);
        }
        return line;
    }
}
