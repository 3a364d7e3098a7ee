package dev.podfall.cli.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.server.ServerLink;
import dev.podfall.cli.server.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "open",
        mixinStandardHelpOptions = true,
        description = "Opens a cluster that was left closed after a trouble.")
final class ClusterOpenVerb extends Verb {
    @Parameters(paramLabel = "NAME", description = "The cluster's name.")
    private String name;

    @Override
    protected void run() {
        JsonNode cluster = slowly(
                "Opening cluster " + name,
                server -> server.post("/clusters/" + ServerLink.segment(name) + "/open", null));
        if (cluster.hasNonNull("trouble")) {
            throw CommandFailed.environment(
                    "cluster-left-closed",
                    "Cluster " + name + " " + cluster.path("trouble").asText() + ".",
                    cluster.path("next").asText());
        }
        if (!printedJson(cluster)) {
            boolean running = cluster.path("state").asText().equals("running");
            console()
                    .line(
                            running
                                    ? "Cluster " + name + " is open at "
                                            + cluster.path("url").asText() + "."
                                    : "Cluster " + name + " takes long to open. See with: podfall cluster list");
        }
    }
}
