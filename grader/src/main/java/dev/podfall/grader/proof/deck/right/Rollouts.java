package dev.podfall.grader.proof.deck.right;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.engine.ImageName;
import dev.podfall.engine.action.Performer;
import dev.podfall.grader.proof.deck.Card;
import dev.podfall.grader.proof.deck.Manifests;
import dev.podfall.grader.proof.deck.Stake;
import dev.podfall.grader.proof.deck.Subject;
import dev.podfall.grader.proof.deck.Table;
import dev.podfall.scenario.action.Cordon;
import dev.podfall.scenario.action.Drain;
import dev.podfall.scenario.action.Target;
import dev.podfall.scenario.action.Undo;
import java.util.List;

/** The repair is rolled out in another way, or pods are moved before or after it. */
final class Rollouts {
    private static final int GONE = 40;
    private static final int LOADED = 60;

    /** Where pods keep away from each other a surplus has no place. */
    private static final List<String> SPREAD = List.of("topology-spread", "anti-affinity");

    private Rollouts() {}

    static List<Card> all() {
        return List.of(
                Card.of(
                                "undo",
                                "The rollout is undone.",
                                Stake.right,
                                t -> new Performer(t.cluster())
                                        .perform(new Undo(
                                                new Target(
                                                        "Deployment",
                                                        t.subject().namespace(),
                                                        t.subject().name()),
                                                0)))
                        .where(Subject::isOneChangeOfTheTemplate),
                Card.of("by-digest", "The repair, and the image by its digest.", Stake.right, Rollouts::byDigest)
                        .where(s -> s.program().isPresent()),
                Card.of(
                                "recreated-from-an-export",
                                "The Deployment is deleted, and created again as it was healthy.",
                                Stake.right,
                                t -> {
                                    new Performer(t.cluster())
                                            .perform(t.subject()
                                                    .lab()
                                                    .reference()
                                                    .actions());
                                    t.delete("Deployment", t.subject().name());
                                    t.pass(GONE);
                                    t.create(Manifests.export(t.healthy()));
                                })
                        .where(Written.IN_NAMESPACES)
                        .where(s -> !s.breaks("limits")), // a healthy Deployment may leave its limits to a LimitRange
                Card.of("scaled-down-and-up", "Scaled to zero, repaired, scaled up again.", Stake.right, t -> {
                            t.scale(0);
                            t.pass(GONE);
                            new Performer(t.cluster())
                                    .perform(t.subject().lab().reference().actions());
                            t.scale(t.subject().replicas());
                        })
                        .where(s -> !s.losesClaims()), // a pod may be all that keeps one
                Card.of(
                                "canary-first",
                                "A second Deployment tries it first, and is deleted.",
                                Stake.right,
                                Rollouts::canary)
                        .where(Subject::hasRoom)
                        .where(s -> s.objects("Deployment").stream()
                                .noneMatch(d -> Manifests.name(d).equals(s.name() + "-canary"))),
                Card.of("drained", "Repaired, and the node of a pod is drained and let in again.", Stake.right, t -> {
                    t.repair();
                    String node = t.pods().get(0).at("/spec/nodeName").asText();
                    Performer performer = new Performer(t.cluster());
                    performer.perform(new Drain(node));
                    t.pass(GONE);
                    performer.perform(new Cordon(node, true));
                }),
                Card.of("rolled-out-twice", "Repaired, and restarted while it rolls out.", Stake.right, t -> {
                    new Performer(t.cluster())
                            .perform(t.subject().lab().reference().actions());
                    t.pass(2);
                    t.restart();
                }),
                Card.of("pods-replaced", "Repaired, and all pods deleted.", Stake.right, t -> {
                    t.repair();
                    t.pods().forEach(p -> t.delete("Pod", Manifests.name(p)));
                    t.pass(LOADED);
                }),
                Card.of("history-tidied", "Repaired, and old ReplicaSets deleted.", Stake.right, Rollouts::tidied),
                Card.of(
                                "rolling-update",
                                "The strategy becomes a rolling update with a surplus, then it is repaired.",
                                Stake.right,
                                t -> {
                                    t.patch(
                                            t.deploymentAt(),
                                            PatchKind.MERGE,
                                            "{spec: {strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1,"
                                                    + " maxUnavailable: 0}}}}");
                                    t.repair();
                                })
                        .where(Subject::hasRoom)
                        .where(s -> s.lab().scenario().breakage().faults().stream()
                                .noneMatch(f -> SPREAD.contains(f.fault()))));
    }

    private static void byDigest(Table t) {
        String id = t.baseline()
                .find("Image", t.subject().namespace(), t.subject().name())
                .orElseThrow()
                .path("containers")
                .path(t.subject().containerName())
                .path("imageID")
                .asText();
        t.repair();
        t.container("image: '" + ImageName.pulledFrom(id, t.subject().image()) + "@" + ImageName.digest(id) + "'");
    }

    private static void canary(Table t) {
        ObjectNode canary = Manifests.export(t.healthy());
        canary.withObject("/metadata").put("name", t.subject().name() + "-canary");
        canary.withObject("/spec").put("replicas", 1);
        canary.withObject("/spec/selector/matchLabels").put("track", "canary");
        canary.withObject("/spec/template/metadata/labels").put("track", "canary");
        t.create(canary);
        t.pass(LOADED);
        t.repair();
        t.delete("Deployment", Manifests.name(canary));
        t.pass(GONE);
    }

    private static void tidied(Table t) {
        t.repair();
        for (ObjectNode set :
                t.api().list("ReplicaSet", t.subject().namespace(), t.subject().selector())) {
            if (set.at("/spec/replicas").asInt() == 0) {
                t.delete("ReplicaSet", Manifests.name(set));
            }
        }
    }
}
