package dev.podfall.grader.proof.deck.right;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.grader.proof.deck.Card;
import dev.podfall.grader.proof.deck.Manifests;
import dev.podfall.grader.proof.deck.Stake;
import dev.podfall.grader.proof.deck.Subject;
import dev.podfall.grader.proof.deck.Table;
import dev.podfall.scenario.rubric.ClaimSpec.Secrecy;
import java.util.List;
import java.util.function.Predicate;

/** The Secret's value comes from a Secret by another way. */
final class Secrets {
    private static final Predicate<Subject> TAKES_ONE = s -> s.secrecy().isPresent() && !s.isSecretAlone();
    private static final String OTHER = "credentials-v2";

    private Secrets() {}

    static List<Card> all() {
        return List.of(
                Card.of(
                                "secret-of-another-name",
                                "The repair. The variable comes from a Secret and key of other names.",
                                Stake.right,
                                t -> {
                                    t.repair();
                                    secret(t, "prod");
                                    t.container("env: [{name: " + secrecy(t).variable()
                                            + ", valueFrom: {secretKeyRef: {name: " + OTHER + ", key: prod}}}]");
                                })
                        .where(TAKES_ONE),
                Card.of("secret-whole", "The repair. All of a Secret's keys become variables.", Stake.right, t -> {
                            t.repair();
                            String variable = secrecy(t).variable();
                            secret(t, variable);
                            var sources = JsonNodeFactory.instance.arrayNode();
                            t.subject().container().path("envFrom").forEach(sources::add);
                            sources.addObject().putObject("secretRef").put("name", OTHER);
                            t.container("env: [{name: " + variable + ", $patch: delete}], envFrom: " + sources);
                        })
                        .where(TAKES_ONE),
                Card.of(
                                "secret-as-a-file",
                                "The repair. The Secret is mounted as the file that the server reads.",
                                Stake.right,
                                Secrets::file)
                        .where(TAKES_ONE.and(
                                s -> s.secrecy().filter(c -> c.file() != null).isPresent())));
    }

    private static Secrecy secrecy(Table t) {
        return t.subject().secrecy().orElseThrow();
    }

    private static void secret(Table t, String key) {
        Secrecy secrecy = secrecy(t);
        ObjectNode before = t.subject().objects("Secret").stream()
                .filter(s -> Manifests.name(s).equals(secrecy.secret()))
                .findFirst()
                .orElseThrow();
        ObjectNode secret = JsonNodeFactory.instance.objectNode();
        secret.put("apiVersion", "v1").put("kind", "Secret");
        secret.putObject("metadata").put("name", OTHER);
        secret.putObject("stringData").put(key, Manifests.value(before, secrecy.key()));
        t.create(secret);
    }

    private static void file(Table t) {
        t.repair();
        Secrecy secrecy = secrecy(t);
        int slash = secrecy.file().lastIndexOf('/');
        secret(t, secrecy.file().substring(slash + 1));
        t.pod("{volumes: [{name: credentials, secret: {secretName: " + OTHER + "}}], containers: [{name: "
                + t.subject().containerName() + ", env: [{name: " + secrecy.variable()
                + ", $patch: delete}], volumeMounts: [{name: credentials, readOnly: true, mountPath: "
                + secrecy.file().substring(0, slash) + "}]}]}");
    }
}
