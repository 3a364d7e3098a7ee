package dev.podfall.scenario.draw;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Which alternatives were drawn. Two people with equal draws had the same lab.
 *
 * @param chosen by the draw's name, each so short that it can be kept
 */
public record Draw(Map<String, String> chosen) {
    private static final int SHORT = 40;

    public Draw {
        chosen = Map.copyOf(chosen);
    }

    /** A scalar as it is, where it is short; else what tells it from others. */
    static String brief(JsonNode alternative) {
        String text = alternative.toString();
        return alternative.isValueNode() && text.length() <= SHORT
                ? alternative.asText()
                : UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** In how many names two draws differ. */
    public int distance(Draw other) {
        Map<String, String> all = new TreeMap<>(other.chosen);
        all.putAll(chosen);
        return (int) all.keySet().stream()
                .filter(name -> !String.valueOf(chosen.get(name)).equals(String.valueOf(other.chosen.get(name))))
                .count();
    }
}
