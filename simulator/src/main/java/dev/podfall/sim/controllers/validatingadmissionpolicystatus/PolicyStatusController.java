package dev.podfall.sim.controllers.validatingadmissionpolicystatus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.controllers.runtime.Reconciler;
import dev.podfall.sim.controllers.runtime.WorkQueue;
import java.util.Map;
import java.util.Optional;

/** Checks the expressions of each new generation of a policy. Mirrors {@code validatingadmissionpolicystatus/controller.go}. */
public final class PolicyStatusController implements Reconciler {
    private final ControllerContext context;
    private final WorkQueue queue;
    private final TypeChecker checker;

    public PolicyStatusController(ControllerContext context) {
        this.context = context;
        this.queue = context.queue(this);
        this.checker = new TypeChecker(new KindSchemas(context.client()));
        context.informers().on(Resources.VALIDATINGADMISSIONPOLICIES, e -> queue.add(Key.of(e.object())));
    }

    @Override
    public void reconcile(Key key) {
        Optional<ObjectNode> found = context.client().find(Resources.VALIDATINGADMISSIONPOLICIES, null, key.name());
        if (found.isEmpty()) {
            return;
        }
        JsonNode policy = found.get();
        long generation = policy.path("metadata").path("generation").asLong();
        if (generation <= policy.path("status").path("observedGeneration").asLong()) {
            return;
        }
        ObjectNode status = policy.path("status").deepCopy();
        status.put("observedGeneration", generation);
        Map<String, String> warnings = checker.check(policy.path("spec"));
        ObjectNode checking = status.putObject("typeChecking");
        if (!warnings.isEmpty()) {
            ArrayNode list = checking.putArray("expressionWarnings");
            warnings.forEach(
                    (field, warning) -> list.addObject().put("fieldRef", field).put("warning", warning));
        }
        context.client().updateStatus(Resources.VALIDATINGADMISSIONPOLICIES, found.get(), status);
    }
}
