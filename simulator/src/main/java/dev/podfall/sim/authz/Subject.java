package dev.podfall.sim.authz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.registry.UserInfo;

/** A binding's subject. Mirrors {@code appliesToUser} of {@code pkg/registry/rbac/validation/rule.go}. */
final class Subject {
    private Subject() {}

    static boolean is(JsonNode subject, UserInfo user, String bindingNamespace) {
        String name = subject.path("name").asText();
        return switch (subject.path("kind").asText()) {
            case "User" -> user.name().equals(name);
            case "Group" -> user.groups().contains(name);
            case "ServiceAccount" ->
                user.name()
                        .equals("system:serviceaccount:"
                                + subject.path("namespace").asText(bindingNamespace) + ":" + name);
            default -> false;
        };
    }

    /** Why something is allowed, as reviews report it. */
    static String why(KubeObject binding, JsonNode ref, JsonNode subject) {
        boolean namespaced = !binding.namespace().isEmpty();
        String kind = namespaced ? "RoleBinding" : "ClusterRoleBinding";
        String place = namespaced ? "/" + binding.namespace() : "";
        String account = subject.path("namespace").asText();
        return "RBAC: allowed by " + kind + " \"" + binding.name() + place + "\" of "
                + ref.path("kind").asText() + " \"" + ref.path("name").asText() + "\" to "
                + subject.path("kind").asText() + " \"" + subject.path("name").asText()
                + (account.isEmpty() ? "" : "/" + account) + "\"";
    }
}
