package dev.podfall.grader.proof.deck.right;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.grader.proof.deck.Card;
import dev.podfall.grader.proof.deck.Manifests;
import dev.podfall.grader.proof.deck.Quantities;
import dev.podfall.grader.proof.deck.Stake;
import dev.podfall.grader.proof.deck.Subject;
import dev.podfall.grader.proof.deck.Table;
import dev.podfall.scenario.rubric.TakesEffect;
import java.util.List;
import java.util.function.Predicate;

/** The lab's own repair, and beside it something that harms nobody. */
final class Additions {
    /** Two budgets forbid what one allows; and one that counts the pods that stay allows more to go where there are more. */
    private static final Predicate<Subject> NO_BUDGET_OF_ITS_OWN =
            s -> s.objects("PodDisruptionBudget").isEmpty();

    /**
     * Two that scale the same pods do nothing; one that goes by a share of what is requested wants all to request some; and what is
     * scaled by hand it takes back, so that nothing but the repair is left to judge.
     */
    private static final Predicate<Subject> NO_AUTOSCALER_OF_ITS_OWN =
            s -> s.objects("HorizontalPodAutoscaler").isEmpty();

    private Additions() {}

    static List<Card> all() {
        return List.of(
                added(
                                "more-replicas",
                                "One replica more.",
                                t -> t.scale(t.subject().replicas() + 1))
                        .where(Subject::hasRoom)
                        .where(NO_BUDGET_OF_ITS_OWN)
                        .where(NO_AUTOSCALER_OF_ITS_OWN),
                added(
                                "more-replicas-budgeted",
                                "One replica more, and a budget that keeps one pod more.",
                                t -> oneMore(t, "minAvailable: " + (least(t.subject()) + 1)))
                        .where(Subject::hasRoom)
                        .where(s -> least(s) > 0),
                added(
                                "more-replicas-one-at-a-time",
                                "One replica more, and a budget that lets one pod go, however many there are.",
                                t -> oneMore(t, "minAvailable: null, maxUnavailable: 1"))
                        .where(Subject::hasRoom)
                        .where(s -> least(s) > 0),
                added(
                                "budget",
                                "A PodDisruptionBudget.",
                                t -> t.create("""
                                    apiVersion: policy/v1
                                    kind: PodDisruptionBudget
                                    metadata: {name: one-stays}
                                    spec: {minAvailable: 1, selector: {matchLabels: %s}}
                                    """.formatted(t.healthy().at("/spec/selector/matchLabels"))))
                        .where(NO_BUDGET_OF_ITS_OWN),
                added(
                                "autoscaler",
                                "An autoscaler that never goes below the replicas there are, or were.",
                                t -> t.create("""
                                    apiVersion: autoscaling/v2
                                    kind: HorizontalPodAutoscaler
                                    metadata: {name: as-many-or-more}
                                    spec:
                                      scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: %s}
                                      minReplicas: %d
                                      maxReplicas: %d
                                      metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 80}}}]
                                    """.formatted(t.subject().name(), replicas(t), replicas(t) + 2)))
                        .where(NO_AUTOSCALER_OF_ITS_OWN),
                added(
                        "labels",
                        "Labels and annotations on the Deployment and its pods.",
                        t -> t.patch(
                                t.deploymentAt(),
                                PatchKind.STRATEGIC,
                                "{metadata: {labels: {repaired: 'yes'}, annotations: {ticket: 'INC-1'}}, spec:"
                                        + " {template: {metadata: {labels: {repaired: 'yes'}, annotations: {ticket:"
                                        + " 'INC-1'}}}}}")),
                added(
                                "sidecar",
                                "A sidecar that takes no requests.",
                                t -> t.pod("{containers: [{name: idle, image: 'registry.k8s.io/pause:3.9', resources:"
                                        + " {requests: {memory: 16Mi}, limits: {memory: 16Mi}}}]}"))
                        .where(Subject::hasRoom)
                        .where(NO_AUTOSCALER_OF_ITS_OWN),
                added(
                                "policy-for-clients",
                                "A policy that lets all in who ask on the server's port.",
                                t -> t.create("""
                            apiVersion: networking.k8s.io/v1
                            kind: NetworkPolicy
                            metadata: {name: let-clients-in}
                            spec:
                              podSelector: {matchLabels: %s}
                              policyTypes: [Ingress]
                              ingress: [{ports: [{port: %d}]}]
                            """.formatted(
                                                t.healthy().at("/spec/selector/matchLabels"),
                                                t.subject().port())))
                        .where(s -> !s.triesPolicies()),
                added(
                        "another-service",
                        "A second Service for the same pods.",
                        t -> t.create("""
                            apiVersion: v1
                            kind: Service
                            metadata: {name: internal-too}
                            spec: {selector: %s, ports: [{port: 80, targetPort: %d}]}
                            """.formatted(
                                        t.healthy().at("/spec/selector/matchLabels"),
                                        t.subject().port()))),
                added(
                                "service-recreated",
                                "The Service is deleted and created again from its manifest.",
                                t -> t.subject().services().forEach(s -> {
                                    t.delete("Service", Manifests.name(s));
                                    t.create(s);
                                }))
                        .where(s -> !s.services().isEmpty()),
                added("startup-probe", "A startup probe that asks what the readiness probe asks.", t -> {
                            ObjectNode probe = (ObjectNode) t.healthy()
                                    .at("/spec/template/spec/containers")
                                    .findValue("readinessProbe")
                                    .deepCopy();
                            probe.put("periodSeconds", 1)
                                    .put("failureThreshold", 120)
                                    .put("successThreshold", 1);
                            t.container("startupProbe: " + probe);
                        })
                        .where(s -> s.container().has("readinessProbe")),
                added(
                                "port-by-name",
                                "The readiness probe names the port.",
                                t -> t.container("readinessProbe: {httpGet: {port: "
                                        + t.subject().portName().orElseThrow() + "}}"))
                        .where(s -> s.portName().isPresent()
                                && s.container().at("/readinessProbe/httpGet").isObject()),
                added("memory-in-bytes", "The memory limit in bytes, a tenth more than it was.", t -> {
                            String limit = t.subject()
                                    .container()
                                    .at("/resources/limits/memory")
                                    .asText();
                            t.container("resources: {limits: {memory: '" + Quantities.share(limit, 1.1) + "'}}");
                        })
                        .where(s -> s.container().at("/resources/limits").has("memory")),
                added("settings-of-taste", "Settings that harm nobody, on the Deployment and its Services.", t -> {
                    t.patch(t.deploymentAt(), PatchKind.MERGE, "{spec: {revisionHistoryLimit: 3, minReadySeconds: 5}}");
                    t.container("imagePullPolicy: Always");
                    t.services(PatchKind.MERGE, "{spec: {sessionAffinity: ClientIP}}");
                }),
                added(
                                "config-of-another-name",
                                "The settings in a new ConfigMap whose name ends with their hash.",
                                Additions::hashed)
                        .where(s -> !s.references("ConfigMap").isEmpty()
                                && s.container().has("envFrom"))
                        // elsewhere the lab says where settings stand
                        .where(s -> s.claims(TakesEffect.class).allMatch(TakesEffect::otherName)));
    }

