package dev.podfall.scenario.lint;

import dev.podfall.scenario.LabFacts.Access;
import dev.podfall.scenario.LabFacts.Grant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a lab gives learners beside a role is complete, names what it gives, and lets nobody give themselves more. */
final class GrantsAreNarrow implements Rule {
    private static final Set<String> ESCALATING = Set.of("escalate", "bind", "impersonate");
    private static final String RBAC = "rbac.authorization.k8s.io";
    /** In a namespace the API server itself lets nobody give away more than they have; {@code escalate} and {@code bind} would. */
    private static final Set<String> OF_NAMESPACES = Set.of("roles", "rolebindings");

    /** What a rule of the cluster may be about. */
    private static final Set<String> WITHOUT_NAMESPACE = Set.of(
            "nodes",
            "persistentvolumes",
            "storageclasses",
            "volumeattachments",
            "csidrivers",
            "csinodes",
            "ingressclasses",
            "priorityclasses",
            "runtimeclasses",
            "customresourcedefinitions",
            "apiservices",
            "mutatingwebhookconfigurations",
            "validatingwebhookconfigurations",
            "validatingadmissionpolicies",
            "validatingadmissionpolicybindings",
            "clusterissuers",
            "clustersecretstores");

    @Override
    public List<Finding> check(LintedLab lab) {
        List<Finding> findings = new ArrayList<>();
        for (Access access : lab.lab().facts().access()) {
            String where = lab.file("lab.yaml") + " access " + access.namespace();
            access.rules().forEach(g -> check(g, where, findings));
        }
        String cluster = lab.file("lab.yaml") + " cluster";
        for (Grant grant : lab.lab().facts().cluster()) {
            check(grant, cluster, findings);
            if (!WITHOUT_NAMESPACE.containsAll(grant.resources())) {
                findings.add(new Finding(
                        cluster,
                        "A rule of the cluster reaches into all namespaces.",
                        "Name what belongs to none here, such as persistentvolumes; the rest under access."));
            }
        }
        return findings;
    }

    private static void check(Grant grant, String where, List<Finding> findings) {
        List<List<String>> parts = List.of(grant.apiGroups(), grant.resources(), grant.verbs());
        if (parts.stream().anyMatch(List::isEmpty)) {
            findings.add(new Finding(
                    where,
                    "A rule has no apiGroups, no resources or no verbs.",
                    "Name at least one of each; \"\" is the core group."));
        }
        if (parts.stream().flatMap(List::stream).anyMatch(w -> w.contains("*"))) {
            findings.add(new Finding(
                    where, "A rule gives everything, with *.", "Name the groups, resources and verbs the lab needs."));
        }
        boolean writes = !Set.of("get", "list", "watch").containsAll(grant.verbs());
        boolean escalates = grant.verbs().stream().anyMatch(ESCALATING::contains);
        boolean ofTheCluster = grant.apiGroups().contains(RBAC) && !OF_NAMESPACES.containsAll(grant.resources());
        if (escalates || writes && ofTheCluster) {
            findings.add(new Finding(
                    where,
                    "A rule lets learners give themselves more rights.",
                    "Leave rights to the roles edit and view, and to rules that name what they are for."));
        }
    }
}
