package dev.podfall.sim.addon.certmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.authn.SigningRequest;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.structural.GoDuration;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Signs what CertificateRequests ask for. Mirrors {@code pkg/controller/certificaterequests/ca} and {@code selfsigned}. */
final class Signers {
    private static final Duration USUAL = Duration.ofDays(90);
    private static final String KEY_ANNOTATION = "cert-manager.io/private-key-secret-name";
    private static final String NAME_ANNOTATION = "cert-manager.io/certificate-name";
    private static final Map<String, String> PURPOSES = Map.of(
            "server auth", "1.3.6.1.5.5.7.3.1",
            "client auth", "1.3.6.1.5.5.7.3.2",
            "code signing", "1.3.6.1.5.5.7.3.3",
            "email protection", "1.3.6.1.5.5.7.3.4");

    private final SimClient client;
    private final String resourceNamespace;

    /** @param resourceNamespace where Secrets of ClusterIssuers lie */
    Signers(SimClient client, String resourceNamespace) {
        this.client = client;
        this.resourceNamespace = resourceNamespace;
    }

    /**
     * What became of a request.
     *
     * @param certificate in PEM, with those between it and the authority
     * @param reason why there is none; empty if there is one
     * @param isFinal whether it will not be tried again
     */
    record Outcome(String certificate, String authority, String reason, String message, boolean isFinal) {
        static Outcome waits(String reason, String message) {
            return new Outcome("", "", reason, message, false);
        }

        static Outcome fails(String reason, String message) {
            return new Outcome("", "", reason, message, true);
        }
    }

    Outcome sign(KubeObject request, KubeObject issuer, Instant now) {
        String pem = Types.decoded(request.spec().path("request").asText());
        try {
            SigningRequest asked = SigningRequest.parse(pem);
            X509.Template template = template(request.spec(), asked, X509.names(pem), now);
            return issuer.spec().has("ca") ? byAuthority(template, issuer) : bySelf(template, request, asked);
        } catch (IllegalArgumentException broken) {
            return Outcome.fails("ErrorSigning", "Error generating certificate template: " + broken.getMessage());
        }
    }

    private static X509.Template template(JsonNode spec, SigningRequest asked, byte[] names, Instant now) {
        List<String> purposes = new ArrayList<>();
        for (JsonNode usage : spec.path("usages")) {
            Optional.ofNullable(PURPOSES.get(usage.asText())).ifPresent(purposes::add);
        }
        return new X509.Template(
                asked.subject(),
                asked.key().getEncoded(),
                names,
                spec.path("isCA").asBoolean(),
                purposes,
                now,
                now.plus(duration(spec.path("duration"), USUAL)));
    }

    /** A duration as Go writes it. */
    static Duration duration(JsonNode text, Duration otherwise) {
        return text.isTextual() ? GoDuration.parse(text.asText()) : otherwise;
    }

    private Outcome byAuthority(X509.Template template, KubeObject issuer) {
        String namespace = issuer.namespace().isEmpty() ? resourceNamespace : issuer.namespace();
        String name = issuer.spec().at("/ca/secretName").asText();
        String where = namespace + "/" + name;
        Optional<ObjectNode> secret = client.find(Resources.SECRETS, namespace, name);
        if (secret.isEmpty()) {
            String text = "Referenced secret " + where + " not found: secrets \"" + name + "\" not found";
            return Outcome.waits("SecretMissing", text);
        }
        try {
            String authority = Types.value(secret.get(), "tls.crt");
            X509Certificate certificate = X509.read(authority);
            KeyPair key = Keys.read(Types.value(secret.get(), "tls.key"));
            String made = X509.certificate(
                    template, certificate.getSubjectX500Principal().getEncoded(), key.getPrivate());
            boolean isRoot = certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
            String root = Types.value(secret.get(), "ca.crt");
            return new Outcome(
                    isRoot ? made : made + authority, isRoot || root.isEmpty() ? authority : root, "", "", false);
        } catch (IllegalArgumentException unreadable) {
            return Outcome.waits(
                    "SecretInvalidData",
                    "Failed to parse signing CA keypair from secret " + where + ": " + unreadable.getMessage());
        }
    }

    /** Upstream issues a certificate without an issuer's name where it has no subject. Java reads none: it gets a name. */
    private static byte[] named(KubeObject request) {
        return X509.subject(request.annotations().getOrDefault(NAME_ANNOTATION, request.name()), List.of());
    }

    private Outcome bySelf(X509.Template template, KubeObject request, SigningRequest asked) {
        String name = request.annotations().getOrDefault(KEY_ANNOTATION, "");
        if (name.isEmpty()) {
            return Outcome.fails(
                    "MissingAnnotation",
                    "Annotation \"" + KEY_ANNOTATION + "\" missing or reference empty: secret name missing");
        }
        Optional<ObjectNode> secret = client.find(Resources.SECRETS, request.namespace(), name);
        if (secret.isEmpty()) {
            String text = "Referenced secret " + request.namespace() + "/" + name + " not found: secrets \"" + name
                    + "\" not found";
            return Outcome.waits("MissingSecret", text);
        }
        KeyPair key = Keys.read(Types.value(secret.get(), "tls.key"));
        if (key.getPublic() != null && !key.getPublic().equals(asked.key())) {
            return Outcome.fails(
                    "ErrorKeyMatch", "Error generating certificate template: CSR not signed by referenced private key");
        }
        X509.Template named = Asn1.children(asked.subject()).isEmpty() ? template.of(named(request)) : template;
        String made = X509.certificate(named, named.subject(), key.getPrivate());
        return new Outcome(made, made, "", "", false);
    }
}
