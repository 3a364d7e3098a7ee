package dev.podfall.sim.addon.certmanager;

import static org.assertj.core.api.Assertions.assertThat;

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
        cluster.apply(selfSigned("chain"))
                .apply(authority("chain", "root"))
                .apply(issuer("chain", "root", "root"))
                .apply(certificate("chain", "web", "{name: root}"));
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
        cluster.apply(certificate("early", "web", "{name: later, kind: Issuer}"));
        cluster.await(() -> cluster.condition(Types.REQUESTS, "early", "web-1", "Ready")
                .equals("False Pending: Referenced \"Issuer\" not found: issuer.cert-manager.io \"later\" not found"));
        assertThat(cluster.condition(Types.CERTIFICATES, "early", "web", "Ready"))
                .isEqualTo("False DoesNotExist: Issuing certificate as Secret does not exist");
        assertThat(cluster.events("early", "CertificateRequest", "web-1"))
                .contains("cert-manager-certificaterequests-approver cert-manager.io: Certificate request has been"
                        + " approved by cert-manager.io");

        cluster.apply(selfSigned("early").replace("name: self", "name: later"));
        cluster.await(() -> ready("early", "web"));
    }

    @Test
    void an_authority_whose_secret_lies_elsewhere_is_not_ready_and_says_which_is_missing() {
        namespace("elsewhere");
        cluster.apply(issuer("elsewhere", "authority", "root-pair"))
                .apply(certificate("elsewhere", "web", "{name: authority}"));
        cluster.await(() -> cluster.condition(Types.ISSUERS, "elsewhere", "authority", "Ready")
                .equals("False ErrGetKeyPair: Error getting keypair for CA issuer: secrets \"root-pair\" not found"));
        cluster.await(() -> cluster.condition(Types.REQUESTS, "elsewhere", "web-1", "Ready")
                .equals("False Pending: Referenced issuer does not have a Ready status condition"));

        cluster.apply(selfSigned("elsewhere")).apply(authority("elsewhere", "root-pair"));
        cluster.await(() -> ready("elsewhere", "web"));
    }

    @Test
    void another_name_in_the_certificate_is_issued_anew_and_another_issuer_too() {
        namespace("change");
        cluster.apply(selfSigned("change")).apply(certificate("change", "web", "{name: self}"));
        cluster.await(() -> ready("change", "web"));
        cluster.apply(certificate("change", "web", "{name: self}").replace("web.change.svc", "shop.change.svc"));
        cluster.await(() -> revision("change", "web") == 2 && ready("change", "web"));
        String pem =
                Types.value(cluster.get(Resources.SECRETS, "change", "web-tls").json(), "tls.crt");
        assertThat(CertificateChain.parse(pem).names()).containsExactly("shop.change.svc");
    }

    @Test
    void a_certificate_is_renewed_after_two_thirds_of_its_time() {
        namespace("renewal");
        cluster.apply(selfSigned("renewal"))
                .apply(certificate("renewal", "web", "{name: self}").replace("spec:", "spec:\n  duration: 3h"));
        cluster.await(() -> ready("renewal", "web"));
        cluster.advance(Duration.ofMinutes(115));
        assertThat(revision("renewal", "web")).isEqualTo(1);
        cluster.advance(Duration.ofMinutes(10));
        assertThat(revision("renewal", "web")).isEqualTo(2);
    }

    @Test
    void a_secret_that_is_deleted_is_issued_again() {
        namespace("again");
        cluster.apply(selfSigned("again")).apply(certificate("again", "web", "{name: self}"));
        cluster.await(() -> ready("again", "web"));
        cluster.delete(Resources.SECRETS, "again", "web-tls");
        cluster.await(() -> revision("again", "web") == 2 && ready("again", "web"));
    }

    @Test
    void nothing_is_issued_while_its_pod_does_not_run() {
        namespace("asleep");
        cluster.scale(NAMESPACE, "cert-manager", 0);
        cluster.apply(selfSigned("asleep")).apply(certificate("asleep", "web", "{name: self}"));
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
        cluster.apply(selfSigned("rights")).apply(certificate("rights", "web", "{name: self}"));
        String refused = "certificaterequests.cert-manager.io is forbidden: User"
                + " \\\"system:serviceaccount:cert-manager:cert-manager\\\" cannot create resource"
                + " \\\"certificaterequests\\\" in API group \\\"cert-manager.io\\\" in the namespace \\\"rights\\\"";
        cluster.await(() -> cluster.log(NAMESPACE).contains(refused));
        assertThat(cluster.log(NAMESPACE)).contains("\"re-queuing item due to error processing\" err=");
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
    void a_request_that_nobody_can_read_fails_and_says_so() {
        namespace("broken");
        cluster.apply(selfSigned("broken")).apply("""
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

    private static String selfSigned(String namespace) {
        return "{apiVersion: cert-manager.io/v1, kind: Issuer, metadata: {name: self, namespace: " + namespace
                + "}, spec: {selfSigned: {}}}";
    }

    private static String issuer(String namespace, String name, String secret) {
        return "{apiVersion: cert-manager.io/v1, kind: Issuer, metadata: {name: " + name + ", namespace: " + namespace
                + "}, spec: {ca: {secretName: " + secret + "}}}";
    }

    private static String authority(String namespace, String name) {
        return """
                apiVersion: cert-manager.io/v1
                kind: Certificate
                metadata: {name: NAME, namespace: NS}
                spec:
                  isCA: true
                  commonName: NAME
                  secretName: NAME
                  privateKey: {algorithm: ECDSA}
                  issuerRef: {name: self}
                """.replace("NAME", name).replace("NS", namespace);
    }

    private static String certificate(String namespace, String name, String issuer) {
        return """
                apiVersion: cert-manager.io/v1
                kind: Certificate
                metadata: {name: NAME, namespace: NS}
                spec:
                  secretName: NAME-tls
                  dnsNames: [NAME.NS.svc]
                  privateKey: {algorithm: ECDSA}
                  issuerRef: ISSUER
                """.replace("NAME", name).replace("NS", namespace).replace("ISSUER", issuer);
    }
}
