package dev.podfall.engine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.LabFacts.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The RBAC objects that give a learner what a lab says. {@code edit} and {@code view} allow what the built-in
 * ClusterRoles of these names allow for the kinds that labs use.
 */
public final class LearnerRights {
    private static final String GROUP = "rbac.authorization.k8s.io";
    private static final String READ = "get list watch";
    private static final String WRITE = READ + " create update patch delete deletecollection";

    private static final Map<String, String> READABLE = Map.of(
            "",
            """
            pods pods/log pods/status services endpoints configmaps serviceaccounts
            persistentvolumeclaims replicationcontrollers events limitranges resourcequotas""",
            "apps",
            """
            deployments deployments/scale deployments/status replicasets statefulsets daemonsets
            controllerrevisions""",
            "batch",
            "jobs cronjobs",
            "networking.k8s.io",
            "ingresses networkpolicies",
            "autoscaling",
            "horizontalpodautoscalers",
            "policy",
            "poddisruptionbudgets",
            "discovery.k8s.io",
            "endpointslices",
            "events.k8s.io",
            "events",
            "metrics.k8s.io",
            "pods");

    private static final Map<String, String> WRITABLE = Map.of(
            "",
            """
            pods pods/exec pods/attach pods/portforward pods/proxy pods/eviction
            pods/ephemeralcontainers services services/proxy endpoints configmaps secrets
            serviceaccounts persistentvolumeclaims replicationcontrollers events""",
            "apps",
            """
            deployments deployments/scale deployments/rollback replicasets replicasets/scale
            statefulsets statefulsets/scale daemonsets""",
            "batch",
            "jobs cronjobs",
            "networking.k8s.io",
            "ingresses networkpolicies",
            "autoscaling",
            "horizontalpodautoscalers",
            "policy",
            "poddisruptionbudgets",
            "discovery.k8s.io",
            "endpointslices");

    private static final Map<String, String> OF_THE_CLUSTER = Map.of(
            "", "nodes namespaces",
            "networking.k8s.io", "ingressclasses",
            "scheduling.k8s.io", "priorityclasses",
            "storage.k8s.io", "storageclasses",
            "metrics.k8s.io", "nodes");

    private LearnerRights() {}

    /** Roles and bindings, in the order they can be applied. */
    public static List<ObjectNode> of(Learner learner) {
        List<ObjectNode> objects = new ArrayList<>();
        ObjectNode nodes = object("ClusterRole", null);
        rules(nodes, OF_THE_CLUSTER, READ);
        objects.add(nodes);
        objects.add(binding("ClusterRoleBinding", "ClusterRole", null, learner.user()));
        for (Access access : learner.access()) {
            ObjectNode role = object("Role", access.namespace());
            rules(role, READABLE, READ);
            if (access.role() == Access.Role.edit) {
                rules(role, WRITABLE, WRITE);
            }
            objects.add(role);
            objects.add(binding("RoleBinding", "Role", access.namespace(), learner.user()));
        }
        return objects;
    }

    /** @param resources the names of resources, separated by spaces, by API group */
    private static void rules(ObjectNode role, Map<String, String> resources, String verbs) {
        ArrayNode rules = role.withArray("/rules");
        new TreeMap<>(resources).forEach((group, names) -> {
            ObjectNode rule = rules.addObject();
            rule.putArray("apiGroups").add(group);
            words(names).forEach(rule.putArray("resources")::add);
            words(verbs).forEach(rule.putArray("verbs")::add);
        });
    }

    private static List<String> words(String text) {
        return List.of(text.split("\\s+"));
    }

    private static ObjectNode binding(String kind, String roleKind, String namespace, String user) {
        ObjectNode binding = object(kind, namespace);
        binding.putObject("roleRef")
                .put("apiGroup", GROUP)
                .put("kind", roleKind)
                .put("name", name(namespace));
        binding.putArray("subjects")
                .addObject()
                .put("apiGroup", GROUP)
                .put("kind", "User")
                .put("name", user);
        return binding;
    }

    private static ObjectNode object(String kind, String namespace) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("apiVersion", GROUP + "/v1").put("kind", kind);
        ObjectNode metadata = object.putObject("metadata").put("name", name(namespace));
        if (namespace != null) {
            metadata.put("namespace", namespace);
        }
        return object;
    }

    private static String name(String namespace) {
        return namespace == null ? "podfall-learner" : "learner";
    }
}
