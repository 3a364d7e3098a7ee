package dev.podfall.engine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.LabFacts.Access;
import dev.podfall.scenario.LabFacts.Grant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The RBAC objects that give a learner what a lab says: bindings to the cluster's own ClusterRoles {@code edit} and
 * {@code view}, a Role with what the lab names beside them, and reading of what has no namespace.
 */
public final class LearnerRights {
    private static final String GROUP = "rbac.authorization.k8s.io";
    private static final String CLUSTER_ROLE = "ClusterRole";
    private static final String OF_THE_CLUSTER = "podfall-learner";
    private static final String EXTRA = "learner-extra";
    private static final List<String> READ = List.of("get", "list", "watch");

    private static final List<Grant> READING = List.of(
            new Grant(List.of(""), List.of("nodes", "namespaces"), READ),
            new Grant(List.of("metrics.k8s.io"), List.of("nodes"), READ),
            new Grant(List.of("networking.k8s.io"), List.of("ingressclasses"), READ),
            new Grant(List.of("scheduling.k8s.io"), List.of("priorityclasses"), READ),
            new Grant(List.of("storage.k8s.io"), List.of("storageclasses"), READ));

    private LearnerRights() {}

    /** Roles and bindings, in the order they can be applied. */
    public static List<ObjectNode> of(Learner learner) {
        List<ObjectNode> objects = new ArrayList<>();
        List<Grant> ofTheCluster = new ArrayList<>(READING);
        ofTheCluster.addAll(learner.cluster());
        objects.add(role(CLUSTER_ROLE, null, OF_THE_CLUSTER, ofTheCluster));
        objects.add(binding(null, OF_THE_CLUSTER, CLUSTER_ROLE, OF_THE_CLUSTER, learner));
        for (Access access : learner.access()) {
            String role = access.role().name();
            objects.add(binding(access.namespace(), "learner-" + role, CLUSTER_ROLE, role, learner));
            if (!access.rules().isEmpty()) {
                objects.add(role("Role", access.namespace(), EXTRA, access.rules()));
                objects.add(binding(access.namespace(), EXTRA, "Role", EXTRA, learner));
            }
        }
        return objects;
    }

    private static ObjectNode role(String kind, String namespace, String name, List<Grant> grants) {
        ObjectNode role = object(kind, namespace, name);
        ArrayNode rules = role.putArray("rules");
        for (Grant grant : grants) {
            ObjectNode rule = rules.addObject();
            fill(rule.putArray("apiGroups"), grant.apiGroups());
            fill(rule.putArray("resources"), grant.resources());
            fill(rule.putArray("verbs"), grant.verbs());
        }
        return role;
    }

    private static void fill(ArrayNode list, Collection<String> words) {
        words.forEach(list::add);
    }

    private static ObjectNode binding(String namespace, String name, String roleKind, String role, Learner learner) {
        ObjectNode binding = object(namespace == null ? "ClusterRoleBinding" : "RoleBinding", namespace, name);
        binding.putObject("roleRef")
                .put("apiGroup", GROUP)
                .put("kind", roleKind)
                .put("name", role);
        binding.putArray("subjects")
                .addObject()
                .put("apiGroup", GROUP)
                .put("kind", "User")
                .put("name", learner.user());
        return binding;
    }

    private static ObjectNode object(String kind, String namespace, String name) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("apiVersion", GROUP + "/v1").put("kind", kind);
        ObjectNode metadata = object.putObject("metadata").put("name", name);
        if (namespace != null) {
            metadata.put("namespace", namespace);
        }
        return object;
    }
}
