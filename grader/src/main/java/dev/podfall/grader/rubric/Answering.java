package dev.podfall.grader.rubric;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.podfall.scenario.rubric.ClaimSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares HTTP answers with what they should be. */
record Answering(ClaimSpec.Answer wanted) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 160;

    Answering {
        wanted.fields().keySet().forEach(Expected::pointer);
    }

    boolean isGood(JsonNode answer) {
        if (answer.path("status").asInt() != wanted.status()) {
            return false;
        }
        JsonNode body = body(answer);
        return wanted.fields().entrySet().stream()
                .allMatch(f -> body.at(Expected.pointer(f.getKey())).asText().equals(f.getValue()));
    }

    String expected() {
        List<String> fields = new TreeMap<>(wanted.fields())
                .entrySet().stream()
                        .map(f -> (f.getValue().isEmpty() ? "without " : "with ")
                                + f.getKey().substring(1).replace("/", ".")
                                + (f.getValue().isEmpty() ? "" : " " + f.getValue()))
                        .toList();
        return "HTTP " + wanted.status() + (fields.isEmpty() ? "" : ", " + String.join(", ", fields));
    }

    /** Different ones with their numbers. */
    static String counted(List<String> shown) {
        Map<String, Integer> counted = new LinkedHashMap<>();
        shown.forEach(text -> counted.merge(text, 1, Integer::sum));
        return counted.isEmpty()
                ? "no answer"
                : String.join(
                        "; ",
                        counted.entrySet().stream()
                                .map(e -> e.getValue() + "× " + e.getKey())
                                .toList());
    }

    /** An answer as reports show it. */
    String shown(JsonNode answer) {
        if (answer.hasNonNull("failure")) {
            return answer.path("failure").asText();
        }
        String body = answer.path("body").asText().strip().replaceAll("\\s+", " ");
        if (body.startsWith("<")) {
            return "HTTP " + answer.path("status").asInt() + " with a page in HTML";
        }
        String cut = body.length() > LONGEST ? body.substring(0, LONGEST) + "…" : body;
        return ("HTTP " + answer.path("status").asInt() + " " + cut).strip();
    }

    private static JsonNode body(JsonNode answer) {
        try {
            JsonNode body = JSON.readTree(answer.path("body").asText());
            return body == null ? MissingNode.getInstance() : body;
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }
}
