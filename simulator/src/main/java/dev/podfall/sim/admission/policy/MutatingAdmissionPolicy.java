package dev.podfall.sim.admission.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.admission.plugin.Attributes;
import dev.podfall.sim.admission.plugin.ClusterView;
import dev.podfall.sim.admission.plugin.RequestMatcher;
import dev.podfall.sim.cel.Budget;
import dev.podfall.sim.cel.EvaluationFailure;
import dev.podfall.sim.cel.Permissions;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.Resources;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Lets the policies that are bound to a write change its object. Mirrors {@code
 * k8s.io/apiserver/pkg/admission/plugin/policy/mutating} and {@code generic/policy_dispatcher.go}.
 */
public final class MutatingAdmissionPolicy {
    private static final String GROUP = "admissionregistration.k8s.io";

    /** So many of an object cost as much as one step of an expression: each mutation copies it. */
    private static final int CHARACTERS = 64;

    private final ClusterView cluster;
    private final Permissions permissions;
    private final Policies policies;

    /** @param permissions what the variable {@code authorizer} asks */
    public MutatingAdmissionPolicy(ClusterView cluster, Permissions permissions) {
        this.cluster = cluster;
        this.permissions = permissions;
        this.policies = new Policies(cluster, Resources.MUTATINGADMISSIONPOLICIES);
    }

    /** A policy with one binding and one set of parameters. @param params null for none */
    private record Invocation(Policy policy, String binding, JsonNode params) {
        private String key() {
            return policy.name() + " " + binding + " " + (params == null ? "" : params.path("metadata"));
        }

        private String denied(String why) {
            return "policy '" + policy.name() + "' with binding '" + binding + "' denied request: " + why;
        }
    }

    /** Why a request fails. @param reason of the whole answer, if it comes first */
    private record Refusal(String message, String reason) {}

    /** What one round of asking has done. */
    public static final class Round {
        private final Set<String> again = new LinkedHashSet<>();
        private final Budget budget = new Budget();
        private boolean changed;
        private ObjectNode output;

        private Round() {}

        /** Whether the object may be another one now: the API server's own plugins look at it once more then. */
        public boolean changed() {
            return changed;
        }
    }

    /**
     * Asks all that are concerned.
     *
     * @return what is to be known for a second round; its object is the request's
     * @throws ApiException 403 if one fails and says that requests fail with it
     */
    public Round admit(Attributes request) {
        return admit(request, null);
    }

    /** Asks those again that want it, since somebody has changed the object. */
    public void admitAgain(Attributes request, Round first) {
        boolean others = request.object() != null && !request.object().equals(first.output);
        if (!first.again.isEmpty() && (first.changed || others)) {
            admit(request, first.again);
        }
    }

    /** @param wanted the invocations that are asked; null for all */
    private Round admit(Attributes request, Set<String> wanted) {
        Round round = new Round();
        Collection<ObjectNode> bindings = cluster.all(Resources.MUTATINGADMISSIONPOLICYBINDINGS);
        boolean applies = request.object() != null && !request.operation().equals("DELETE");
        if (bindings.isEmpty() || !applies || request.type().group().equals(GROUP)) {
            return round;
        }
        List<Refusal> refusals = new ArrayList<>();
        for (Invocation invocation : invocations(request, bindings, refusals)) {
            if (wanted == null || wanted.contains(invocation.key())) {
                invoke(invocation, request, round, refusals);
            }
        }
        if (!refusals.isEmpty()) {
            throw refused(request, refusals);
        }
        round.output = request.object().deepCopy();
        return round;
    }

    /** Which are concerned, by the object as it comes. */
    private List<Invocation> invocations(Attributes request, Collection<ObjectNode> bindings, List<Refusal> refusals) {
        RequestMatcher matcher = new RequestMatcher(cluster, request);
        List<Invocation> all = new ArrayList<>();
        for (ObjectNode json : cluster.all(Resources.MUTATINGADMISSIONPOLICIES)) {
            if (!matcher.matches(json.path("spec").path("matchConstraints"))) {
                continue;
            }
            Policy policy = policies.compiled(json);
            for (ObjectNode binding : bindings) {
                JsonNode spec = binding.path("spec");
                boolean ours = spec.path("policyName").asText().equals(policy.name());
                if (ours && matcher.matches(spec.path("matchResources"))) {
                    String name = binding.path("metadata").path("name").asText();
                    all.addAll(invocations(policy, name, spec.path("paramRef"), request, refusals));
                }
            }
        }
        return all;
    }

    private List<Invocation> invocations(
            Policy policy, String binding, JsonNode reference, Attributes request, List<Refusal> refusals) {
        List<Invocation> all = new ArrayList<>();
        try {
            for (JsonNode params :
                    Params.of(policy.spec().path("paramKind"), reference, request.namespace(), cluster)) {
                all.add(new Invocation(policy, binding, params));
            }
        } catch (Params.Misconfigured e) {
            String why = "failed to configure binding: " + e.getMessage();
            fail(new Invocation(policy, binding, null), why, "Forbidden", refusals);
        }
        return all;
    }

    private static void fail(Invocation invocation, String why, String reason, List<Refusal> refusals) {
        if (!invocation.policy().ignoresFailure()) {
            refusals.add(new Refusal(invocation.denied(why), reason));
        }
    }

    private void invoke(Invocation invocation, Attributes request, Round round, List<Refusal> refusals) {
        Policy policy = invocation.policy();
        try {
            if (!evaluation(invocation, request, round.budget).meetsConditions()) {
                return;
            }
        } catch (EvaluationFailure failed) {
            fail(invocation, failed.getMessage(), "Invalid", refusals);
            return;
        }
        for (Policy.Mutation mutation : policy.mutations()) {
            try {
                round.budget.spend(characters(request.object()) / CHARACTERS);
                mutate(mutation, invocation, request, round.budget);
                round.changed = true;
            } catch (EvaluationFailure failed) {
                fail(invocation, failed.getMessage(), "Invalid", refusals);
            }
        }
        if (policy.spec().path("reinvocationPolicy").asText().equals("IfNeeded")) {
            round.again.add(invocation.key());
        }
    }

    private static long characters(JsonNode node) {
        long sum = 1 + (node.isTextual() ? node.asText().length() : 0);
        for (JsonNode part : node) {
            sum += characters(part);
        }
        return sum;
    }

    /** Of the object as it is now, after those before. */
    private Evaluation evaluation(Invocation invocation, Attributes request, Budget budget) {
        return new Evaluation(
                invocation.policy(), request, policies.namespace(request), invocation.params(), permissions, budget);
    }

    private void mutate(Policy.Mutation mutation, Invocation invocation, Attributes request, Budget budget)
            throws EvaluationFailure {
        Object value = evaluation(invocation, request, budget).value(mutation.expression());
        ObjectNode changed = mutation.applies()
                ? PolicyPatches.applied(value, request, budget)
                : PolicyPatches.patched(value, request, budget);
        ObjectNode object = request.object();
        object.removeAll();
        object.setAll(changed);
        request.details().complete().run();
    }

    private static ApiException refused(Attributes request, List<Refusal> refusals) {
        Refusal first = refusals.get(0);
        ObjectNode details =
                (ObjectNode) request.refused(first.message()).toStatus().path("details");
        ArrayNode causes = details.putArray("causes");
        refusals.forEach(refusal -> causes.addObject().put("message", refusal.message()));
        return new ApiException(403, first.reason(), first.message(), details);
    }
}
