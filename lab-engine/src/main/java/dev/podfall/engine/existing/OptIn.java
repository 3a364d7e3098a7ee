package dev.podfall.engine.existing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import java.util.Optional;

/** The owner's word that labs may run: ConfigMap {@code podfall-allowed}, whose {@code labs} says how many at once. */
final class OptIn {
    static final String NAMESPACE = "podfall-system";
    static final String NAME = "podfall-allowed";
    private static final String LABS = "labs";

    private OptIn() {}

    /**
     * How many labs may run at once by the owner's will.
     *
     * @throws NotAllowedHere if none
     */
    static int labs(ClusterApi api, ExistingConfig config) {
        Optional<ObjectNode> allowed = api.find("ConfigMap", NAMESPACE, NAME);
        String labs = allowed.map(m -> m.path("data").path(LABS).asText()).orElse("");
        if (allowed.isEmpty()) {
            throw new NotAllowedHere(config, "there is no ConfigMap " + NAME + " in namespace " + NAMESPACE);
        } else if (!labs.matches("[1-9][0-9]{0,3}")) {
            throw new NotAllowedHere(
                    config, "\"labs\" of ConfigMap " + NAME + " is \"" + labs + "\", not a number from 1");
        }
        return Integer.parseInt(labs);
    }

    /** What the owner runs. */
    static String commands(ExistingConfig config) {
        String kubectl = "kubectl --kubeconfig " + config.kubeconfig() + " --context " + config.context();
        return kubectl + " create namespace " + NAMESPACE + " && " + kubectl + " -n " + NAMESPACE + " create configmap "
                + NAME + " --from-literal=" + LABS + "=" + config.maxLabs();
    }
}
