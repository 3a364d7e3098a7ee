package dev.podfall.grader.proof.deck.damage;

import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.grader.proof.deck.Card;
import dev.podfall.grader.proof.deck.Manifests;
import dev.podfall.grader.proof.deck.Quantities;
import dev.podfall.grader.proof.deck.Stake;
import dev.podfall.grader.proof.deck.Subject;
import dev.podfall.grader.proof.deck.Table;
import java.util.List;
import java.util.function.Predicate;

/** Room that is there on paper. */
final class Resources {
    private static final Predicate<Subject> LIMITED =
            s -> s.container().at("/resources/limits").has("memory");
    /** Nobody fills in what is left out, so that it is really gone. */
    private static final Predicate<Subject> UNFILLED = LIMITED.and(s -> !s.fillsInLimits());

    /** Of what the server holds while nobody asks: enough to start, not enough for the largest request. */
    private static final double TOO_LITTLE = 1.15;

    private Resources() {}

    static List<Card> all() {
        return List.of(
                Card.of("limit-removed", "The memory limit is taken out.", Stake.damage, t -> {
                            t.container("resources: {limits: {memory: null}}");
                            t.settle();
                        })
                        .where(UNFILLED),
                Card.of("resources-removed", "Requests and limits are taken out.", Stake.damage, t -> {
                            t.container("resources: {requests: null, limits: null}");
                            t.settle();
                        })
                        .where(UNFILLED),
                Card.of(
                                "limit-on-another",
                                "The memory limit goes to another container that does nothing.",
                                Stake.damage,
                                t -> {
                                    String limit = t.subject()
                                            .container()
                                            .at("/resources/limits/memory")
                                            .asText();
                                    t.pod("{containers: [{name: " + t.subject().containerName()
                                            + ", resources: {limits: {memory: null}}}, {name: idle, image:"
                                            + " 'registry.k8s.io/pause:3.9', resources: {limits: {memory: " + limit
                                            + "}}}]}");
                                    t.settle();
                                })
                        .where(UNFILLED),
                Card.of(
                                "limit-below-the-largest-request",
                                "The memory limit is lowered to what the server needs while nobody asks.",
                                Stake.damage,
                                t -> {
                                    String limit = Quantities.share(inUse(t), TOO_LITTLE);
                                    t.container("resources: {requests: {memory: " + limit + "}, limits: {memory: "
                                            + limit + "}}");
                                    t.settle();
                                })
                        .where(LIMITED),
                Card.of("one-replica", "Only one replica is left.", Stake.damage, t -> {
                            t.scale(1);
                            t.settle();
                        })
                        .where(s -> s.replicas() > 1)
                        // one of its own scales it up again
                        .where(s -> s.objects("HorizontalPodAutoscaler").isEmpty()),
                Card.of("one-replica-by-autoscaler", "An autoscaler holds it at one replica.", Stake.damage, t -> {
                            t.create("""
                                            apiVersion: autoscaling/v2
                                            kind: HorizontalPodAutoscaler
                                            metadata: {name: one}
                                            spec:
                                              scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: %s}
                                              minReplicas: 1
                                              maxReplicas: 1
                                            """.formatted(t.subject().name()));
                            t.pass(40);
                            t.settle();
                        })
                        .where(s -> s.replicas() > 1),
                Card.of(
                                "left-paused",
                                "The Deployment is left paused.",
                                Stake.damage,
                                t -> t.patch(t.deploymentAt(), PatchKind.MERGE, "{spec: {paused: true}}"))
                        .where(s -> s.claims(c -> c instanceof dev.podfall.scenario.rubric.ClaimSpec.Rollout)));
    }

    /** By one of its pods, as the container's kernel counts it. */
    private static String inUse(Table t) {
        return t.api()
                .exec(
                        t.subject().namespace(),
                        Manifests.name(t.pods().get(0)),
                        t.subject().containerName(),
                        List.of("cat", "/sys/fs/cgroup/memory.current"))
                .stdout()
                .strip();
    }
}
