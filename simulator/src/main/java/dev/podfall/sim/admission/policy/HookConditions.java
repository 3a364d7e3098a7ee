package dev.podfall.sim.admission.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.admission.plugin.Attributes;
import dev.podfall.sim.cel.Budget;
import dev.podfall.sim.cel.EvaluationFailure;
import dev.podfall.sim.cel.Permissions;

/**
 * The {@code matchConditions} of a webhook, compiled. Mirrors {@code k8s.io/apiserver/pkg/admission/plugin/webhook/matchconditions}.
 */
public final class HookConditions {
    private final Policy policy;

    /** @param hook an entry of a configuration's {@code webhooks} */
    public HookConditions(JsonNode hook) {
        ObjectNode like = JsonNodeFactory.instance.objectNode();
        ObjectNode spec = like.putObject("spec");
        spec.set("matchConditions", hook.path("matchConditions"));
        spec.put("failurePolicy", hook.path("failurePolicy").asText());
        this.policy = new Policy(like);
    }

    /**
     * Whether a request meets all of them. One that cannot be asked excuses it where the webhook's failures are ignored.
     *
     * @throws EvaluationFailure if one cannot be asked, where they are not
     */
    public boolean met(Attributes request, Permissions permissions) throws EvaluationFailure {
        return policy.conditions().isEmpty()
                || new Evaluation(policy, request, MissingNode.getInstance(), null, permissions, new Budget())
                        .meetsConditions();
    }
}