    private static Card added(String id, String summary, java.util.function.Consumer<Table> addition) {
        return Card.of(id, "The repair. " + summary, Stake.right, t -> {
            t.repair();
            addition.accept(t);
            t.settle();
        });
    }

    /** As a generator of ConfigMaps does it. */
    private static void hashed(Table t) {
        ArrayNode sources = JsonNodeFactory.instance.arrayNode();
        List<String> maps = t.subject().references("ConfigMap").stream()
                .map(Manifests::name)
                .toList();
        for (var source : t.subject().container().path("envFrom")) {
            ObjectNode copy = source.deepCopy();
            String name = source.at("/configMapRef/name").asText();
            if (maps.contains(name)) {
                ObjectNode map = Manifests.export(t.find("ConfigMap", name).orElseThrow());
                map.withObject("/metadata").retain("labels", "namespace").put("name", name + "-7b4k2f9c5d");
                t.create(map);
                copy.withObject("/configMapRef").put("name", name + "-7b4k2f9c5d");
            }
            sources.add(copy);
        }
        t.container("envFrom: " + sources);
    }

    private static void oneMore(Table t, String budget) {
        t.patch(t.at("PodDisruptionBudget", budget(t.subject())), PatchKind.MERGE, "{spec: {" + budget + "}}");
        t.scale(t.subject().replicas() + 1);
    }

    private static String budget(Subject s) {
        return Manifests.name(s.objects("PodDisruptionBudget").get(0));
    }

    /** How many pods its only budget keeps; 0 if it has none that counts them so. */
    private static int least(Subject s) {
        List<ObjectNode> budgets = s.objects("PodDisruptionBudget");
        return budgets.size() == 1 ? budgets.get(0).at("/spec/minAvailable").asInt() : 0;
    }

    /** Whoever was scaled up on the way stays so. */
    private static int replicas(Table t) {
        int now = t.find("Deployment", t.subject().name())
                .map(d -> d.at("/spec/replicas").asInt())
                .orElse(0);
        return Math.max(now, t.subject().replicas());
    }
}
