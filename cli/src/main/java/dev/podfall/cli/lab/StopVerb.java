package dev.podfall.cli.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.server.ServerLink;
import dev.podfall.cli.server.ServerProcess;
import dev.podfall.cli.server.Verb;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description =
                "Ends an attempt without a grade and removes its cluster; with --all every attempt and cluster, and the server.",
        footerHeading = "%nExamples:%n",
        footer = {"  podfall stop", "  podfall stop --all"})
public final class StopVerb extends Verb {
    @Parameters(
            paramLabel = "ATTEMPT",
            arity = "0..1",
            description = "The attempt (default: the latest that runs, else the last).")
    private String attempt;

    @Option(names = "--all", description = "Ends all attempts and clusters, and the server. What was graded stays.")
    private boolean all;

    @Override
    protected void run() {
        if (all) {
            stopAll();
            return;
        }
        JsonNode stopped =
                slowly("Removing the cluster", s -> s.post("/attempts/" + attemptId(attempt) + "/stop", null));
        if (!printedJson(stopped)) {
            JsonNode shown =
                    stopped.has("attempt") && stopped.path("attempt").isObject() ? stopped.path("attempt") : stopped;
            console()
                    .line("Stopped " + shown.path("lab").asText() + " ("
                            + shown.path("attempt").asText() + ").");
        }
    }

    private void stopAll() {
        Optional<ServerLink> running = launcher().running();
        Optional<ServerProcess> silent = running.isPresent() ? Optional.empty() : ServerProcess.holding(home());
        silent.ifPresent(ServerProcess::end);
        if (running.isEmpty() && leftBehind()) {
            console().note("No server runs, but labs or clusters of an earlier one are left: ending them in order.");
            running = Optional.of(server());
        }
        running.ifPresent(this::stopAll);
        boolean any = running.isPresent() || silent.isPresent();
        String state = any ? "stopped" : "not-running";
        if (!printedJson(JsonNodeFactory.instance.objectNode().put("server", state))) {
            console().line(any ? "Everything is stopped." : "Nothing was running.");
        }
    }

    private void stopAll(ServerLink server) {
        endAttemptsAndClusters(server);
        launcher().stop(server);
    }

    /** Folders of attempts and clusters that a server which is no more had running. */
    private boolean leftBehind() {
        return holdsAny("attempts") || holdsAny("clusters");
    }

    private boolean holdsAny(String folder) {
        String[] names = home().folder().resolve(folder).toFile().list();
        return names != null && names.length > 0;
    }

    /** A server that cannot be asked for them any more is stopped all the same. */
    private void endAttemptsAndClusters(ServerLink server) {
        try {
            for (JsonNode each : server.get("/attempts").path("attempts")) {
                if (each.path("state").asText().equals("running")) {
                    server.post("/attempts/" + each.path("attempt").asText() + "/stop", null);
                }
            }
            for (JsonNode cluster : server.get("/clusters").path("clusters")) {
                server.delete("/clusters/" + cluster.path("name").asText());
            }
        } catch (CommandFailed failure) {
            console().note("Not everything could be ended in order: " + failure.getMessage());
        }
    }
}
