package dev.podfall.sim.admission.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.admission.plugin.Attributes;
import dev.podfall.sim.admission.plugin.ClusterView;
import dev.podfall.sim.admission.plugin.RequestMatcher;
import dev.podfall.sim.admission.policy.HookConditions;
import dev.podfall.sim.cel.EvaluationFailure;
import dev.podfall.sim.cel.Permissions;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

/**
 * The webhooks of one kind of configuration. Mirrors {@code ShouldCallHook} of {@code
 * k8s.io/apiserver/pkg/admission/plugin/webhook/generic}.
 */
final class Hooks {
    private static final String GROUP = "admissionregistration.k8s.io";
    private static final String API_SERVER = "system:apiserver";

    private final ClusterView cluster;
    private final ResourceType configurations;
    private final Permissions permissions;
    private final Map<JsonNode, HookConditions> compiled = new WeakHashMap<>();

    /** @param configurations ValidatingWebhookConfigurations or MutatingWebhookConfigurations */
    Hooks(ClusterView cluster, ResourceType configurations, Permissions permissions) {
        this.cluster = cluster;
        this.configurations = configurations;
        this.permissions = permissions;
    }

    /** All configurations, in order of name; no longer so once somebody was asked. */
    Collection<ObjectNode> configurations() {
        return cluster.all(configurations);
    }

    /**
     * Whether no webhook is ever asked about a request: not about webhooks and policies themselves, which could never be repaired
     * otherwise, nor about what the API server does for itself. That components' events are let through is our own: upstream they
     * are written beside the work, here within it.
     */
    static boolean isExempt(Attributes request) {
        boolean event =
                request.type().equals(Resources.EVENTS) && request.user().startsWith("system:");
        return request.type().group().equals(GROUP) || request.user().equals(API_SERVER) || event;
    }

    /**
     * The webhook, if it is to be asked.
     *
     * @throws ApiException 403 if a condition cannot be asked
     */
    Optional<Hook> concerned(String configuration, JsonNode json, Attributes request) {
        RequestMatcher matcher = new RequestMatcher(cluster, request);
        if (!matcher.matchesHook(json) || !meetsConditions(json, request)) {
            return Optional.empty();
        }
        return Optional.of(new Hook(configuration, json, matcher.versionFor(json)));
    }

    private boolean meetsConditions(JsonNode hook, Attributes request) {
        if (hook.path("matchConditions").isEmpty()) {
            return true;
        }
        try {
            return compiled.computeIfAbsent(hook, HookConditions::new).met(request, permissions);
        } catch (EvaluationFailure failed) {
            throw request.refused(failed.getMessage());
        }
    }
}
