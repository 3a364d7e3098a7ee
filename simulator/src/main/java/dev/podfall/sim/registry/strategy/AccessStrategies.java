package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Labels;
import dev.podfall.sim.registry.fields.Names;
import java.util.List;
import java.util.stream.Stream;

/** Roles and bindings. Mirrors {@code pkg/apis/rbac}. */
final class AccessStrategies {
    private static final String GROUP = "rbac.authorization.k8s.io";

    private AccessStrategies() {}

    /** Roles and ClusterRoles. */
    static final class Role extends Strategy {
        Role(KindSpec kind) {
            super(kind);
        }

        @Override
        public void validate(ObjectNode role, Errors errors) {
            JsonNode rules = role.path("rules");
            for (int i = 0; i < rules.size(); i++) {
                JsonNode rule = rules.get(i);
                String path = "rules[" + i + "]";
                if (rule.path("verbs").isEmpty()) {
                    errors.required(path + ".verbs", "verbs must contain at least one value");
                }
                boolean urls = !rule.path("nonResourceURLs").isEmpty();
                if (urls && type().namespaced()) {
                    errors.invalid(
                            path + ".nonResourceURLs",
                            rule.path("nonResourceURLs"),
                            "namespaced rules cannot apply to non-resource URLs");
                }
                boolean both = Stream.of("apiGroups", "resources", "resourceNames")
                        .anyMatch(field -> !rule.path(field).isEmpty());
                if (urls && both) {
                    errors.invalid(
                            path + ".nonResourceURLs",
                            rule.path("nonResourceURLs"),
                            "rules cannot apply to both regular resources and non-resource URLs");
                } else if (!urls) {
                    if (rule.path("apiGroups").isEmpty()) {
                        errors.required(path + ".apiGroups", "resource rules must supply at least one api group");
                    }
                    if (rule.path("resources").isEmpty()) {
                        errors.required(path + ".resources", "resource rules must supply at least one resource");
                    }
                }
            }
            if (role.path("aggregationRule").isObject()) {
                validateAggregation(role.path("aggregationRule").path("clusterRoleSelectors"), errors);
            }
        }

        private static void validateAggregation(JsonNode selectors, Errors errors) {
            String path = "aggregationRule.clusterRoleSelectors";
            if (selectors.isEmpty()) {
                errors.required(path, "at least one clusterRoleSelector required if aggregationRule is non-nil");
            }
            for (int i = 0; i < selectors.size(); i++) {
                Labels.validateSelector(selectors.get(i), path + "[" + i + "]", errors);
                if (!Labels.isUsable(selectors.get(i))) {
                    errors.invalid(path + "[" + i + "]", NullNode.getInstance(), "invalid label selector.");
                }
            }
        }

        @Override
        public List<String> validateName(String name) {
            return Names.pathSegment(name);
        }

        @Override
        public boolean createsOnUpdate() {
            return true;
        }
    }

    /** RoleBindings and ClusterRoleBindings. */
    static final class Binding extends Strategy {
        Binding(KindSpec kind) {
            super(kind);
        }

        @Override
        public void applyDefaults(ObjectNode binding) {
            ObjectNode role = WorkloadStrategy.objectAt(binding, "roleRef");
            if (role.path("apiGroup").asText().isEmpty()) {
                role.put("apiGroup", GROUP);
            }
            for (JsonNode subject : binding.path("subjects")) {
                String kind = subject.path("kind").asText();
                boolean named = kind.equals("User") || kind.equals("Group");
                if (named && subject.path("apiGroup").asText().isEmpty()) {
                    ((ObjectNode) subject).put("apiGroup", GROUP);
                }
            }
        }

        @Override
        public void validate(ObjectNode binding, Errors errors) {
            JsonNode role = binding.path("roleRef");
            String group = role.path("apiGroup").asText();
            if (!group.equals(GROUP)) {
                errors.notSupported("roleRef.apiGroup", group, GROUP);
            }
            String kind = role.path("kind").asText();
            boolean known = kind.equals("ClusterRole") || kind.equals("Role") && type().namespaced();
            if (!known) {
                String[] supported =
                        type().namespaced() ? new String[] {"Role", "ClusterRole"} : new String[] {"ClusterRole"};
                errors.notSupported("roleRef.kind", kind, supported);
            }
            String name = role.path("name").asText();
            if (name.isEmpty()) {
                errors.required("roleRef.name", "");
            } else {
                errors.invalidAll("roleRef.name", name, Names.pathSegment(name));
            }
            for (int i = 0; i < binding.path("subjects").size(); i++) {
                subject(binding.path("subjects").get(i), "subjects[" + i + "]", errors);
            }
        }

        private void subject(JsonNode subject, String path, Errors errors) {
            String kind = subject.path("kind").asText();
            String name = subject.path("name").asText();
            String group = subject.path("apiGroup").asText();
            if (name.isEmpty()) {
                errors.required(path + ".name", "");
            }
            switch (kind) {
                case "ServiceAccount" -> {
                    if (!name.isEmpty()) {
                        errors.invalidAll(path + ".name", name, Names.subdomain(name));
                    }
                    if (!group.isEmpty()) {
                        errors.notSupported(path + ".apiGroup", group, "");
                    }
                    if (!type().namespaced()
                            && subject.path("namespace").asText().isEmpty()) {
                        errors.required(path + ".namespace", "");
                    }
                }
                case "User", "Group" -> {
                    if (!group.equals(GROUP)) {
                        errors.notSupported(path + ".apiGroup", group, GROUP);
                    }
                }
                default -> errors.notSupported(path + ".kind", kind, "ServiceAccount", "User", "Group");
            }
        }

        @Override
        public void validateUpdate(ObjectNode binding, ObjectNode old, Errors errors) {
            validate(binding, errors);
            if (!binding.path("roleRef").equals(old.path("roleRef"))) {
                errors.invalid("roleRef", asInternal(binding.path("roleRef")), "cannot change roleRef");
            }
        }

        /** Upstream shows its own type, whose fields have no names for JSON. */
        private static ObjectNode asInternal(JsonNode roleRef) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("APIGroup", roleRef.path("apiGroup").asText())
                    .put("Kind", roleRef.path("kind").asText())
                    .put("Name", roleRef.path("name").asText());
        }

        @Override
        public List<String> validateName(String name) {
            return Names.pathSegment(name);
        }

        @Override
        public boolean createsOnUpdate() {
            return true;
        }
    }
}
