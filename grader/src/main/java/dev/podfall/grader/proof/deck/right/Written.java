package dev.podfall.grader.proof.deck.right;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.engine.RequestRefused;
import dev.podfall.engine.lab.LabRunner;
import dev.podfall.engine.lab.Normal;
import dev.podfall.grader.proof.deck.Card;
import dev.podfall.grader.proof.deck.Delivery;
import dev.podfall.grader.proof.deck.Differences;
import dev.podfall.grader.proof.deck.Drift;
import dev.podfall.grader.proof.deck.Drift.Change;
import dev.podfall.grader.proof.deck.Manifests;
import dev.podfall.grader.proof.deck.Stake;
import dev.podfall.grader.proof.deck.Subject;
import dev.podfall.grader.proof.deck.Table;
import dev.podfall.scenario.FaultSpec;
import dev.podfall.scenario.action.Action;
import dev.podfall.scenario.action.Cordon;
import dev.podfall.scenario.action.Drain;
import dev.podfall.scenario.action.Exec;
import dev.podfall.scenario.action.Taint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** What was healthy is written again, with each of the verbs that the API has for it. */
final class Written {
    private static final int EDIT = 20;
    /** What is broken lies in objects of the lab's namespaces that {@link Drift} looks at, so that their healthy manifests repair it: no rights. */
    static final Predicate<Subject> IN_NAMESPACES = s -> s.lab().reference().actions().stream()
                    .noneMatch(Written::leavesNamespaces)
            && s.lab().scenario().breakage().faults().stream()
                    .noneMatch(f -> f.fault().startsWith("node-"))
            && s.lab().scenario().breakage().faults().stream().allMatch(f -> isLookedAt(s, f))
            && !s.breaks("finalizer") // it stands in metadata, and an object that is to go cannot be written back
            && !s.losesClaims()
            && !Delivery.delivers(s)
            && !s.breaks("role")
            && !s.breaks("binding");

    /** Applying merges variables by name and takes no value away: the API server refuses one that has both. */
    private static final Predicate<Subject> NO_VALUE_IN_PLACE_OF_A_REFERENCE = s -> !s.isSecretInTemplate();

    /**
     * Nor does it take a probe's way of asking away, which is another's field: the API server refuses a probe that asks in two ways.
     */
    private static final Predicate<Subject> NO_OTHER_WAY_OF_ASKING =
            s -> s.lab().scenario().breakage().faults().stream()
                    .noneMatch(f -> f.with().has("script")
                            && isOtherThanExec(
                                    s.container().path(f.with().path("probe").asText() + "Probe")));

    /** What processes and pods are given as they start. */
    private static final Set<String> SETTINGS = Set.of("ConfigMap", "Secret", "LimitRange");

    private Written() {}

