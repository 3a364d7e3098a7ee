package dev.podfall.sim.admission.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.admission.plugin.AdmissionPlugin;
import dev.podfall.sim.admission.plugin.Attributes;
import dev.podfall.sim.admission.plugin.ClusterView;
import dev.podfall.sim.admission.plugin.RequestMatcher;
import dev.podfall.sim.cel.Budget;
import dev.podfall.sim.cel.Permissions;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.Resources;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Holds each write against the policies that are bound to it. Mirrors {@code
 * k8s.io/apiserver/pkg/admission/plugin/policy/validating}.
 */
public final class ValidatingAdmissionPolicy implements AdmissionPlugin {
    private static final String GROUP = "admissionregistration.k8s.io";

    private final ClusterView cluster;
    private final Permissions permissions;
    private final Policies policies;

    /** @param permissions what the variable {@code authorizer} asks */
    public ValidatingAdmissionPolicy(ClusterView cluster, Permissions permissions) {
        this.cluster = cluster;
        this.permissions = permissions;
        this.policies = new Policies(cluster, Resources.VALIDATINGADMISSIONPOLICIES);
    }

    @Override
    public void validate(Attributes request) {
        Collection<ObjectNode> bindings = cluster.all(Resources.VALIDATINGADMISSIONPOLICYBINDINGS);
        if (bindings.isEmpty() || request.type().group().equals(GROUP)) {
            return;
        }
        RequestMatcher matcher = new RequestMatcher(cluster, request);
        List<Refusal> refusals = new ArrayList<>();
        Budget budget = new Budget();
        for (ObjectNode policy : cluster.all(Resources.VALIDATINGADMISSIONPOLICIES)) {
            if (matcher.matches(policy.path("spec").path("matchConstraints"))) {
                ask(policies.compiled(policy), bindings, matcher, request, budget, refusals);
            }
        }
        if (!refusals.isEmpty()) {
            throw refusals.get(0).status(request);
        }
    }

    /** Why the request is refused. */
    private record Refusal(String policy, String binding, String message, String reason) {
        ApiException status(Attributes request) {
            String text = "ValidatingAdmissionPolicy '" + policy + "' with binding '" + binding + "' denied request: "
                    + message;
            ApiException usual = request.refused(text);
            ObjectNode details = (ObjectNode) usual.toStatus().path("details");
            details.putArray("causes").addObject().put("message", text);
            int code = switch (reason) {
                case "Forbidden" -> 403;
                case "Unauthorized" -> 401;
                case "RequestEntityTooLarge" -> 413;
                default -> 422;
            };
            return new ApiException(code, reason, usual.getMessage(), details);
        }
    }

    private void ask(
            Policy policy,
            Collection<ObjectNode> bindings,
            RequestMatcher matcher,
            Attributes request,
            Budget budget,
            List<Refusal> refusals) {
        for (ObjectNode binding : bindings) {
            JsonNode spec = binding.path("spec");
            boolean ours = spec.path("policyName").asText().equals(policy.name());
            if (ours && matcher.matches(spec.path("matchResources"))) {
                String name = binding.path("metadata").path("name").asText();
                try {
                    JsonNode kind = policy.spec().path("paramKind");
                    for (JsonNode params : Params.of(kind, spec.path("paramRef"), request.namespace(), cluster)) {
                        Evaluation.Outcome outcome = new Evaluation(
                                        policy, request, policies.namespace(request), params, permissions, budget)
                                .outcome();
                        act(policy, name, spec.path("validationActions"), outcome, request, refusals);
                    }
                } catch (Params.Misconfigured e) {
                    if (!policy.ignoresFailure()) {
                        String text = "failed to configure binding: " + e.getMessage();
                        refusals.add(new Refusal(policy.name(), name, text, "Invalid"));
                    }
                }
            }
        }
    }

    private static void act(
            Policy policy,
            String binding,
            JsonNode actions,
            Evaluation.Outcome outcome,
            Attributes request,
            List<Refusal> refusals) {
        for (Evaluation.Denial denial : outcome.denials()) {
            for (JsonNode action : actions) {
                if (action.asText().equals("Deny")) {
                    refusals.add(new Refusal(policy.name(), binding, denial.message(), denial.reason()));
                } else if (action.asText().equals("Warn")) {
                    request.warnings()
                            .add("Validation failed for ValidatingAdmissionPolicy '" + policy.name()
                                    + "' with binding '" + binding + "': " + denial.message());
                }
            }
        }
        for (Evaluation.Denial broken : outcome.brokenAnnotations()) {
            refusals.add(new Refusal(policy.name(), binding, broken.message(), broken.reason()));
        }
    }
}
