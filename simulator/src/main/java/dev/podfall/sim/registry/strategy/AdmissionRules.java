package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Labels;
import dev.podfall.sim.registry.fields.Names;
import java.util.HashSet;
import java.util.Set;

/**
 * Which requests policies and webhooks are about: defaults, and what is wrong. Mirrors {@code validateMatchResources} and
 * {@code validateRule} of {@code pkg/apis/admissionregistration/validation}.
 */
final class AdmissionRules {
    private static final Set<String> OPERATIONS = Set.of("*", "CONNECT", "CREATE", "DELETE", "UPDATE");
    private static final Set<String> MUTATED = Set.of("*", "CONNECT", "CREATE", "UPDATE");
    private static final Set<String> SCOPES = Set.of("*", "Cluster", "Namespaced");

    private AdmissionRules() {}

    /** Fills in {@code matchConstraints}, {@code matchResources} or the same fields of a webhook. */
    static void applyDefaults(ObjectNode of) {
        if (!of.has("matchPolicy")) {
            of.put("matchPolicy", "Equivalent");
        }
        for (String selector : new String[] {"namespaceSelector", "objectSelector"}) {
            if (!of.has(selector)) {
                of.putObject(selector);
            }
        }
        for (String list : new String[] {"resourceRules", "excludeResourceRules", "rules"}) {
            for (JsonNode rule : of.path(list)) {
                if (!rule.has("scope") && rule instanceof ObjectNode object) {
                    object.put("scope", "*");
                }
            }
        }
    }

    /** What is wrong with {@code matchConstraints} or {@code matchResources}; nothing with one that is missing. */
    static void validate(JsonNode resources, String path, Errors errors) {
        if (!resources.isObject()) {
            return;
        }
        validateMatchPolicy(resources, path, errors);
        Labels.validateSelector(resources.path("namespaceSelector"), path + ".namespaceSelector", errors);
        Labels.validateSelector(resources.path("objectSelector"), path + ".objectSelector", errors);
        for (String list : new String[] {"resourceRules", "excludeResourceRules"}) {
            JsonNode rules = resources.path(list);
            for (int i = 0; i < rules.size(); i++) {
                validateNames(rules.get(i), path + "." + list + "[" + i + "]", errors);
                validateRule(rules.get(i), path + "." + list + "[" + i + "]", errors);
            }
        }
    }

    /** What is wrong with rules of what is to be changed: what goes cannot be. */
    static void validateMutating(JsonNode resources, String path, Errors errors) {
        for (JsonNode rule : resources.path("resourceRules")) {
            for (JsonNode operation : rule.path("operations")) {
                if (!MUTATED.contains(operation.asText())) {
                    errors.notSupported(
                            path + ".resourceRules.operations", operation.asText(), "*", "CONNECT", "CREATE", "UPDATE");
                }
            }
        }
    }

    static void validateMatchPolicy(JsonNode of, String path, Errors errors) {
        String policy = of.path("matchPolicy").asText("");
        if (!policy.equals("Exact") && !policy.equals("Equivalent")) {
            errors.notSupported(path + ".matchPolicy", policy, "Equivalent", "Exact");
        }
    }

    private static void validateNames(JsonNode rule, String path, Errors errors) {
        Set<String> seen = new HashSet<>();
        JsonNode names = rule.path("resourceNames");
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).asText();
            errors.invalidAll(path + ".resourceNames[" + i + "]", name, Names.pathSegment(name));
            if (!seen.add(name)) {
                errors.duplicate(path + ".resourceNames[" + i + "]", name);
            }
        }
    }

    /** What is wrong with the operations, groups, versions, resources and scope of a rule. */
    static void validateRule(JsonNode rule, String path, Errors errors) {
        JsonNode operations = rule.path("operations");
        require(operations, path + ".operations", errors);
        alone(operations, path + ".operations", "operations", errors);
        for (int i = 0; i < operations.size(); i++) {
            String operation = operations.get(i).asText();
            if (!OPERATIONS.contains(operation)) {
                errors.notSupported(
                        path + ".operations[" + i + "]", operation, "*", "CONNECT", "CREATE", "DELETE", "UPDATE");
            }
        }
        require(rule.path("apiGroups"), path + ".apiGroups", errors);
        alone(rule.path("apiGroups"), path + ".apiGroups", "API groups", errors);
        JsonNode versions = rule.path("apiVersions");
        require(versions, path + ".apiVersions", errors);
        alone(versions, path + ".apiVersions", "API versions", errors);
        for (int i = 0; i < versions.size(); i++) {
            if (versions.get(i).asText().isEmpty()) {
                errors.required(path + ".apiVersions[" + i + "]", "");
            }
        }
        validateResources(rule.path("resources"), path + ".resources", errors);
        String scope = rule.path("scope").asText("*");
        if (!SCOPES.contains(scope)) {
            errors.notSupported(path + ".scope", scope, "*", "Cluster", "Namespaced");
        }
    }

    private static void require(JsonNode list, String path, Errors errors) {
        if (list.isEmpty()) {
            errors.required(path, "");
        }
    }

    private static void alone(JsonNode list, String path, String others, Errors errors) {
        if (list.size() > 1 && has(list, "*")) {
            errors.invalid(path, list, "if '*' is present, must not specify other " + others);
        }
    }

    private static boolean has(JsonNode list, String text) {
        for (JsonNode item : list) {
            if (item.asText().equals(text)) {
                return true;
            }
        }
        return false;
    }

    private static void validateResources(JsonNode resources, String path, Errors errors) {
        require(resources, path, errors);
        Set<String> withAllSubresources = new HashSet<>();
        Set<String> ofAllResources = new HashSet<>();
        boolean plain = false;
        for (int i = 0; i < resources.size(); i++) {
            String text = resources.get(i).asText();
            String at = path + "[" + i + "]";
            int slash = text.indexOf('/');
            if (text.isEmpty()) {
                errors.required(at, "");
            } else if (slash < 0) {
                plain = !text.equals("*");
            } else {
                String resource = text.substring(0, slash);
                String subresource = text.substring(slash + 1);
                if (withAllSubresources.contains(resource)) {
                    errors.invalid(at, text, "if '" + resource + "/*' is present, must not specify " + text);
                }
                if (ofAllResources.contains(subresource)) {
                    errors.invalid(at, text, "if '*/" + subresource + "' is present, must not specify " + text);
                }
                if (subresource.equals("*")) {
                    withAllSubresources.add(resource);
                }
                if (resource.equals("*")) {
                    ofAllResources.add(subresource);
                }
            }
        }
        if (resources.size() > 1 && has(resources, "*/*")) {
            errors.invalid(path, resources, "if '*/*' is present, must not specify other resources");
        }
        if (has(resources, "*") && plain) {
            errors.invalid(path, resources, "if '*' is present, must not specify other resources without subresources");
        }
    }
}
