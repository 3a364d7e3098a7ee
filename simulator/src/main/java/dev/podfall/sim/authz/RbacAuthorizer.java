package dev.podfall.sim.authz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.registry.UserInfo;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides by the Role and binding objects there are at that moment. Who is in {@code system:masters} may do all things.
 * Mirrors {@code plugin/pkg/auth/authorizer/rbac/rbac.go} and {@code pkg/registry/rbac/validation/rule.go}.
 */
public final class RbacAuthorizer implements Authorizer {
    private static final String MASTERS = "system:masters";

    private final SimClient client;

    /** @param client reads Roles and bindings, with the rights of the system */
    public RbacAuthorizer(SimClient client) {
        this.client = client;
    }

    @Override
    public Decision authorize(Attributes wish) {
        if (wish.user().groups().contains(MASTERS)) {
            return Decision.allow("");
        }
        Search search = new Search(wish);
        boolean allowed = visit(wish.user(), wish.namespace(), search);
        if (allowed) {
            return Decision.allow(search.reason);
        }
        return search.errors.isEmpty()
                ? Decision.NO_OPINION
                : new Decision(false, "RBAC: " + aggregate(search.errors), aggregate(search.errors));
    }

    @Override
    public Rules rules(UserInfo user, String namespace) {
        Collector collector = new Collector();
        if (user.groups().contains(MASTERS)) {
            collector.role("", client.get(Resources.CLUSTERROLES, null, "cluster-admin"));
        }
        visit(user, namespace, collector);
        return new Rules(List.copyOf(collector.rules), List.copyOf(collector.errors));
    }

    /** Shows a visitor every role bound to the user, until it has seen enough. */
    private boolean visit(UserInfo user, String namespace, Visitor visitor) {
        for (ObjectNode binding : client.list(Resources.CLUSTERROLEBINDINGS, null)) {
            if (visitBinding(new KubeObject(binding), user, visitor)) {
                return true;
            }
        }
        if (!namespace.isEmpty()) {
            for (ObjectNode binding : client.list(Resources.ROLEBINDINGS, namespace)) {
                if (visitBinding(new KubeObject(binding), user, visitor)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean visitBinding(KubeObject binding, UserInfo user, Visitor visitor) {
        for (JsonNode subject : binding.json().path("subjects")) {
            if (Subject.is(subject, user, binding.namespace())) {
                JsonNode ref = binding.json().path("roleRef");
                boolean ofCluster = ref.path("kind").asText().equals("ClusterRole");
                ResourceType type = ofCluster ? Resources.CLUSTERROLES : Resources.ROLES;
                String roleName = ref.path("name").asText();
                var role = client.find(type, ofCluster ? null : binding.namespace(), roleName);
                if (role.isEmpty()) {
                    visitor.missing(type, roleName);
                    return false;
                }
                return visitor.role(Subject.why(binding, ref, subject), withAggregated(role.get()));
            }
        }
        return false;
    }

    /** A ClusterRole that aggregates has the rules of those it selects, whether or not a controller wrote them down yet. */
    private ObjectNode withAggregated(ObjectNode role) {
        JsonNode selectors = role.path("aggregationRule").path("clusterRoleSelectors");
        if (selectors.isEmpty() || !role.path("rules").isEmpty()) {
            return role;
        }
        ObjectNode whole = role.deepCopy();
        for (JsonNode selector : selectors) {
            LabelSelector labels = LabelSelector.ofObject(selector);
            for (ObjectNode part : client.list(Resources.CLUSTERROLES, null, labels)) {
                part.path("rules").forEach(whole.withArray("/rules")::add);
            }
        }
        return whole;
    }

    private static String aggregate(Set<String> errors) {
        return errors.size() == 1 ? errors.iterator().next() : "[" + String.join(", ", errors) + "]";
    }

    /** Sees the roles of a user one by one. */
    private interface Visitor {
        /** @return whether it has seen enough */
        boolean role(String why, ObjectNode role);

        void missing(ResourceType type, String name);
    }

    private static String notFound(ResourceType type, String name) {
        return type.kind().toLowerCase(java.util.Locale.ROOT) + "." + type.group() + " \"" + name + "\" not found";
    }

    /** Looks for the first rule that allows a wish. */
    private static final class Search implements Visitor {
        private final Attributes wish;
        private final Set<String> errors = new LinkedHashSet<>();
        private String reason = "";

        Search(Attributes wish) {
            this.wish = wish;
        }

        @Override
        public boolean role(String why, ObjectNode role) {
            for (JsonNode rule : role.path("rules")) {
                if (PolicyRule.allows(rule, wish)) {
                    reason = why;
                    return true;
                }
            }
            return false;
        }

        @Override
        public void missing(ResourceType type, String name) {
            errors.add(notFound(type, name));
        }
    }

    /** Gathers all rules. */
    private static final class Collector implements Visitor {
        private final List<JsonNode> rules = new ArrayList<>();
        private final Set<String> errors = new LinkedHashSet<>();

        @Override
        public boolean role(String why, ObjectNode role) {
            role.path("rules").forEach(rules::add);
            return false;
        }

        @Override
        public void missing(ResourceType type, String name) {
            errors.add(notFound(type, name));
        }
    }
}
