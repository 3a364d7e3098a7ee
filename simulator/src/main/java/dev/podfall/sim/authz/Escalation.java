package dev.podfall.sim.authz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.registry.UserInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Keeps users from granting what they do not have. Mirrors {@code pkg/registry/rbac/escalation_check.go} and {@code
 * ConfirmNoEscalation} of {@code pkg/registry/rbac/validation}.
 */
public final class Escalation {
    private static final String GROUP = "rbac.authorization.k8s.io";

    private final SimClient client;
    private final Authorizer authorizer;

    /** @param client reads the roles that bindings refer to */
    public Escalation(SimClient client, Authorizer authorizer) {
        this.client = client;
        this.authorizer = authorizer;
    }

    /** Whether objects of that type grant rights. */
    public static boolean concerns(ResourceType type) {
        return type.group().equals(GROUP);
    }

    /**
     * Checks a Role or binding as it would be stored.
     *
     * @throws ApiException 403 if it grants what {@code user} does not have
     */
    public void check(UserInfo user, ResourceType type, ObjectNode object) {
        KubeObject view = new KubeObject(object);
        boolean binding = type.kind().endsWith("Binding");
        JsonNode ref = object.path("roleRef");
        ResourceType role = ref.path("kind").asText().equals("Role") ? Resources.ROLES : Resources.CLUSTERROLES;
        Attributes pass = binding
                ? wish(
                        user,
                        "bind",
                        role.plural(),
                        view.namespace(),
                        ref.path("name").asText())
                : wish(user, "escalate", type.plural(), view.namespace(), view.name());
        if (authorizer.authorize(pass).allowed()) {
            return;
        }
        JsonNode rules = object.path("rules");
        if (binding) {
            String namespace = role.namespaced() ? view.namespace() : null;
            rules = client.get(role, namespace, ref.path("name").asText()).path("rules");
        }
        String missing = missing(authorizer.rules(user, view.namespace()).rules(), rules);
        if (!missing.isEmpty()) {
            String text = "user \"" + user.name() + "\" (groups=" + quoted(user.groups())
                    + ") is attempting to grant RBAC permissions not currently held:\n" + missing;
            throw ApiException.forbidden(type, view.name(), text);
        }
    }

    private static Attributes wish(UserInfo user, String verb, String resource, String namespace, String name) {
        return Attributes.resource(user, verb, GROUP, resource, namespace, name);
    }

    /** What is not covered, a line per group and resource; empty if all is. */
    private static String missing(List<JsonNode> held, JsonNode wanted) {
        Map<String, List<String>> verbs = new LinkedHashMap<>();
        for (JsonNode rule : wanted) {
            for (JsonNode verb : rule.path("verbs")) {
                for (JsonNode url : rule.path("nonResourceURLs")) {
                    Attributes wish = Attributes.path(null, verb.asText(), url.asText());
                    note(verbs, held, wish, "{NonResourceURLs:[\"" + url.asText() + "\"]");
                }
                for (JsonNode group : rule.path("apiGroups")) {
                    for (JsonNode resource : rule.path("resources")) {
                        resource(verbs, held, rule, List.of(verb.asText(), group.asText(), resource.asText()));
                    }
                }
            }
        }
        TreeSet<String> lines = new TreeSet<>();
        verbs.forEach((what, list) -> lines.add(what + ", Verbs:" + quoted(list) + "}"));
        return String.join("\n", lines);
    }

    private static void resource(
            Map<String, List<String>> verbs, List<JsonNode> held, JsonNode rule, List<String> wanted) {
        String what = "{APIGroups:[\"" + wanted.get(1) + "\"], Resources:[\"" + wanted.get(2) + "\"]";
        List<String> names = new ArrayList<>();
        rule.path("resourceNames").forEach(n -> names.add(n.asText()));
        if (names.isEmpty()) {
            note(verbs, held, Attributes.resource(null, wanted.get(0), wanted.get(1), wanted.get(2), "", ""), what);
        }
        for (String name : names) {
            Attributes wish = Attributes.resource(null, wanted.get(0), wanted.get(1), wanted.get(2), "", name);
            note(verbs, held, wish, what + ", ResourceNames:[\"" + name + "\"]");
        }
    }

    private static void note(Map<String, List<String>> verbs, List<JsonNode> held, Attributes wish, String what) {
        if (held.stream().noneMatch(rule -> PolicyRule.allows(rule, wish))) {
            List<String> missing = verbs.computeIfAbsent(what, w -> new ArrayList<>());
            if (!missing.contains(wish.verb())) {
                missing.add(wish.verb());
            }
        }
    }

    private static String quoted(List<String> words) {
        return words.isEmpty() ? "[]" : "[\"" + String.join("\" \"", words) + "\"]";
    }
}
