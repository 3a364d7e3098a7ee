package dev.podfall.cli.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.cli.console.Numbers;
import dev.podfall.cli.console.Progress;
import dev.podfall.cli.server.ServerLink;
import dev.podfall.cli.server.Verb;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = "Creates a cluster and writes its kubeconfig.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  podfall cluster create demo",
            "  podfall cluster create demo --nodes 5 --speed 10 --kubeconfig demo.yaml"
        })
final class ClusterCreateVerb extends Verb {
    @Parameters(paramLabel = "NAME", description = "The cluster's name.")
    private String name;

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description = "Where to write the kubeconfig (default: a file in Podfall's folder).")
    private Path kubeconfig;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            converter = Numbers.Nodes.class,
            description = "How many nodes, 1 to 100 (default: 3, one with a GPU).")
    private Integer nodes;

    @Option(
            names = "--speed",
            paramLabel = "X",
            converter = Numbers.Speed.class,
            description = "Cluster seconds per second, above 0 and at most 1000 (default: 1).")
    private Double speed;

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = Numbers.Seed.class,
            description = "A whole number; the same one gives the same names (default: drawn from NAME).")
    private Long seed;

    @Override
    protected void run() {
        KubeconfigFile file = kubeconfig == null ? null : new KubeconfigFile(kubeconfig);
        if (file != null) {
            file.refuseForeign();
        }
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("name", name);
        if (nodes != null) {
            request.put("nodes", nodes);
        }
        if (speed != null) {
            request.put("speed", speed);
        }
        if (seed != null) {
            request.put("seed", seed);
        }
        JsonNode answer;
        ServerLink server = server();
        try (Progress progress = console().progress()) {
            progress.step("Creating cluster " + name);
            answer = server.post("/clusters", request);
        }
        ObjectNode cluster = (ObjectNode) (answer.path("cluster").isObject() ? answer.path("cluster") : answer);
        if (file != null) {
            file.copyFrom(Path.of(cluster.path("kubeconfig").asText()));
            cluster.put("kubeconfig", file.path().toString());
        }
        if (printedJson(cluster)) {
            return;
        }
        console()
                .line("Cluster " + console().bold(name) + " is ready at "
                        + cluster.path("url").asText() + ".");
        console().line("");
        console().line("  export KUBECONFIG=" + cluster.path("kubeconfig").asText());
        console().line("  kubectl get nodes");
    }
}
