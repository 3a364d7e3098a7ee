package dev.podfall.sim.addon.sealedsecrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.addon.AddOnCluster;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.RouteWatcher;
import dev.podfall.sim.net.tls.CertificateChain;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SealedSecretsTest {
    private static AddOnCluster cluster;
    private static PublicKey key;

    @BeforeAll
    static void start() {
        cluster = AddOnCluster.start(null, "sealed-secrets");
        key = CertificateChain.all(fetched()).get(0).getPublicKey();
        cluster.apply("{apiVersion: v1, kind: Namespace, metadata: {name: team}}")
                .apply("{apiVersion: v1, kind: Namespace, metadata: {name: other}}");
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    /** The certificate as anybody in the cluster gets it. */
    private static String fetched() {
        StringBuilder pem = new StringBuilder();
        String url = "http://sealed-secrets-controller.kube-system.svc:8080/v1/cert.pem";
        cluster.simulation().onLoop(() -> {
            cluster.simulation()
                    .users()
                    .inPod("default", Map.of(), RouteWatcher.NONE)
                    .http(
                            new HttpRequest("GET", url, Map.of(), new byte[0]),
                            Duration.ofSeconds(5),
                            result -> pem.append(new String(result.response().body(), StandardCharsets.UTF_8)));
            return null;
        });
        cluster.await(() -> pem.length() > 0);
        return pem.toString();
    }

    @Test
    void what_was_sealed_for_a_name_becomes_a_secret_of_that_name_and_comes_back_when_it_is_deleted() {
        cluster.apply(sealed("team", "db", "", seal("s3cret", "team/db")));
        cluster.await(() -> cluster.condition(SealedSecretsController.SEALEDSECRETS, "team", "db", "Synced")
                .startsWith("True"));
        assertThat(value("team", "db")).isEqualTo("s3cret");
        assertThat(cluster.events("team", "SealedSecret", "db"))
                .contains("sealed-secrets Unsealed: SealedSecret unsealed successfully");
        cluster.delete(Resources.SECRETS, "team", "db");
        cluster.await(() -> cluster.find(Resources.SECRETS, "team", "db").isPresent());
    }

    @Test
    void sealed_for_another_name_or_namespace_no_key_opens_it() {
        cluster.apply(sealed("team", "renamed", "", seal("x", "team/db")));
        cluster.apply(sealed("other", "db", "", seal("x", "team/db")));
        for (String[] where : new String[][] {{"team", "renamed"}, {"other", "db"}}) {
            cluster.await(() -> cluster.condition(SealedSecretsController.SEALEDSECRETS, where[0], where[1], "Synced")
                    .equals("False : no key could decrypt secret (password)"));
            assertThat(cluster.find(Resources.SECRETS, where[0], where[1])).isEmpty();
            assertThat(cluster.events(where[0], "SealedSecret", where[1]))
                    .contains(
                            "sealed-secrets ErrUnsealFailed: Failed to unseal: no key could decrypt secret (password)");
        }
    }

    @Test
    void wider_scopes_follow_their_annotations() {
        cluster.apply(sealed("team", "any-name", "namespace-wide", seal("wide", "team")));
        cluster.apply(sealed("other", "anywhere", "cluster-wide", seal("wider", "")));
        cluster.await(() -> cluster.find(Resources.SECRETS, "team", "any-name").isPresent());
        cluster.await(() -> cluster.find(Resources.SECRETS, "other", "anywhere").isPresent());
        assertThat(value("other", "anywhere")).isEqualTo("wider");
    }

    @Test
    void a_secret_of_somebody_else_is_left_alone() {
        cluster.apply("{apiVersion: v1, kind: Secret, metadata: {name: taken, namespace: team}, stringData: {a: b}}")
                .apply(sealed("team", "taken", "", seal("x", "team/taken")));
        cluster.await(() -> cluster.condition(SealedSecretsController.SEALEDSECRETS, "team", "taken", "Synced")
                .equals("False : failed update: Resource \"taken\" already exists and is not managed by SealedSecret"));
    }

    @Test
    void its_key_outlives_its_pod() {
        cluster.apply(sealed("team", "before", "", seal("kept", "team/before")));
        cluster.await(() -> cluster.find(Resources.SECRETS, "team", "before").isPresent());
        for (KubeObject pod : cluster.simulation()
                .with(c -> c
                        .list(
                                Resources.PODS,
                                "kube-system",
                                LabelSelector.of(Map.of("name", "sealed-secrets-controller")))
                        .stream()
                        .map(KubeObject::new)
                        .toList())) {
            cluster.delete(Resources.PODS, "kube-system", pod.name());
        }
        cluster.advance(Duration.ofMinutes(1));
        cluster.apply(sealed("team", "after", "", seal("kept too", "team/after")));
        cluster.await(() -> cluster.find(Resources.SECRETS, "team", "after").isPresent());
        assertThat(value("team", "after")).isEqualTo("kept too");
    }

    @Test
    void kubeseal_seals_with_the_controllers_certificate() {
        cluster.apply("{apiVersion: v1, kind: ConfigMap, metadata: {name: plain, namespace: team}, data: {v: by-hand}}")
                .apply("""
                        apiVersion: v1
                        kind: Pod
                        metadata: {name: seal, namespace: team}
                        spec:
                          restartPolicy: Never
                          containers:
                            - name: kubeseal
                              image: bitnami/sealed-secrets-kubeseal:0.30.0
                              args: [--raw, --namespace, team, --name, cli, --from-file=/in/v]
                              volumeMounts: [{name: in, mountPath: /in}]
                          volumes: [{name: in, configMap: {name: plain}}]
                        """);
        cluster.await(() -> cluster.get(Resources.PODS, "team", "seal")
                .status()
                .path("phase")
                .asText()
                .equals("Succeeded"));
        cluster.apply(sealed("team", "cli", "", cluster.log("team").strip()));
        cluster.await(() -> cluster.find(Resources.SECRETS, "team", "cli").isPresent());
        assertThat(value("team", "cli")).isEqualTo("by-hand");
    }

    private static String seal(String value, String label) {
        return Base64.getEncoder().encodeToString(Sealing.seal(key, value.getBytes(StandardCharsets.UTF_8), label));
    }

    private static String value(String namespace, String name) {
        String text = cluster.get(Resources.SECRETS, namespace, name)
                .json()
                .at("/data/password")
                .asText();
        return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    }

    private static String sealed(String namespace, String name, String scope, String value) {
        String annotations =
                scope.isEmpty() ? "" : ", annotations: {sealedsecrets.bitnami.com/" + scope + ": \"true\"}";
        return "{apiVersion: bitnami.com/v1alpha1, kind: SealedSecret, metadata: {name: " + name + ", namespace: "
                + namespace + annotations + "}, spec: {encryptedData: {password: " + value + "}}}";
    }
}
