package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules of a FlowSchema: who asks for what. Mirrors {@code ValidateFlowSchemaPolicyRulesWithSubjects}. */
final class FlowRules {
    private static final String[] VERBS = {
        "create", "delete", "deletecollection", "get", "list", "patch", "proxy", "update", "watch"
    };
    private static final Map<String, String> KINDS =
            Map.of("ServiceAccount", "serviceAccount", "User", "user", "Group", "group");

    /** Those of another kind than the subject's own, in the order in which upstream looks. */
    private static final Map<String, List<String>> OTHERS = Map.of(
            "ServiceAccount", List.of("User", "Group"),
            "User", List.of("ServiceAccount", "Group"),
            "Group", List.of("ServiceAccount", "User"));

    private FlowRules() {}

    static void validate(JsonNode rule, String path, Errors errors) {
        JsonNode subjects = rule.path("subjects");
        if (subjects.isEmpty()) {
            errors.required(path + ".subjects", "subjects must contain at least one value");
        }
        for (int i = 0; i < subjects.size(); i++) {
            validateSubject(subjects.get(i), path + ".subjects[" + i + "]", errors);
        }
        JsonNode resources = rule.path("resourceRules");
        JsonNode others = rule.path("nonResourceRules");
        if (resources.isEmpty() && others.isEmpty()) {
            errors.required(path, "at least one of resourceRules and nonResourceRules has to be non-empty");
        }
        for (int i = 0; i < resources.size(); i++) {
            validateResourceRule(resources.get(i), path + ".resourceRules[" + i + "]", errors);
        }
        for (int i = 0; i < others.size(); i++) {
            validatePathRule(others.get(i), path + ".nonResourceRules[" + i + "]", errors);
        }
    }

    private static void validateSubject(JsonNode subject, String path, Errors errors) {
        String kind = subject.path("kind").asText("");
        if (!KINDS.containsKey(kind)) {
            errors.notSupported(path + ".kind", kind, "Group", "ServiceAccount", "User");
            return;
        }
        String field = KINDS.get(kind);
        JsonNode who = subject.path(field);
        if (!who.isObject()) {
            errors.required(path + "." + field, field + " is required when subject kind is '" + kind + "'");
        } else {
            validateNames(kind, who, path + "." + field, errors);
        }
        for (String other : OTHERS.get(kind)) {
            String its = KINDS.get(other);
            if (subject.path(its).isObject()) {
                errors.forbidden(path + "." + its, its + " is forbidden when subject kind is not '" + other + "'");
            }
        }
    }

    private static void validateNames(String kind, JsonNode who, String path, Errors errors) {
        String name = who.path("name").asText("");
        if (name.isEmpty()) {
            errors.required(path + ".name", "");
        } else if (kind.equals("ServiceAccount") && !name.equals("*")) {
            errors.invalidAll(path + ".name", name, Names.subdomain(name));
        }
        if (kind.equals("ServiceAccount")) {
            String namespace = who.path("namespace").asText("");
            if (namespace.isEmpty()) {
                errors.required(path + ".namespace", "must specify namespace for service account");
            } else {
                errors.invalidAll(path + ".namespace", namespace, Names.label(namespace));
            }
        }
    }

    private static void validateResourceRule(JsonNode rule, String path, Errors errors) {
        validateVerbs(rule.path("verbs"), path + ".verbs", errors);
        validateAll(rule, path, "apiGroups", "api group", errors);
        validateAll(rule, path, "resources", "resource", errors);
        JsonNode namespaces = rule.path("namespaces");
        String at = path + ".namespaces";
        if (namespaces.isEmpty() && !rule.path("clusterScope").asBoolean()) {
            errors.required(at, "resource rules that are not cluster scoped must supply at least one namespace");
        } else if (hasWildcard(namespaces)) {
            alone(namespaces, at, "namespaces", errors);
        } else {
            for (int i = 0; i < namespaces.size(); i++) {
                String name = namespaces.get(i).asText();
                for (String wrong : Names.label(name)) {
                    String told = "each member of this list must be '*' or a DNS-1123 label; " + wrong;
                    errors.invalid(at + "[" + i + "]", name, told);
                }
            }
        }
    }

    private static void validateAll(JsonNode rule, String path, String field, String what, Errors errors) {
        JsonNode list = rule.path(field);
        if (list.isEmpty()) {
            errors.required(path + "." + field, "resource rules must supply at least one " + what);
        } else if (hasWildcard(list)) {
            alone(list, path + "." + field, what + "s", errors);
        }
    }

    private static void validatePathRule(JsonNode rule, String path, Errors errors) {
        validateVerbs(rule.path("verbs"), path + ".verbs", errors);
        JsonNode urls = rule.path("nonResourceURLs");
        String at = path + ".nonResourceURLs";
        if (urls.isEmpty()) {
            errors.required(at, "nonResourceURLs must contain at least one value");
        } else if (hasWildcard(urls)) {
            alone(urls, at, "non-resource URLs", errors);
        } else {
            for (int i = 0; i < urls.size(); i++) {
                String wrong = problem(urls.get(i).asText());
                if (!wrong.isEmpty()) {
                    errors.invalid(at + "[" + i + "]", urls.get(i).asText(), wrong);
                }
            }
        }
    }

    /** Mirrors {@code ValidateNonResourceURLPath}. */
    private static String problem(String url) {
        if (url.isEmpty()) {
            return "must not be empty";
        } else if (!url.startsWith("/")) {
            return "must start with slash";
        } else if (url.contains(" ")) {
            return "must not contain white-space";
        } else if (url.contains("//")) {
            return "must not contain double slash";
        }
        int star = url.indexOf('*');
        boolean last = star == url.length() - 1 && url.endsWith("/*");
        return star < 0 || last ? "" : "wildcard can only do suffix matching";
    }

    private static void validateVerbs(JsonNode verbs, String path, Errors errors) {
        if (verbs.isEmpty()) {
            errors.required(path, "verbs must contain at least one value");
        } else if (hasWildcard(verbs)) {
            alone(verbs, path, "verbs", errors);
        } else if (!List.of(VERBS).containsAll(texts(verbs))) {
            errors.notSupported(path, verbs, VERBS);
        }
    }

    private static void alone(JsonNode list, String path, String others, Errors errors) {
        if (list.size() > 1) {
            errors.invalid(path, list, "if '*' is present, must not specify other " + others);
        }
    }

    private static boolean hasWildcard(JsonNode list) {
        return texts(list).contains("*");
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    /** The conditions of FlowSchemas and of their levels. */
    static void validateConditions(JsonNode conditions, Errors errors) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < conditions.size(); i++) {
            String type = conditions.get(i).path("type").asText("");
            String path = "status.conditions[" + i + "].type";
            if (!seen.add(type)) {
                errors.duplicate(path, type);
            }
            if (type.isEmpty()) {
                errors.required(path, "");
            }
        }
    }
}
