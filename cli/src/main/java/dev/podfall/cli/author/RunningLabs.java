package dev.podfall.cli.author;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.console.Console;
import dev.podfall.cli.server.ServerLauncher;
import dev.podfall.cli.server.ServerLink;
import dev.podfall.grader.report.Judged;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The attempts at an author's labs that run, and what they would earn now. Starts nothing. */
final class RunningLabs {
    private static final String REQUEST = "request";

    private final ServerLauncher launcher;
    /** The last check of each attempt, and how many changes its cluster had seen by then: a check takes a second, and is logged. */
    private final Map<String, Checked> checks = new HashMap<>();

    private record Checked(int changes, ObjectNode marks) {}

    RunningLabs(ServerLauncher launcher) {
        this.launcher = launcher;
    }

    /** One object per attempt; none where no server runs. */
    ArrayNode of(Collection<String> labs) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        Optional<ServerLink> server = launcher.runningSoon();
        if (server.isEmpty()) {
            return all;
        }
        for (JsonNode attempt : server.get().get("/attempts").path("attempts")) {
            String state = attempt.path("state").asText();
            if (labs.contains(attempt.path("lab").asText()) && state.matches("running|asking")) {
                all.add(told(server.get(), attempt));
            }
        }
        return all;
    }

    private ObjectNode told(ServerLink server, JsonNode attempt) {
        String id = attempt.path("attempt").asText();
        ObjectNode one = JsonNodeFactory.instance
                .objectNode()
                .put("attempt", id)
                .put("lab", attempt.path("lab").asText())
                .put("state", attempt.path("state").asText())
                .put("mode", attempt.path("mode").asText())
                .put("seed", attempt.path("seed").asLong());
        if (attempt.hasNonNull("trouble")) {
            one.put("trouble", attempt.path("trouble").asText());
        } else if (attempt.path("mode").asText().equals("practice")
                && attempt.path("state").asText().equals("running")) {
            try {
                one.setAll(marks(server, id));
            } catch (CommandFailed notNow) {
                one.put("trouble", notNow.getMessage());
            }
        }
        return one;
    }

    private ObjectNode marks(ServerLink server, String id) {
        int changes = 0;
        for (JsonNode entry : server.get("/attempts/" + id + "/replay").path("entries")) {
            changes += entry.path("kind").asText().equals(REQUEST) ? 1 : 0;
        }
        Checked last = checks.get(id);
        if (last == null || last.changes() != changes) {
            JsonNode report = server.post("/attempts/" + id + "/check", JsonNodeFactory.instance.objectNode());
            last = new Checked(changes, marks(report));
            checks.put(id, last);
        }
        return last.marks();
    }

    private static ObjectNode marks(JsonNode report) {
        ObjectNode marks = JsonNodeFactory.instance.objectNode();
        marks.set("score", report.path("score"));
        Judged judged = Judged.of(report);
        if (report.hasNonNull("score")) {
            marks.put(
                    "soFar",
                    judged.isPart() ? judged.words() : report.path("score").asText() + " so far");
        }
        ArrayNode lines = marks.putArray("criteria");
        for (String part : new String[] {"criteria", "guards"}) {
            for (JsonNode line : report.path(part)) {
                lines.addObject()
                        .put("id", line.path("id").asText())
                        .put("title", line.path("title").asText())
                        .put("verdict", line.path("verdict").asText())
                        .put("earned", line.path("earned").asDouble())
                        .put(
                                "weight",
                                part.equals("guards") ? 0 : line.path("weight").asInt());
            }
        }
        return marks;
    }

    static void print(Console console, ArrayNode attempts) {
        for (JsonNode attempt : attempts) {
            String score =
                    attempt.hasNonNull("soFar") ? ", " + attempt.path("soFar").asText() : "";
            console.line(console.bold(attempt.path("attempt").asText()) + ": "
                    + attempt.path("state").asText() + ", "
                    + attempt.path("mode").asText() + ", seed "
                    + attempt.path("seed").asText() + score);
            if (attempt.hasNonNull("trouble")) {
                console.line(console.warn("  " + attempt.path("trouble").asText()));
            }
            attempt.path("criteria").forEach(line -> print(console, line));
        }
    }

    private static void print(Console console, JsonNode line) {
        String verdict = line.path("verdict").asText();
        String mark = verdict.equals("met")
                ? console.good("✓")
                : verdict.equals("unmet") ? console.bad("✗") : console.warn("?");
        boolean judged = !verdict.equals("unverifiable");
        String weight = !judged
                ? "  not judged"
                : line.path("weight").asInt() > 0
                        ? "  " + Math.round(line.path("earned").asDouble()) + " of "
                                + line.path("weight").asInt()
                        : "";
        console.line("  " + mark + " " + line.path("title").asText() + console.faint(weight));
    }
}