    static List<Card> all() {
        return List.of(
                card(
                        "replace",
                        "Each object is replaced by the healthy one.",
                        (t, c) -> t.api().replace(whole(t, c))),
                card("replace-by-force", "Each object is deleted and created again at once.", Written::force),
                card(
                                "server-side-apply",
                                "The healthy manifest is applied on the server's side; what it leaves as it was is corrected.",
                                Written::serverSide)
                        .where(NO_VALUE_IN_PLACE_OF_A_REFERENCE)
                        .where(NO_OTHER_WAY_OF_ASKING),
                card(
                        "apply-of-an-export",
                        "What is there is saved, corrected as a whole, and applied.",
                        Written::export),
                card(
                        "merge-patch",
                        "A JSON merge patch of what is different.",
                        (t, c) -> t.api().patch(c.at(), PatchKind.MERGE, Differences.merge(c.now(), c.meant()))),
                card(
                        "strategic-patch",
                        "A strategic merge patch of what is different.",
                        (t, c) ->
                                t.api().patch(c.at(), PatchKind.STRATEGIC, Differences.strategic(c.now(), c.meant()))),
                card(
                        "json-patch",
                        "A JSON patch of what is different.",
                        (t, c) -> t.api()
                                .patch(c.at(), PatchKind.JSON, operations(Differences.operations(c.now(), c.meant())))),
                card(
                        "rendered",
                        "Manifests are rendered with a common label and annotation, and applied.",
                        Written::rendered),
                Card.of(
                                "edit-by-edit",
                                "A label first, then one field after the other, each with its rollout.",
                                Stake.right,
                                Written::oneByOne)
                        .where(IN_NAMESPACES)
                        .where(s -> s.lab().scenario().breakage().faults().stream()
                                .noneMatch(f -> f.fault().equals("rollout-paused"))),
                Card.of(
                                "paused-and-resumed",
                                "The rollout is paused, edited in two steps, and resumed.",
                                Stake.right,
                                Written::paused)
                        .where(IN_NAMESPACES),
                Card.of(
                                "whole-baseline-applied",
                                "All manifests of the lab's baseline are applied again; what they leave as it was is corrected.",
                                Stake.right,
                                Written::wholeBaseline)
                        .where(Subject::isOneChangeOfTheDeployment)
                        .where(NO_VALUE_IN_PLACE_OF_A_REFERENCE)
                        .where(NO_OTHER_WAY_OF_ASKING)
                        .where(s -> s.lab()
                                .scenario()
                                .breakage()
                                .faults()
                                .get(0)
                                .with()
                                .has("container")));
    }

    private static Card card(String id, String summary, BiConsumer<Table, Change> way) {
        return Card.of(id, summary, Stake.right, t -> {
                    Drift drift = Drift.of(t);
                    drift.takeBack(change -> way.accept(t, change));
                    restartIfItReadSettings(t, drift);
                })
                .where(IN_NAMESPACES);
    }

    private static boolean isOtherThanExec(JsonNode probe) {
        return !probe.isMissingNode() && !probe.has("exec");
    }

    private static boolean isLookedAt(Subject s, FaultSpec fault) {
        String namespace = fault.with().path("namespace").asText(s.namespace());
        return LabRunner.namespaces(s.lab()).contains(namespace);
    }

    private static boolean leavesNamespaces(Action action) {
        return action instanceof Cordon || action instanceof Drain || action instanceof Taint || action instanceof Exec;
    }

    private static JsonNode operations(List<ObjectNode> all) {
        return JsonNodeFactory.instance.arrayNode().addAll(all);
    }

    /** The healthy object as one that was read, corrected and is sent back. */
    private static ObjectNode whole(Table t, Change c) {
        ObjectNode live =
                t.api().find(c.at().kind(), c.at().namespace(), c.at().name()).orElseThrow();
        ObjectNode whole = c.meant().deepCopy();
        for (String kept : new String[] {"resourceVersion", "uid"}) {
            whole.withObject("/metadata").set(kept, live.at("/metadata/" + kept));
        }
        if (c.at().kind().equals("Service")) {
            whole.withObject("/spec").set("clusterIP", live.at("/spec/clusterIP"));
            whole.withObject("/spec").set("clusterIPs", live.at("/spec/clusterIPs"));
        }
        return whole;
    }

    /** Applying takes nothing away that somebody else wrote. */
    private static void serverSide(Table t, Change c) {
        t.api().patch(c.at(), PatchKind.APPLY, c.meant());
        correctWhatIsLeft(t, c);
    }

    private static void wholeBaseline(Table t) {
        t.subject().lab().scenario().baseline().forEach(o -> t.api().apply(o.deepCopy()));
        Drift.of(t).changed().forEach(c -> correctWhatIsLeft(t, c));
    }

