package dev.podfall.cli.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.server.ServerLink;
import dev.podfall.cli.server.ServerProcess;
import dev.podfall.cli.server.Verb;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description = {
            "Ends an attempt and removes its cluster; with --all every attempt and cluster, and the server.",
            "Practice ends without a grade. An exam is handed in as it stands, without a diagnosis. One that was handed in is closed "
                    + "with the answers that are saved."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  podfall stop", "  podfall stop --all"})
public final class StopVerb extends Verb {
    private static final int EMBEDDED_ENDS_MILLIS = 3_500;

    @Parameters(
            paramLabel = "ATTEMPT",
            arity = "0..1",
            description = "The attempt (default: the latest that runs, else the last).")
    private String attempt;

    @Option(names = "--all", description = "Ends all attempts and clusters, and the server. What was graded stays.")
    private boolean all;

    /** The attempts that servers told of. */
    private final Set<String> known = new HashSet<>();

    @Override
    protected void run() {
        if (all && attempt != null) {
            throw new CommandFailed(
                    "USAGE",
                    "usage",
                    "Name an attempt or --all, not both. Nothing was ended.",
                    "See: podfall stop --help");
        }
        if (all) {
            stopAll();
            return;
        }
        JsonNode before = attempt(attempt);
        JsonNode stopped = slowly(
                "Ending it and removing the cluster",
                s -> s.post("/attempts/" + before.path("attempt").asText() + "/stop", null));
        if (!printedJson(stopped)) {
            JsonNode shown =
                    stopped.has("attempt") && stopped.path("attempt").isObject() ? stopped.path("attempt") : stopped;
            console().line(ended(before.path("state").asText(), shown));
            if (shown.path("state").asText().equals("submitted")) {
                console()
                        .note("See its report: podfall report "
                                + shown.path("attempt").asText());
            }
        }
    }

    private static String ended(String before, JsonNode shown) {
        String name = shown.path("attempt").asText();
        return switch (before) {
            case "submitted" -> name + " was handed in already; its cluster is removed.";
            case "expired" -> "The time of " + name + " was over already; its cluster is removed.";
            case "stopped" -> name + " was stopped already; its cluster is removed.";
            case "asking" -> name + " is closed with the answers that were saved; its cluster is removed.";
            default ->
                shown.path("state").asText().equals("submitted")
                        ? name + " is an exam: it was handed in as it stood; its cluster is removed."
                        : "Stopped " + shown.path("lab").asText() + " (" + name + ").";
        };
    }

    private void stopAll() {
        Optional<ServerLink> running = launcher().runningSoon();
        Optional<ServerProcess> silent = running.isPresent() ? Optional.empty() : ServerProcess.holding(home());
        LeftBehind leftBehind = new LeftBehind(home().folder());
        boolean inOrder = running.isPresent() && endedAttemptsAndClusters(running.get());
        running.ifPresent(launcher()::stopSoon);
        silent.ifPresent(ServerProcess::end);
        boolean left = leftBehind.any() && !(inOrder && leftBehind.removeForgotten(known));
        if (left) {
            console()
                    .note(
                            running.isPresent() || silent.isPresent()
                                    ? "The server did not answer and was ended. What it left is ended in order."
                                    : "No server runs, but labs or clusters of an earlier one are left: ending them in order.");
            endLeftBehind(leftBehind);
        }
        boolean any = left || running.isPresent() || silent.isPresent();
        String state = any ? "stopped" : "not-running";
        if (!printedJson(JsonNodeFactory.instance.objectNode().put("server", state))) {
            console().line(any ? "Everything is stopped." : "Nothing was running.");
        }
    }

    private void endLeftBehind(LeftBehind leftBehind) {
        ServerLink fresh = launcher().startToEnd();
        boolean allEnded = endedAttemptsAndClusters(fresh);
        launcher().stopSoon(fresh);
        boolean nothingLeft = allEnded ? leftBehind.removeForgotten(known) : !leftBehind.any();
        if (!nothingLeft) {
            throw CommandFailed.environment(
                    "not-all-stopped",
                    "No server runs any more, but not all that labs and clusters left could be removed.",
                    "Run podfall stop --all once more. If it says the same again, look at what is in " + home().folder()
                            + "/attempts and " + home().folder() + "/clusters, and delete what you do not know.");
        }
    }

    /** Tells whether all could be ended. A server that cannot be asked for them any more is stopped all the same. */
    private boolean endedAttemptsAndClusters(ServerLink server) {
        boolean all = ended(() -> handInExams(server)) & ended(() -> endDrills(server));
        try {
            for (JsonNode each : server.get("/attempts", EMBEDDED_ENDS_MILLIS).path("attempts")) {
                known.add(each.path("attempt").asText());
                boolean holdsFiles = home().folder()
                        .resolve("attempts/" + each.path("attempt").asText())
                        .toFile()
                        .exists();
                if (each.path("state").asText().matches("running|asking") || holdsFiles) {
                    all &= ended(() -> endAttempt(server, each));
                }
            }
            for (JsonNode cluster :
                    server.get("/clusters", EMBEDDED_ENDS_MILLIS).path("clusters")) {
                String name = cluster.path("name").asText();
                all &= ended(() -> server.delete("/clusters/" + name, EMBEDDED_ENDS_MILLIS));
            }
        } catch (CommandFailed failure) {
            all &= ended(() -> {
                throw failure;
            });
        }
        return all;
    }

    /** Their tasks end with them, graded as they stand. */
    private static void handInExams(ServerLink server) {
        ObjectNode waiting = JsonNodeFactory.instance.objectNode().put("waits", true);
        for (JsonNode each : server.get("/exams", EMBEDDED_ENDS_MILLIS).path("sittings")) {
            if (each.path("state").asText().matches("running|grading")) {
                server.post("/exam-sittings/" + each.path("sitting").asText() + "/submit", waiting);
            }
        }
    }

    /** What was injected is taken back; their reports stay. */
    private static void endDrills(ServerLink server) {
        ObjectNode why = JsonNodeFactory.instance.objectNode().put("text", "Everything was stopped.");
        for (JsonNode each : server.get("/gamedays", EMBEDDED_ENDS_MILLIS).path("drills")) {
            String path = "/drills/" + each.path("drill").asText();
            String state = each.path("state").asText();
            if (state.matches("announced|running")) {
                server.post(path + "/abort", why);
            }
            if (!state.equals("closed")) {
                server.post(path + "/close", null);
            }
        }
    }

    private static void endAttempt(ServerLink server, JsonNode attempt) {
        String path = "/attempts/" + attempt.path("attempt").asText() + "/stop";
        boolean isGraded = attempt.path("state").asText().equals("running")
                && attempt.path("mode").asText().equals("exam");
        if (attempt.path("runtime").asText().equals("embedded") && !isGraded) {
            server.post(path, EMBEDDED_ENDS_MILLIS);
        } else {
            server.post(path, null);
        }
    }

    private boolean ended(Runnable end) {
        try {
            end.run();
            return true;
        } catch (CommandFailed failure) {
            console().note("Not everything could be ended in order: " + failure.getMessage());
            return false;
        }
    }
}
