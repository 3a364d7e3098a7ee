package dev.podfall.sim.addon.certmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.sim.addon.AddOnCluster;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.net.tls.CertificateChain;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertManagerTest {
    private static final String NAMESPACE = "cert-manager";
    private static AddOnCluster cluster;

    @BeforeAll
    static void start() {
        cluster = AddOnCluster.start(null, "cert-manager");
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void an_authority_that_signed_itself_issues_a_certificate_that_it_vouches_for() {
        namespace("chain");
        cluster.apply(CertificateYaml.selfSigned("chain"))
                .apply(CertificateYaml.authority("chain", "root"))
                .apply(CertificateYaml.issuer("chain", "root", "root"))
                .apply(CertificateYaml.certificate("chain", "web", "{name: root}"));
        cluster.await(() -> ready("chain", "web"));

        KubeObject secret = cluster.get(Resources.SECRETS, "chain", "web-tls");
        assertThat(secret.json().path("type").asText()).isEqualTo("kubernetes.io/tls");
        assertThat(secret.annotations())
                .containsEntry("cert-manager.io/certificate-name", "web")
                .containsEntry("cert-manager.io/alt-names", "web.chain.svc")
                .containsEntry("cert-manager.io/issuer-name", "root");
        CertificateChain chain = CertificateChain.parse(Types.value(secret.json(), "tls.crt"));
        Instant now = cluster.simulation().now();
        assertThat(chain.distrust(CertificateChain.all(Types.value(secret.json(), "ca.crt")), "web.chain.svc", now))
                .isEmpty();
        X509Certificate issued = X509.read(Types.value(secret.json(), "tls.crt"));
        assertThat(Keys.read(Types.value(secret.json(), "tls.key")).getPublic()).isEqualTo(issued.getPublicKey());
        assertThat(cluster.condition(Types.CERTIFICATES, "chain", "web", "Ready"))
                .isEqualTo("True Ready: Certificate is up to date and has not expired");
        assertThat(cluster.events("chain", "Certificate", "web"))
                .contains(
                        "cert-manager-certificates-trigger Issuing: Issuing certificate as Secret does not exist",
                        "cert-manager-certificates-request-manager Requested: Created new CertificateRequest resource"
                                + " \"web-1\"",
                        "cert-manager-certificates-issuing Issuing: The certificate has been successfully issued");
        cluster.await(() -> names(Resources.SECRETS, "chain").equals(List.of("root", "web-tls")));
    }

    @Test
    void an_issuer_that_is_not_there_keeps_the_request_waiting_until_it_comes() {
        namespace("early");
        cluster.apply(CertificateYaml.certificate("early", "web", "{name: later, kind: Issuer}"));
        cluster.await(() -> cluster.condition(Types.REQUESTS, "early", "web-1", "Ready")
                .equals("False Pending: Referenced \"Issuer\" not found: issuer.cert-manager.io \"later\" not found"));
        assertThat(cluster.condition(Types.CERTIFICATES, "early", "web", "Ready"))
                .isEqualTo("False DoesNotExist: Issuing certificate as Secret does not exist");
        assertThat(cluster.events("early", "CertificateRequest", "web-1"))
                .contains("cert-manager-certificaterequests-approver cert-manager.io: Certificate request has been"
                        + " approved by cert-manager.io");

        cluster.apply(CertificateYaml.selfSigned("early").replace("name: self", "name: later"));
        cluster.await(() -> ready("early", "web"));
    }

    @Test
    void an_authority_whose_secret_lies_elsewhere_is_not_ready_and_says_which_is_missing() {
        namespace("elsewhere");
        cluster.apply(CertificateYaml.issuer("elsewhere", "authority", "root-pair"))
                .apply(CertificateYaml.certificate("elsewhere", "web", "{name: authority}"));
        cluster.await(() -> cluster.condition(Types.ISSUERS, "elsewhere", "authority", "Ready")
                .equals("False ErrGetKeyPair: Error getting keypair for CA issuer: secrets \"root-pair\" not found"));
        cluster.await(() -> cluster.condition(Types.REQUESTS, "elsewhere", "web-1", "Ready")
                .equals("False Pending: Referenced issuer does not have a Ready status condition"));

        cluster.apply(CertificateYaml.selfSigned("elsewhere"))
                .apply(CertificateYaml.authority("elsewhere", "root-pair"));
        cluster.await(() -> ready("elsewhere", "web"));
    }

    @Test
    void another_name_in_the_certificate_is_issued_anew_and_another_issuer_too() {
        namespace("change");
        cluster.apply(CertificateYaml.selfSigned("change"))
                .apply(CertificateYaml.certificate("change", "web", "{name: self}"));
        cluster.await(() -> ready("change", "web"));
        cluster.apply(CertificateYaml.certificate("change", "web", "{name: self}")
                .replace("web.change.svc", "shop.change.svc"));
        cluster.await(() -> revision("change", "web") == 2 && ready("change", "web"));
        String pem =
                Types.value(cluster.get(Resources.SECRETS, "change", "web-tls").json(), "tls.crt");
        assertThat(CertificateChain.parse(pem).names()).containsExactly("shop.change.svc");
    }

    @Test
    void a_certificate_is_renewed_after_two_thirds_of_its_time() {
        namespace("renewal");
        cluster.apply(CertificateYaml.selfSigned("renewal"))
                .apply(CertificateYaml.certificate("renewal", "web", "{name: self}")
                        .replace("spec:", "spec:\n  duration: 3h"));
        cluster.await(() -> ready("renewal", "web"));
        cluster.advance(Duration.ofMinutes(115));
        assertThat(revision("renewal", "web")).isEqualTo(1);
        cluster.advance(Duration.ofMinutes(10));
        assertThat(revision("renewal", "web")).isEqualTo(2);
    }

    @Test
    void a_secret_that_is_deleted_is_issued_again() {
        namespace("again");
        cluster.apply(CertificateYaml.selfSigned("again"))
                .apply(CertificateYaml.certificate("again", "web", "{name: self}"));
        cluster.await(() -> ready("again", "web"));
        cluster.delete(Resources.SECRETS, "again", "web-tls");
        cluster.await(() -> revision("again", "web") == 2 && ready("again", "web"));
    }

    @Test
    void nothing_is_issued_while_its_pod_does_not_run() {
        namespace("asleep");
        cluster.scale(NAMESPACE, "cert-manager", 0);
        cluster.apply(CertificateYaml.selfSigned("asleep"))
                .apply(CertificateYaml.certificate("asleep", "web", "{name: self}"));
        cluster.advance(Duration.ofMinutes(2));
        assertThat(cluster.get(Types.CERTIFICATES, "asleep", "web").json().has("status"))
                .isFalse();
        cluster.scale(NAMESPACE, "cert-manager", 1);
        cluster.await(() -> ready("asleep", "web"));
    }

    @Test
    void a_right_that_is_missing_shows_in_its_log_and_nothing_is_issued() {
        namespace("rights");
        ResourceType bindings = Resources.CLUSTERROLEBINDINGS;
        KubeObject binding = cluster.get(bindings, null, "cert-manager-controller-ingress-shim");
        cluster.delete(bindings, null, binding.name());
        cluster.apply(CertificateYaml.selfSigned("rights"))
                .apply(CertificateYaml.certificate("rights", "web", "{name: self}"));
        String refused = "certificaterequests.cert-manager.io is forbidden: User"
                + " \\\"system:serviceaccount:cert-manager:cert-manager\\\" cannot create resource"
                + " \\\"certificaterequests\\\" in API group \\\"cert-manager.io\\\" in the namespace \\\"rights\\\"";
        cluster.await(() -> cluster.log(NAMESPACE).contains(refused));
        assertThat(cluster.log(NAMESPACE))
                .containsPattern(
                        "\"re-queuing item due to error processing\" err=\".*\" logger=\"cert-manager.controller\" key=\"rights/web\"\n");
        assertThat(cluster.events("rights", "Certificate", "web"))
                .anyMatch(e -> e.contains("RequestFailed: Failed to create CertificateRequest: "));
        assertThat(ready("rights", "web")).isFalse();

        cluster.simulation().with(c -> {
            var again = binding.json().deepCopy();
            again.withObject("/metadata").remove(List.of("resourceVersion", "uid", "creationTimestamp"));
            return c.create(bindings, again);
        });
        cluster.await(() -> ready("rights", "web"));
    }

    @Test
    void of_two_certificates_with_the_same_secret_only_the_older_is_issued() {
        namespace("same");
        cluster.apply(CertificateYaml.selfSigned("same"))
                .apply(CertificateYaml.certificate("same", "web", "{name: self}"));
        cluster.await(() -> ready("same", "web"));
        cluster.apply(
                CertificateYaml.certificate("same", "other", "{name: self}").replace("other-tls", "web-tls"));
        cluster.advance(Duration.ofMinutes(10));
        assertThat(revision("same", "web") + revision("same", "other")).isEqualTo(1);

        cluster.delete(Types.CERTIFICATES, "same", "web");
        cluster.advance(Duration.ofMinutes(4));
        assertThat(revision("same", "other")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "privateKey: {size: 16384} | size must be between 2048 and 8192 for rsa keyAlgorithm",
                "privateKey: {size: 100} | size must be between 2048 and 8192 for rsa keyAlgorithm",
                "privateKey: {algorithm: ECDSA, size: 2048} | Unsupported value",
                "privateKey: {algorithm: Ed25519} | keys of Ed25519 are not simulated",
                "duration: -1h | certificate duration must be greater than 1h0m0s",
                "duration: soon | spec.duration",
                "renewBefore: 1s | certificate renewBefore must be greater than 5m0s",
                "renewBefore: 2160h | certificate duration must be greater than renewBefore",
            })
    void a_typo_in_a_certificate_is_refused(String typo, String why) {
        String yaml = CertificateYaml.certificate("default", "typo", "{name: self}")
                .replace("  privateKey: {algorithm: ECDSA}\n", "  " + typo + "\n");
        assertThatThrownBy(() -> cluster.apply(yaml)).hasMessageContaining(why);
    }

    @Test
    void an_address_that_is_none_stops_that_certificate_alone() {
        namespace("address");
        cluster.apply(CertificateYaml.selfSigned("address"))
                .apply(CertificateYaml.certificate("address", "bad", "{name: self}")
                        .replace("spec:", "spec:\n  ipAddresses: [999.1.1.1]"))
                .apply(CertificateYaml.certificate("address", "web", "{name: self}"));
        cluster.await(() -> ready("address", "web"));
        cluster.advance(Duration.ofMinutes(1));
        assertThat(cluster.log(NAMESPACE)).contains("panic: invalid IP address: 999.1.1.1 [recovered]");
        assertThat(restarts()).isZero();
    }

    @Test
    void a_right_to_list_that_is_taken_away_ends_nothing_and_is_made_up_for_when_it_is_back() {
        namespace("lists");
        List<KubeObject> bindings = cluster.list(Resources.CLUSTERROLEBINDINGS, null).stream()
                .filter(b -> b.name().startsWith("cert-manager"))
                .toList();
        bindings.forEach(b -> cluster.delete(Resources.CLUSTERROLEBINDINGS, null, b.name()));
        cluster.apply("{apiVersion: v1, kind: Secret, metadata: {name: any, namespace: lists}}");
        cluster.advance(Duration.ofMinutes(1));
        assertThat(restarts()).isZero();
        assertThat(cluster.log(NAMESPACE)).contains("Failed to watch").contains("is forbidden");

        for (KubeObject binding : bindings) {
            var again = binding.json().deepCopy();
            again.withObject("/metadata").remove(List.of("resourceVersion", "uid", "creationTimestamp"));
            cluster.simulation().with(c -> c.create(Resources.CLUSTERROLEBINDINGS, again));
        }
        cluster.apply(CertificateYaml.selfSigned("lists"))
                .apply(CertificateYaml.certificate("lists", "web", "{name: self}"));
        cluster.await(() -> ready("lists", "web"));
    }

    private static int restarts() {
        return cluster.list(Resources.PODS, NAMESPACE).stream()
                .mapToInt(
                        p -> p.status().at("/containerStatuses/0/restartCount").asInt())
                .sum();
    }

    @Test
    void a_request_that_nobody_can_read_fails_and_says_so() {
        namespace("broken");
        cluster.apply(CertificateYaml.selfSigned("broken")).apply("""
                        apiVersion: cert-manager.io/v1
                        kind: CertificateRequest
                        metadata: {name: odd, namespace: broken, annotations: {cert-manager.io/private-key-secret-name: x}}
                        spec: {request: bm90IGEgcmVxdWVzdA==, issuerRef: {name: self}}
                        """);
        cluster.await(() -> cluster.condition(Types.REQUESTS, "broken", "odd", "Ready")
                .startsWith("False Failed: Error generating certificate template: "));
    }

    private static List<String> names(ResourceType type, String namespace) {
        return cluster.list(type, namespace).stream().map(KubeObject::name).toList();
    }

    private static boolean ready(String namespace, String name) {
        return cluster.condition(Types.CERTIFICATES, namespace, name, "Ready").startsWith("True ");
    }

    private static int revision(String namespace, String name) {
        return cluster.get(Types.CERTIFICATES, namespace, name)
                .status()
                .path("revision")
                .asInt();
    }

    private static void namespace(String name) {
        cluster.apply("{apiVersion: v1, kind: Namespace, metadata: {name: " + name + "}}");
    }
}
