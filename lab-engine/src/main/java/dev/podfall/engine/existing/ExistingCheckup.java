package dev.podfall.engine.existing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Finding;
import dev.podfall.engine.real.Connection;
import dev.podfall.engine.real.Connections;
import dev.podfall.engine.real.KubernetesApi;
import dev.podfall.error.PodfallException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks step by step whether labs can run on the cluster that {@code existing.yaml} names; stops at the first step without
 * which the next make no sense. It changes nothing.
 */
public final class ExistingCheckup {
    private static final List<String> ENFORCERS =
            List.of("calico", "cilium", "antrea", "weave-net", "kube-router", "canal", "ovn", "kube-network-policies");
    private static final String PROBER = "podfall-prober:1";
    private static final int OLDEST = 29;

    private final Path home;
    private final List<Finding> findings = new ArrayList<>();

    /** @param home Podfall's folder */
    public ExistingCheckup(Path home) {
        this.home = home;
    }

    public List<Finding> findings() {
        try {
            ExistingConfig config = ExistingConfig.read(home);
            findings.add(Finding.ok(
                    "config",
                    ExistingConfig.file(home) + ": context " + config.context() + " of " + config.kubeconfig()));
            try (Connection connection = Connections.to(config.kubeconfigIn(home), config.context())) {
                findings.add(Finding.ok("context", config.context() + " is at " + connection.url()));
                cluster(config, connection);
            }
        } catch (PodfallException stop) {
            findings.add(Finding.missing(word(stop), stop.getMessage(), stop.next()));
        }
        return List.copyOf(findings);
    }

    private void cluster(ExistingConfig config, Connection connection) {
        findings.add(version(connection.get("/version")));
        KubernetesApi api = new KubernetesApi(connection, null, u -> u);
        rights(config, connection);
        int labs = OptIn.labs(api, config);
        int running = api.list("Namespace", null, Owner.ALL_LABS).size();
        int allowed = Math.min(labs, config.maxLabs());
        findings.add(Finding.ok("opt-in", "the owner allows " + labs + " labs at once; " + running + " run now"));
        if (running >= allowed) {
            findings.add(Finding.missing(
                    "room",
                    running + " of " + allowed + " labs run",
                    "Stop one: podfall status names it, podfall stop ends it."));
        }
        findings.add(images(config, api));
        findings.add(policies(api));
    }

    private static Finding version(JsonNode version) {
        String found = "Kubernetes " + version.path("gitVersion").asText();
        String minor = version.path("minor").asText().replaceAll("[^0-9].*", "");
        boolean old =
                version.path("major").asText().equals("1") && !minor.isEmpty() && Integer.parseInt(minor) < OLDEST;
        return old
                ? Finding.unknown("version", found, "Labs were tried on 1.29 and later.")
                : Finding.ok("version", found);
    }

    private void rights(ExistingConfig config, Connection connection) {
        List<String> denied = Rights.missing(connection);
        findings.add(
                denied.isEmpty()
                        ? Finding.ok("rights", "all that are needed")
                        : Finding.missing(
                                "rights",
                                "the user of context " + config.context() + " may not: " + String.join(", ", denied),
                                "Let a cluster administrator bind the ClusterRole of lab-engine/EXISTING.md to that user."));
    }

    /** Nodes say which images they have, as far as they were asked to pull them. */
    private static Finding images(ExistingConfig config, KubernetesApi api) {
        String prober = config.image(ExistingConfig.REGISTRY + "/" + PROBER);
        try {
            for (ObjectNode node : api.list("Node", null, null)) {
                if (node.at("/status/images").toString().contains("\"" + prober + "\"")) {
                    return Finding.ok(
                            "images",
                            prober + " is on node " + node.at("/metadata/name").asText());
                }
            }
        } catch (PodfallException notAllowed) {
            // Nodes are not needed for anything else.
        }
        return Finding.unknown(
                "images",
                "no node says that it has " + prober,
                "If its first pull fails, a start will say so. lab-engine/EXISTING.md tells how to give the cluster its images.");
    }

    private static Finding policies(KubernetesApi api) {
        Optional<String> enforcer = Optional.empty();
        try {
            enforcer = api.list("DaemonSet", null, null).stream()
                    .map(d -> d.at("/metadata/name").asText())
                    .filter(n -> ENFORCERS.stream().anyMatch(n::contains))
                    .findFirst();
        } catch (PodfallException notAllowed) {
            // Only a guess is lost.
        }
        return enforcer.map(e -> Finding.ok("policies", "NetworkPolicies are probably enforced, by " + e))
                .orElse(Finding.unknown(
                        "policies",
                        "nothing known to enforce NetworkPolicies was found",
                        "Without it pods of one lab can reach those of another by address. Rights are kept apart all the"
                                + " same."));
    }

    /** The step that failed. */
    private static String word(PodfallException stop) {
        if (stop instanceof ExistingNotConfigured) {
            return "config";
        } else if (stop instanceof NotAllowedHere) {
            return "opt-in";
        }
        return stop instanceof dev.podfall.engine.ClusterUnreachable ? "reachable" : "cluster";
    }
}
