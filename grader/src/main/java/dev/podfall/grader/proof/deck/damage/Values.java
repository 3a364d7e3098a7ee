package dev.podfall.grader.proof.deck.damage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.engine.image.ServedProgram;
import dev.podfall.grader.proof.deck.Card;
import dev.podfall.grader.proof.deck.Manifests;
import dev.podfall.grader.proof.deck.Settings;
import dev.podfall.grader.proof.deck.Stake;
import dev.podfall.grader.proof.deck.Subject;
import dev.podfall.grader.proof.deck.Table;
import dev.podfall.scenario.rubric.ClaimSpec.Secrecy;
import dev.podfall.scenario.rubric.TakesEffect;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;

/** Settings that are others at the next restart, and secrets that are none any more. */
final class Values {
    private static final Predicate<Subject> KEEPS_A_SECRET = s -> s.secrecy().isPresent();
    private static final Predicate<Subject> SETTING_COUNTS = s -> s.claims(TakesEffect.class::isInstance);
    private static final Predicate<Subject> STARTS_A_PROGRAM =
            KEEPS_A_SECRET.and(s -> s.program().isPresent());

    private Values() {}

    static List<Card> all() {
        return List.of(
                Card.of(
                                "settings-for-the-next-restart",
                                "Numbers in the server's ConfigMaps become others; nothing is restarted.",
                                Stake.damage,
                                t -> Settings.of(t.subject()).forEach(s -> s.bend(t)))
                        .where(s -> !Settings.of(s).isEmpty()),
                Card.of(
                                "settings-in-the-command",
                                "The container's command sets what its ConfigMap says.",
                                Stake.ruin,
                                t -> {
                                    TakesEffect claim = takesEffect(t);
                                    t.container("command: [sh, -c, '" + claim.key() + "=" + setting(t, claim) + " exec "
                                            + t.subject().program().orElseThrow() + "']");
                                    t.settle();
                                })
                        .where(SETTING_COUNTS)
                        .where(s -> s.program().isPresent()),
                Card.of(
                                "settings-in-a-map-of-ones-own",
                                "A ConfigMap of one's own goes before the one that is meant.",
                                Stake.ruin,
                                t -> {
                                    TakesEffect claim = takesEffect(t);
                                    map(t, claim.key(), setting(t, claim));
                                    ArrayNode sources = JsonNodeFactory.instance.arrayNode();
                                    t.subject().container().path("envFrom").forEach(sources::add);
                                    sources.addObject()
                                            .putObject("configMapRef")
                                            .put("name", "in-clear");
                                    t.container("envFrom: " + sources);
                                    t.settle();
                                })
                        .where(SETTING_COUNTS),
                Card.of(
                                "secret-for-the-next-restart",
                                "The Secrets that the server refers to hold something else; nothing is restarted.",
                                Stake.damage,
                                Values::anotherSecret)
                        .where(s -> !s.references("Secret").isEmpty()),
                Card.of(
                                "secret-in-a-variable",
                                "The Secret's value stands in the Deployment.",
                                Stake.damage,
                                t -> variable(t, "value: '" + value(t) + "', valueFrom: null"))
                        .where(KEEPS_A_SECRET),
                Card.of(
                                "secret-in-a-config-map",
                                "The variable comes from a ConfigMap that holds the Secret's value.",
                                Stake.damage,
                                t -> {
                                    map(t, "whole", value(t));
                                    variable(
                                            t,
                                            "value: null, valueFrom: {secretKeyRef: null, configMapKeyRef: {name: in-clear, key: whole}}");
                                })
                        .where(KEEPS_A_SECRET),
                Card.of(
                                "secret-in-halves",
                                "A ConfigMap holds the Secret's value in two halves; the variable puts them together.",
                                Stake.damage,
                                Values::halves)
                        .where(KEEPS_A_SECRET),
                Card.of(
                                "secret-in-base64",
                                "The container's command decodes the Secret's value.",
                                Stake.damage,
                                t -> command(
                                        t,
                                        "$(echo "
                                                + Base64.getEncoder()
                                                        .encodeToString(value(t).getBytes(StandardCharsets.UTF_8))
                                                + " | base64 -d)"))
                        .where(STARTS_A_PROGRAM),
                Card.of(
                                "secret-beside-the-secret",
                                "The Secret's value stands in an annotation of the Deployment.",
                                Stake.damage,
                                t -> t.patch(
                                        t.deploymentAt(),
                                        PatchKind.MERGE,
                                        "{metadata: {annotations: {note: 'the token is " + value(t) + "'}}}"))
                        .where(KEEPS_A_SECRET),
                Card.of(
                                "secret-in-the-history",
                                "The Secret's value stood in the pod template; an earlier ReplicaSet keeps it.",
                                Stake.ruin,
                                Values::inHistory)
                        .where(KEEPS_A_SECRET)
                        .where(Subject::isSecretCrucial),
                Card.of(
                                "secret-left-in-the-history",
                                "The Secret's value stood in the pod template; an earlier ReplicaSet keeps it.",
                                Stake.damage,
                                Values::inHistory)
                        .where(KEEPS_A_SECRET)
                        .where(s -> !s.isSecretCrucial()));
    }