    private static void correctWhatIsLeft(Table t, Change c) {
        ObjectNode live =
                t.api().find(c.at().kind(), c.at().namespace(), c.at().name()).orElseThrow();
        ObjectNode now = c.at().kind().equals("Secret") ? Manifests.export(live) : Normal.of(c.at().kind(), live);
        List<ObjectNode> left = Differences.operations(now, c.meant());
        if (!left.isEmpty()) {
            t.api().patch(c.at(), PatchKind.JSON, operations(left));
        }
    }

    private static void force(Table t, Change c) {
        t.api().delete(c.at(), null);
        t.pass(1);
        t.api().create(Manifests.export(c.meant()));
    }

    private static void export(Table t, Change c) {
        ObjectNode patch = Differences.strategic(c.now(), c.meant());
        patch.withObject("/metadata/annotations")
                .put(
                        "kubectl.kubernetes.io/last-applied-configuration",
                        Manifests.export(c.meant()).toString());
        t.api().patch(c.at(), PatchKind.STRATEGIC, patch);
    }

    private static void rendered(Table t, Change c) {
        ObjectNode patch = Differences.strategic(c.now(), c.meant());
        patch.withObject("/metadata/labels").put("app.kubernetes.io/managed-by", "kustomize");
        patch.withObject("/metadata/annotations").put("rendered-from", "overlays/prod");
        if (c.meant().at("/spec/template").isObject()) {
            patch.withObject("/spec/template/metadata/labels").put("app.kubernetes.io/managed-by", "kustomize");
        }
        t.api().patch(c.at(), PatchKind.STRATEGIC, patch);
    }

    private static void oneByOne(Table t) {
        t.patch(t.deploymentAt(), PatchKind.STRATEGIC, "{spec: {template: {metadata: {labels: {touched: 'yes'}}}}}");
        t.pass(EDIT);
        Drift drift = Drift.of(t);
        drift.takeBack(change -> edits(
                t,
                change,
                Differences.operations(change.now(), change.meant()).stream()
                        .filter(o -> !o.path("path").asText().endsWith("/touched"))
                        .toList()));
        restartIfItReadSettings(t, drift);
    }

    /** They are read once: what runs has the old ones. */
    private static void restartIfItReadSettings(Table t, Drift drift) {
        if (drift.changed().stream().anyMatch(c -> SETTINGS.contains(c.at().kind()))) {
            t.settle();
            t.restart();
        }
    }

    /** One after the other. What the API server refuses as long as another is to come, a limit below its request, comes after it. */
    private static void edits(Table t, Change change, List<ObjectNode> operations) {
        List<ObjectNode> refused = new ArrayList<>();
        for (ObjectNode operation : operations) {
            try {
                t.api().patch(change.at(), PatchKind.JSON, operations(List.of(operation)));
                t.pass(EDIT);
            } catch (RequestRefused tooEarly) {
                if (operations.size() == 1) {
                    throw tooEarly;
                }
                refused.add(operation);
            }
        }
        if (!refused.isEmpty() && refused.size() < operations.size()) {
            edits(t, change, refused);
        } else if (!refused.isEmpty()) { // a probe that asks in another way is one edit
            t.api().patch(change.at(), PatchKind.JSON, operations(refused));
        }
    }

    private static void paused(Table t) {
        t.patch(t.deploymentAt(), PatchKind.MERGE, "{spec: {paused: true}}");
        t.patch(
                t.deploymentAt(),
                PatchKind.STRATEGIC,
                "{spec: {template: {metadata: {annotations: {edited: 'twice'}}}}}");
        t.pass(EDIT);
        Drift drift = Drift.of(t);
        drift.takeBack(change -> {
            ObjectNode patch = Differences.merge(change.now(), change.meant());
            if (change.at().equals(t.deploymentAt())) {
                patch.withObject("/spec").remove("paused");
            }
            t.api().patch(change.at(), PatchKind.MERGE, patch);
        });
        t.pass(EDIT);
        t.patch(t.deploymentAt(), PatchKind.MERGE, "{spec: {paused: null}}");
        restartIfItReadSettings(t, drift);
    }
}
