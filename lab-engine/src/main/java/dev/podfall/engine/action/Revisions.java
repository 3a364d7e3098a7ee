package dev.podfall.engine.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import dev.podfall.scenario.action.Target;
import dev.podfall.scenario.action.Undo;
import java.util.Comparator;
import java.util.List;

/** A Deployment's earlier revisions. Mirrors {@code k8s.io/kubectl/pkg/polymorphichelpers/rollback.go}. */
final class Revisions {
    private static final String ANNOTATION = "deployment.kubernetes.io/revision";

    private Revisions() {}

    /** The pod template of a revision; of the one before the present for 0. */
    static ObjectNode template(ClusterApi api, Target deployment, int toRevision) {
        List<ObjectNode> sets = api.list("ReplicaSet", deployment.namespace(), null).stream()
                .filter(s -> ownedBy(s, deployment.name()))
                .sorted(Comparator.comparingLong(Revisions::revision).reversed())
                .toList();
        ObjectNode wanted = toRevision == 0
                ? sets.stream().skip(1).findFirst().orElse(null)
                : sets.stream()
                        .filter(s -> revision(s) == toRevision)
                        .findFirst()
                        .orElse(null);
        if (wanted == null) {
            throw new ActionImpossible("there is no such revision", new Undo(deployment, toRevision));
        }
        ObjectNode template = wanted.path("spec").path("template").deepCopy();
        template.withObject("/metadata/labels").remove("pod-template-hash");
        return template;
    }

    private static boolean ownedBy(ObjectNode set, String deployment) {
        for (var owner : set.path("metadata").path("ownerReferences")) {
            if (owner.path("kind").asText().equals("Deployment")
                    && owner.path("name").asText().equals(deployment)) {
                return true;
            }
        }
        return false;
    }

    private static long revision(ObjectNode set) {
        return set.path("metadata").path("annotations").path(ANNOTATION).asLong();
    }
}