    private static TakesEffect takesEffect(Table t) {
        return t.subject().claims(TakesEffect.class).findFirst().orElseThrow();
    }

    private static String setting(Table t, TakesEffect claim) {
        return t.subject().objects("ConfigMap").stream()
                .filter(map -> Manifests.name(map).equals(claim.config()))
                .filter(map -> map.path("data").has(claim.key()))
                .map(map -> map.path("data").path(claim.key()).asText())
                .findFirst()
                .or(() -> ServedProgram.of(t.subject().image())
                        .map(p -> p.environment().get(claim.key())))
                .orElseThrow();
    }

    private static Secrecy secrecy(Table t) {
        return t.subject().secrecy().orElseThrow();
    }

    private static String value(Table t) {
        return t.subject().secretValue().orElseThrow();
    }

    private static void variable(Table t, String fields) {
        t.container("env: [{name: " + secrecy(t).variable() + ", " + fields + "}]");
        t.settle();
    }

    private static void inHistory(Table t) {
        t.patch(t.deploymentAt(), PatchKind.MERGE, "{spec: {revisionHistoryLimit: 10}}");
        ObjectNode before = t.deployment();
        t.pod("{containers: [{name: " + t.subject().containerName() + ", env: [{name: DEBUG_TOKEN, value: '" + value(t)
                + "'}]}]}");
        t.settle();
        ObjectNode after = t.deployment();
        after.withObject("/spec").set("template", before.at("/spec/template"));
        t.api().replace(after);
        t.settle();
    }

    private static void map(Table t, String key, String value) {
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        map.put("apiVersion", "v1").put("kind", "ConfigMap");
        map.putObject("metadata")
                .put("name", "in-clear")
                .put("namespace", t.subject().namespace());
        map.putObject("data").put(key, value);
        t.api().apply(map);
    }

    private static void halves(Table t) {
        String value = value(t);
        int half = value.length() / 2;
        map(t, "HALF_A", value.substring(0, half));
        map(t, "HALF_B", value.substring(half));
        ArrayNode sources = JsonNodeFactory.instance.arrayNode();
        t.subject().container().path("envFrom").forEach(sources::add);
        sources.addObject().putObject("configMapRef").put("name", "in-clear");
        t.container("env: [{name: " + secrecy(t).variable()
                + ", value: '$(HALF_A)$(HALF_B)', valueFrom: null}], envFrom: " + sources);
        t.settle();
    }

    private static void command(Table t, String value) {
        String variable = secrecy(t).variable();
        t.container("env: [{name: " + variable + ", $patch: delete}], command: [sh, -c, '" + variable + "=" + value
                + " exec " + t.subject().program().orElseThrow() + "']");
        t.settle();
    }

    private static void anotherSecret(Table t) {
        for (ObjectNode secret : t.subject().references("Secret")) {
            ObjectNode other = secret.deepCopy();
            for (String field : List.of("data", "stringData")) {
                other.path(field).properties().forEach(e -> e.setValue(other.textNode("Y2hhbmdlbWU=")));
            }
            t.api().apply(other);
        }
    }
}
