package dev.podfall.web.objects;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Where YAML cannot be read, and what is wrong there, without the parser's words. */
final class YamlMistake {
    private static final Pattern PLACE = Pattern.compile("line (\\d{1,9}), column");
    /** What the parser says, or a part of it, and what it means to a person; the first that fits. */
    private static final Map<String, String> MEANINGS = new LinkedHashMap<>();

    static {
        MEANINGS.put("Duplicate field", "a field is here twice");
        MEANINGS.put("(TAB)", "there is a tab; indent with spaces");
        MEANINGS.put(
                "mapping values are not allowed here",
                "a field begins where none can: it is indented too far, or its text holds a colon and needs quotes");
        MEANINGS.put("could not find expected ':'", "a colon is missing after the name of a field");
        MEANINGS.put("flow sequence", "a \"[\" is not closed, or a comma is missing in a list");
        MEANINGS.put("flow mapping", "a \"{\" is not closed, or a comma is missing in it");
        MEANINGS.put("flow node", "a \"[\" or \"{\" is not closed");
        MEANINGS.put("quoted scalar", "a quote is not closed");
        MEANINGS.put("expected <block end>", "it is not indented like the lines above it");
        MEANINGS.put(
                "expected alphabetic or numeric character", "a \"*\" or \"&\" begins a text; put the text in quotes");
        MEANINGS.put(
                "cannot start any token",
                "a text begins with a sign that YAML keeps for itself; put the text in quotes");
    }

    private YamlMistake() {}

    static String inWords(JsonProcessingException e) {
        var said = String.valueOf(e.getOriginalMessage());
        var what = MEANINGS.entrySet().stream()
                .filter(meaning -> said.contains(meaning.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("this is not YAML");
        var line = line(said, e.getLocation());
        return (line < 1 ? "The YAML cannot be read: " : "Line " + line + ": ") + what + ".";
    }

    /** The last place that the parser names is where it stopped; the location may be that of the token before. */
    private static long line(String said, JsonLocation before) {
        return PLACE.matcher(said)
                .results()
                .mapToLong(place -> Long.parseLong(place.group(1)))
                .reduce((first, last) -> last)
                .orElse(before == null ? 0 : before.getLineNr());
    }
}
