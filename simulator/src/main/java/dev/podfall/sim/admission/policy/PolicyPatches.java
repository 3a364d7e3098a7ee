package dev.podfall.sim.admission.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.admission.plugin.Attributes;
import dev.podfall.sim.admission.plugin.RequestDetails;
import dev.podfall.sim.cel.Budget;
import dev.podfall.sim.cel.EvaluationFailure;
import dev.podfall.sim.cel.Values;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.patch.ApplyPatch;
import dev.podfall.sim.patch.PatchFailure;
import dev.podfall.sim.patch.Patches;
import java.util.List;

/**
 * What the expressions of mutations make of an object. Mirrors {@code
 * k8s.io/apiserver/pkg/admission/plugin/policy/mutating/patch}.
 */
final class PolicyPatches {
    private static final String FAILED = "error applying patch: ";

    private PolicyPatches() {}

    /**
     * The object with a configuration applied to it. Nobody owns what it brings.
     *
     * @param value of the expression
     * @param budget that its size is taken from
     */
    static ObjectNode applied(Object value, Attributes request, Budget budget) throws EvaluationFailure {
        if (!(Values.object(value, budget) instanceof ObjectNode configuration)) {
            throw new EvaluationFailure("unsupported return type from ApplyConfiguration expression");
        }
        RequestDetails.Applying applying = request.details().applying();
        List<String> problems = applying.problems(configuration);
        if (!problems.isEmpty()) {
            String all = problems.size() == 1 ? problems.get(0) : "errors:\n  " + String.join("\n  ", problems);
            throw new EvaluationFailure(FAILED + "failed to convert patch object to typed object: " + all);
        }
        List<String> atomics = ApplyPatch.atomics(applying.place(), configuration);
        if (!atomics.isEmpty()) {
            throw new EvaluationFailure(FAILED
                    + "invalid ApplyConfiguration: may not mutate atomic arrays, maps or structs: "
                    + String.join(", ", atomics));
        }
        return ApplyPatch.merged(applying.place(), request.object(), configuration);
    }

    /**
     * The object with a JSON patch applied to it; as it was if a test of the patch fails.
     *
     * @param value of the expression
     * @param budget that its size is taken from
     * @throws ApiException 500 if it is no object of its type then
     */
    static ObjectNode patched(Object value, Attributes request, Budget budget) throws EvaluationFailure {
        JsonNode patch = Values.json(value, budget);
        for (JsonNode step : patch) {
            if (step instanceof ObjectNode own && !own.has("value")) {
                own.putNull("value"); // what an expression leaves out is null
            }
        }
        ObjectNode patched;
        try {
            patched = Patches.apply(request.object(), PatchType.JSON, patch);
        } catch (PatchFailure failure) {
            if (failure.isFailedTest()) {
                return request.object().deepCopy();
            }
            throw new EvaluationFailure("JSON Patch: " + failure.getMessage());
        }
        request.details().applying().undecodable(patched).ifPresent(why -> {
            throw new ApiException(500, "InternalError", "Internal error occurred: " + why, null);
        });
        return patched;
    }
}
