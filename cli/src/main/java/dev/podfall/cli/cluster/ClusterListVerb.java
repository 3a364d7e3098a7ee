package dev.podfall.cli.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.cli.server.Verb;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

@Command(name = "list", aliases = "ls", mixinStandardHelpOptions = true, description = "Lists the clusters.")
final class ClusterListVerb extends Verb {
    @Override
    protected void run() {
        JsonNode answer = server().get("/clusters");
        if (printedJson(answer)) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode cluster : answer.path("clusters")) {
            rows.add(List.of(
                    cluster.path("name").asText(),
                    cluster.path("state").asText(),
                    cluster.path("nodes").asText(),
                    cluster.path("speed").asText(),
                    cluster.path("url").asText(),
                    cluster.path("kubeconfig").asText()));
        }
        if (rows.isEmpty()) {
            console().line("No clusters. Create one with: podfall cluster create NAME");
            return;
        }
        console().table(List.of("NAME", "STATE", "NODES", "SPEED", "URL", "KUBECONFIG"), rows);
        for (JsonNode cluster : answer.path("clusters")) {
            if (cluster.hasNonNull("trouble")) {
                console().line("");
                console()
                        .line(console()
                                .warn("Cluster " + cluster.path("name").asText() + " "
                                        + cluster.path("trouble").asText() + "."));
                console().line(cluster.path("next").asText().indent(2).stripTrailing());
            }
        }
    }
}
