package dev.podfall.cli.exam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.console.Console;
import dev.podfall.cli.server.ServerLink;

/** Which sitting a verb means. */
final class SittingChoice {
    private SittingChoice() {}

    /** The one of that id; the one that runs, else the last. */
    static JsonNode of(ServerLink server, String id) {
        String name = ServerLink.segmentOrLatest(id);
        return server.get("/exam-sittings/" + name).path("sitting");
    }

    /** As above; who is at it is told when its time gets short. */
    static JsonNode of(ServerLink server, String id, Console console) {
        JsonNode sitting = of(server, id);
        TimeAlert.of(sitting).ifPresent(words -> console.note(console.warn(words)));
        return sitting;
    }

    /** The address of a task of it. */
    static String task(JsonNode sitting, int number) {
        return "/exam-sittings/" + sitting.path("sitting").asText() + "/tasks/" + number;
    }

    /** The task that is meant: the one that is named, or the one the candidate is at. */
    static int number(JsonNode sitting, Integer named) {
        int number = named == null ? sitting.path("current").asInt() : named;
        if (number == 0) {
            throw CommandFailed.refused(
                    "no-task", "You are at no task yet.", "Go to the first: podfall exam next\nOr name one.");
        }
        return number;
    }
}
