package dev.podfall.sim.admission.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import java.util.Optional;

/**
 * Whether the rules and selectors of a policy, of a binding or of a webhook are about a request. Mirrors {@code
 * k8s.io/apiserver/pkg/admission/plugin/policy/matching} and {@code plugin/webhook/predicates}.
 */
public final class RequestMatcher {
    private final ClusterView cluster;
    private final Attributes request;

    public RequestMatcher(ClusterView cluster, Attributes request) {
        this.cluster = cluster;
        this.request = request;
    }

    /** Whether {@code matchConstraints} or {@code matchResources} are about it; where nothing is said, they are. */
    public boolean matches(JsonNode resources) {
        if (!selects(resources) || hasRule(resources.path("excludeResourceRules"), resources)) {
            return false;
        }
        return resources.path("resourceRules").isEmpty() || hasRule(resources.path("resourceRules"), resources);
    }

    /** Whether a webhook's {@code rules} and selectors are about it. */
    public boolean matchesHook(JsonNode hook) {
        return selects(hook) && hasRule(hook.path("rules"), hook);
    }

    /** The version in which a webhook that is asked wants to see the object: its rule may name another one of the same. */
    public String versionFor(JsonNode hook) {
        for (JsonNode rule : hook.path("rules")) {
            if (isAbout(rule, true)) {
                return request.type().version();
            }
        }
        for (JsonNode rule : hook.path("rules")) {
            if (isAbout(rule, false)) {
                return servedVersion(rule, request.type()).orElse(request.type().version());
            }
        }
        return request.type().version();
    }

    private boolean selects(JsonNode selectors) {
        return selectsNamespace(selectors.path("namespaceSelector")) && selectsObject(selectors.path("objectSelector"));
    }

    private boolean selectsNamespace(JsonNode selector) {
        if (selector.isEmpty()) {
            return true;
        }
        boolean ofNamespace = request.type().equals(Resources.NAMESPACES);
        if (request.namespace() == null && !ofNamespace) {
            return true; // what belongs to no namespace is never exempted
        }
        boolean own = ofNamespace && request.subresource() == null && request.object() != null;
        JsonNode namespace =
                own ? request.object() : cluster.namespace(ofNamespace ? request.name() : request.namespace());
        return LabelSelector.ofObject(selector).test(namespace);
    }

    private boolean selectsObject(JsonNode selector) {
        if (selector.isEmpty()) {
            return true;
        }
        LabelSelector wanted = LabelSelector.ofObject(selector);
        return request.object() != null && wanted.test(request.object())
                || request.old() != null && wanted.test(request.old());
    }

    private boolean hasRule(JsonNode rules, JsonNode of) {
        boolean exact = of.path("matchPolicy").asText("Exact").equals("Exact");
        for (JsonNode rule : rules) {
            if (isAbout(rule, exact) && isNamed(rule)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAbout(JsonNode rule, boolean exact) {
        ResourceType type = request.type();
        String resource = type.plural() + (request.subresource() == null ? "" : "/" + request.subresource());
        return names(rule.path("operations"), request.operation())
                && names(rule.path("apiGroups"), type.group())
                && (names(rule.path("apiVersions"), type.version()) || !exact && isServed(rule, type))
                && namesResource(rule.path("resources"), resource)
                && inScope(rule.path("scope").asText("*"));
    }

    private boolean isServed(JsonNode rule, ResourceType type) {
        return servedVersion(rule, type).isPresent();
    }

    /** Another version that a rule names and in which the same objects are served. */
    private Optional<String> servedVersion(JsonNode rule, ResourceType type) {
        for (JsonNode version : rule.path("apiVersions")) {
            String other = type.group().isEmpty() ? version.asText() : type.group() + "/" + version.asText();
            if (cluster.typeOf(other, type.kind()).isPresent()) {
                return Optional.of(version.asText());
            }
        }
        return Optional.empty();
    }

    private boolean isNamed(JsonNode rule) {
        JsonNode names = rule.path("resourceNames");
        if (names.isEmpty()) {
            return true;
        }
        for (JsonNode name : names) {
            if (name.asText().equals(request.name())) {
                return true;
            }
        }
        return false;
    }

    private boolean inScope(String scope) {
        boolean namespaced = request.namespace() != null && !request.type().equals(Resources.NAMESPACES);
        return switch (scope) {
            case "Namespaced" -> namespaced;
            case "Cluster" -> !namespaced;
            default -> true;
        };
    }

    private static boolean names(JsonNode list, String wanted) {
        for (JsonNode item : list) {
            if (item.asText().equals("*") || item.asText().equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    private static boolean namesResource(JsonNode list, String wanted) {
        int slash = wanted.indexOf('/');
        String resource = slash < 0 ? wanted : wanted.substring(0, slash);
        String subresource = slash < 0 ? "" : wanted.substring(slash + 1);
        for (JsonNode item : list) {
            String[] parts = item.asText().split("/", 2);
            String sub = parts.length == 2 ? parts[1] : "";
            boolean fits = parts[0].equals("*") || parts[0].equals(resource);
            if (fits && (sub.equals("*") || sub.equals(subresource))) {
                return true;
            }
        }
        return false;
    }
}
