package dev.podfall.cli.cluster;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.podfall.cli.server.ServerLink;
import dev.podfall.cli.server.Verb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "delete", aliases = "rm", mixinStandardHelpOptions = true, description = "Deletes a cluster.")
final class ClusterDeleteVerb extends Verb {
    @Parameters(paramLabel = "NAME", description = "The cluster's name.")
    private String name;

    @Override
    protected void run() {
        server().delete("/clusters/" + ServerLink.segment(name));
        if (!printedJson(JsonNodeFactory.instance.objectNode().put("name", name).put("state", "deleted"))) {
            console().line("Deleted cluster " + name + ".");
        }
    }
}
