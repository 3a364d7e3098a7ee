package dev.podfall.grader.rubric;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An answer to a client, held against the one that the healthy baseline's server gives.
 *
 * @param words what it was, as reports show it
 */
record Answered(Kind kind, String words) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 120;
    private static final int DIFFERENT = 3;
    private static final int SERVER_ERROR = 500;
    /** What differs from request to request: its name, and whether a neighbour could be asked at that moment. */
    private static final Set<String> OWN_EACH_TIME = Set.of("request_id", "degraded");

    /** What it is worth. */
    enum Kind {
        right,
        /** The lab's server gave another answer than it should. */
        wrong,
        /** Somebody else gave it. */
        foreign,
        /** There was none, or a failure. */
        lost
    }

    static Answered of(JsonNode answer, Giver giver) {
        if (answer.hasNonNull("failure")) {
            return new Answered(Kind.lost, answer.path("failure").asText());
        }
        int status = answer.path("status").asInt();
        boolean failed = status >= SERVER_ERROR && answer.at("/wanted/status").asInt() < SERVER_ERROR;
        if (failed || isOfTheIngress(answer)) {
            return new Answered(Kind.lost, shown(answer));
        }
        Optional<String> stranger = giver.stranger(answer);
        if (stranger.isPresent()) {
            return new Answered(Kind.foreign, "answered " + stranger.get() + ", not by " + giver.wanted());
        }
        List<String> differences = differences(answer);
        return differences.isEmpty()
                ? new Answered(Kind.right, "as it should be")
                : new Answered(Kind.wrong, String.join(", ", differences));
    }

    /** The Ingress itself says that it knows no way on. */
    private static boolean isOfTheIngress(JsonNode answer) {
        return answer.at("/by/process").isMissingNode()
                && answer.path("by").has("ingress")
                && answer.path("status").asInt() >= 300
                && answer.path("by").path("endpoint").isNull();
    }

    private static List<String> differences(JsonNode answer) {
        JsonNode wanted = answer.path("wanted");
        int status = answer.path("status").asInt();
        if (status != wanted.path("status").asInt()) {
            return List.of(
                    "HTTP " + status + " where HTTP " + wanted.path("status").asInt() + " is right");
        }
        JsonNode there = body(answer);
        JsonNode right = body(wanted);
        if (!right.isObject()) {
            return there.equals(right) ? List.of() : List.of("another body");
        }
        Set<String> fields = new TreeSet<>();
        right.fieldNames().forEachRemaining(fields::add);
        fields.removeAll(OWN_EACH_TIME);
        List<String> different = new ArrayList<>();
        for (String field : fields) {
            if (!right.path(field).equals(there.path(field))) {
                different.add(cut(field + " " + there.path(field)));
            }
        }
        return different;
    }

    /** Different ones with their numbers, the commonest kinds of wrong first as they came. */
    static String counted(List<Answered> all) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        all.stream().filter(a -> a.kind() != Kind.right).forEach(a -> numbers.merge(a.words(), 1, Integer::sum));
        List<String> lines = new ArrayList<>();
        numbers.forEach((words, number) -> lines.add(number + "× " + words));
        String rest = lines.size() > DIFFERENT ? "; and of " + (lines.size() - DIFFERENT) + " more kinds" : "";
        return String.join("; ", lines.subList(0, Math.min(DIFFERENT, lines.size()))) + rest;
    }

    /** Whether it turns away who should be served: nobody takes it for an answer. */
    boolean isRefusal() {
        return kind == Kind.wrong && words.matches("HTTP 4\\d\\d where HTTP 2\\d\\d is right");
    }

    static long count(List<Answered> all, Kind kind) {
        return all.stream().filter(a -> a.kind() == kind).count();
    }

    /** Whether any was given that is not right: pods that come and go lose answers, and make none wrong. */
    static boolean isEverWrong(List<Answered> all) {
        return count(all, Kind.wrong) + count(all, Kind.foreign) > 0;
    }

    private static String shown(JsonNode answer) {
        String body = answer.path("body").asText().strip();
        boolean page = body.startsWith("<");
        return ("HTTP " + answer.path("status").asInt() + (page ? " from the Ingress" : " " + cut(body))).strip();
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    private static JsonNode body(JsonNode answer) {
        String text = answer.path("body").asText();
        try {
            JsonNode body = JSON.readTree(text);
            return body == null ? JSON.getNodeFactory().textNode(text) : body;
        } catch (JsonProcessingException notJson) {
            return JSON.getNodeFactory().textNode(text);
        }
    }
}
