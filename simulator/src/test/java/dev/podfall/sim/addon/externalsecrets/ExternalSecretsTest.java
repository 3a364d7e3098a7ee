package dev.podfall.sim.addon.externalsecrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.sim.addon.AddOnCluster;
import dev.podfall.sim.client.Resources;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ExternalSecretsTest {
    private static AddOnCluster cluster;

    @BeforeAll
    static void start() {
        cluster = AddOnCluster.start(null, "external-secrets");
        cluster.apply("""
                {apiVersion: v1, kind: Namespace, metadata: {name: vault, labels: {team: platform}}}
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: store-content, namespace: vault}
                stringData:
                  data.json: '{"team/db": {"user": "app", "password": "one"}}'
                  tokens.json: '{"s.reader": ["team/*"], "s.other": ["elsewhere/*"]}'
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: vault, namespace: vault}
                spec:
                  selector: {matchLabels: {app: vault}}
                  template:
                    metadata: {labels: {app: vault}}
                    spec:
                      containers:
                        - name: vault
                          image: registry.ml.internal/secret-store:1.2
                          volumeMounts: [{name: content, mountPath: /store}]
                      volumes: [{name: content, secret: {secretName: store-content}}]
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: vault, namespace: vault}
                spec: {selector: {app: vault}, ports: [{port: 8200}]}
                """);
        cluster.await(() -> cluster.get(Resources.DEPLOYMENTS, "vault", "vault").is("Available"));
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void values_of_the_store_come_into_a_secret_and_follow_when_they_change() {
        team("ok", "s.reader");
        cluster.await(() -> synced("ok"));
        assertThat(secret("ok", "password")).isEqualTo("one");
        assertThat(secret("ok", "user")).isEqualTo("app");
        assertThat(cluster.condition(Types.EXTERNALSECRETS, "ok", "db", "Ready"))
                .isEqualTo("True SecretSynced: secret synced");
        assertThat(cluster.condition(Types.STORES, "ok", "vault", "Ready")).isEqualTo("True Valid: store validated");
        assertThat(cluster.events("ok", "ExternalSecret", "db")).contains("external-secrets Created: secret created");

        cluster.apply("""
                apiVersion: v1
                kind: Secret
                metadata: {name: store-content, namespace: vault}
                stringData: {data.json: '{"team/db": {"user": "app", "password": "two"}}'}
                """);
        cluster.advance(Duration.ofMinutes(3));
        assertThat(secret("ok", "password"))
                .as("the kubelet takes a minute, the interval is one")
                .isEqualTo("two");
        cluster.apply("""
                apiVersion: v1
                kind: Secret
                metadata: {name: store-content, namespace: vault}
                stringData: {data.json: '{"team/db": {"user": "app", "password": "one"}}'}
                """);
        cluster.advance(Duration.ofMinutes(3));
    }

    @Test
    void an_interval_below_a_second_goes_on_and_one_that_is_none_is_never_over() {
        team("often", "s.reader");
        cluster.await(() -> synced("often"));
        for (String interval : List.of("300ms", "0s", "-1h")) {
            cluster.apply(external("often", "db", "team/db", "password").replace("1m", interval));
            cluster.advance(Duration.ofMinutes(1));
            String before = refreshed("often");
            cluster.advance(Duration.ofMinutes(1));
            assertThat(refreshed("often").equals(before)).as(interval).isEqualTo(!interval.equals("300ms"));
        }
    }

    private static String refreshed(String namespace) {
        return cluster.get(Types.EXTERNALSECRETS, namespace, "db")
                .status()
                .path("refreshTime")
                .asText();
    }

    @Test
    void what_somebody_writes_into_the_secret_is_taken_back() {
        team("drift", "s.reader");
        cluster.await(() -> synced("drift"));
        cluster.apply(
                "{apiVersion: v1, kind: Secret, metadata: {name: db, namespace: drift}, stringData: {password: mine}}");
        cluster.await(() -> secret("drift", "password").equals("one"));
    }

    @Test
    void a_token_that_the_store_does_not_know_makes_the_store_invalid() {
        team("unknown", "s.nobody");
        cluster.await(() -> cluster.condition(Types.STORES, "unknown", "vault", "Ready")
                .startsWith("False InvalidProviderConfig: unable to validate store: invalid vault credentials: Error"
                        + " making API request."));
        cluster.await(() -> cluster.condition(Types.EXTERNALSECRETS, "unknown", "db", "Ready")
                .equals("False SecretSyncedError: could not get secret data from provider"));
        assertThat(cluster.events("unknown", "ExternalSecret", "db"))
                .contains("external-secrets UpdateFailed: error processing spec.dataFrom[0].extract, err: SecretStore"
                        + " \"vault\" is not ready");
        cluster.apply(token("unknown", "s.reader"));
        cluster.await(() -> synced("unknown"));
    }

    @Test
    void a_token_without_the_right_to_the_path_is_refused_in_the_stores_words() {
        team("denied", "s.other");
        String refused = "external-secrets UpdateFailed: error processing spec.dataFrom[0].extract, err: cannot read"
                + " secret data from Vault: Error making API request.\n\nURL: GET"
                + " http://vault.vault.svc:8200/v1/secret/data/team/db\nCode: 403. Errors:\n\n* permission denied";
        cluster.await(() -> cluster.events("denied", "ExternalSecret", "db").contains(refused));
        assertThat(cluster.log("external-secrets")).contains("could not get secret data from provider");
    }

    @Test
    void a_path_or_a_property_that_is_not_there_is_named() {
        team("absent", "s.reader");
        cluster.apply(external("absent", "gone", "team/gone", "password"))
                .apply(external("absent", "part", "team/db", "pin"));
        cluster.await(() -> cluster.events("absent", "ExternalSecret", "gone")
                .contains("external-secrets UpdateFailed: error processing spec.data[0] (key: team/gone), err: Secret"
                        + " does not exist"));
        cluster.await(() -> cluster.events("absent", "ExternalSecret", "part")
                .contains(
                        "external-secrets UpdateFailed: error processing spec.data[0] (key: team/db), err: cannot find"
                                + " secret data for key: \"pin\""));
    }

    @Test
    void a_policy_that_lets_nobody_in_and_a_name_that_is_none_keep_the_operator_from_the_store() {
        team("name", "s.reader");
        cluster.apply(store("name", "http://volt.vault.svc:8200"));
        cluster.await(
                () -> cluster.condition(Types.STORES, "name", "vault", "Ready").contains("no such host"));

        cluster.apply("""
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: closed, namespace: vault}
                spec: {podSelector: {}, policyTypes: [Ingress]}
                """);
        team("wall", "s.reader");
        cluster.await(
                () -> cluster.condition(Types.STORES, "wall", "vault", "Ready").contains("context deadline exceeded"));
        cluster.delete(Resources.NETWORKPOLICIES, "vault", "closed");
        cluster.await(() -> synced("wall"));
    }

    private static void team(String namespace, String token) {
        cluster.apply("{apiVersion: v1, kind: Namespace, metadata: {name: " + namespace + "}}")
                .apply(token(namespace, token))
                .apply(store(namespace, "http://vault.vault.svc:8200"))
                .apply(external(namespace, "db", "team/db", "password"));
    }

    private static String token(String namespace, String token) {
        return "{apiVersion: v1, kind: Secret, metadata: {name: vault-token, namespace: " + namespace
                + "}, stringData: {token: " + token + "}}";
    }

    private static String store(String namespace, String server) {
        return """
                apiVersion: external-secrets.io/v1
                kind: SecretStore
                metadata: {name: vault, namespace: NS}
                spec:
                  provider:
                    vault:
                      server: SERVER
                      path: secret
                      auth: {tokenSecretRef: {name: vault-token, key: token}}
                """.replace("NS", namespace).replace("SERVER", server);
    }

    private static String external(String namespace, String name, String key, String property) {
        return """
                apiVersion: external-secrets.io/v1
                kind: ExternalSecret
                metadata: {name: NAME, namespace: NS}
                spec:
                  refreshInterval: 1m
                  secretStoreRef: {kind: SecretStore, name: vault}
                  data: [{secretKey: password, remoteRef: {key: KEY, property: PROPERTY}}]
                  dataFrom: [{extract: {key: team/db}}]
                """.replace("NAME", name)
                .replace("KEY", key)
                .replace("PROPERTY", property)
                .replace("NS", namespace)
                .replace(
                        "  dataFrom: [{extract: {key: team/db}}]\n",
                        key.equals("team/db") && property.equals("password")
                                ? "  dataFrom: [{extract: {key: team/db}}]\n"
                                : "");
    }

    private static boolean synced(String namespace) {
        return cluster.condition(Types.EXTERNALSECRETS, namespace, "db", "Ready")
                .startsWith("True ");
    }

    private static String secret(String namespace, String key) {
        String value = cluster.get(Resources.SECRETS, namespace, "db")
                .json()
                .path("data")
                .path(key)
                .asText();
        return new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
    }
}
