package dev.podfall.engine.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import dev.podfall.scenario.action.Apply;
import dev.podfall.scenario.action.Delete;
import java.util.List;

/**
 * {@code missing-secret}: a Secret is deleted, and the pods that used it are replaced, so that it is missed. Parameters:
 * namespace, secret, selector (of the pods).
 */
final class MissingSecret implements Fault {
    private static final List<String> SERVER_MADE =
            List.of("uid", "resourceVersion", "creationTimestamp", "managedFields", "generation");

    @Override
    public String name() {
        return "missing-secret";
    }

    @Override
    public Injection plan(ClusterApi api, ObjectNode with) {
        Parameters p = new Parameters(name(), with);
        String namespace = p.text("namespace");
        String secret = p.text("secret");
        ObjectNode kept = api.find("Secret", namespace, secret)
                .orElseThrow(() -> new FaultUnfit(name(), "there is no Secret " + secret));
        kept.withObject("/metadata").remove(SERVER_MADE);
        Delete pods = new Delete("Pod", namespace, null, p.text("selector"));
        return new Injection(
                name(), List.of(new Delete("Secret", namespace, secret, null), pods), List.of(new Apply(kept), pods));
    }
}
