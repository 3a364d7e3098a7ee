package dev.podfall.cli.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.server.ServerLink;

/** Which sitting a verb means, and where it is. */
final class SittingPath {
    private static final String ALL = "/quiz-sittings/";

    private SittingPath() {}

    /** The one of that id; the one that runs, else the last. */
    static JsonNode find(ServerLink server, String id) {
        return server.get(ALL + ServerLink.segmentOrLatest(id)).path("sitting");
    }

    /** The one that runs. */
    static JsonNode running(ServerLink server) {
        JsonNode latest = find(server, null);
        if (!latest.path("state").asText().equals("running")) {
            throw CommandFailed.refused(
                    "quiz-over",
                    "No quiz runs.",
                    "Start one: podfall quiz start QUIZ\nSee the last: podfall quiz report");
        }
        return latest;
    }

    static String of(JsonNode sitting) {
        return ALL + sitting.path("sitting").asText();
    }

    static String question(JsonNode sitting, int number) {
        return of(sitting) + "/questions/" + number;
    }

    /** The number of the first question without a whole answer that can still be given; 0 if there is none. */
    static int firstOpen(JsonNode sitting) {
        for (JsonNode question : sitting.path("questions")) {
            boolean whole = question.path("completeness").asText().equals("COMPLETE");
            if (!whole && !question.path("closed").asBoolean()) {
                return question.path("number").asInt();
            }
        }
        return 0;
    }
}
