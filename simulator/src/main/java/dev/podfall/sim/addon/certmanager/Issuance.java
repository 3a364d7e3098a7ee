package dev.podfall.sim.addon.certmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.authn.SigningRequest;
import dev.podfall.sim.client.KubeObject;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A Certificate with what was issued for it: what is wrong with that. Mirrors {@code
 * internal/controller/certificates/policies}.
 *
 * @param secret null if there is none
 * @param request the one that the Secret was issued by; null if there is none
 */
record Issuance(KubeObject certificate, ObjectNode secret, KubeObject request) {
    private static final DateTimeFormatter RFC1123 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String ISSUER = "cert-manager.io/issuer-";
    private static final String NAME = "cert-manager.io/certificate-name";

    /** Why a certificate is not as it should be; both empty if it is. */
    record Finding(String reason, String message) {
        static final Finding NONE = new Finding("", "");

        boolean isNone() {
            return reason.isEmpty();
        }
    }

    /** Which Certificate the Secret was issued for; empty if it does not say so. */
    String writtenFor() {
        return secret == null ? "" : new KubeObject(secret).annotations().getOrDefault(NAME, "");
    }

    /** Why it is not ready. */
    Finding unready(Instant now) {
        Finding common = common();
        if (!common.isNone()) {
            return common;
        }
        Instant end = issued().getNotAfter().toInstant();
        return now.isAfter(end)
                ? new Finding("Expired", "Certificate expired on " + RFC1123.format(end))
                : Finding.NONE;
    }

    /** Why it must be issued anew. */
    Finding unfit(Instant now) {
        Finding common = common();
        if (!common.isNone()) {
            return common;
        }
        Finding issuer = otherIssuer();
        if (!issuer.isNone()) {
            return issuer;
        }
        String name = new KubeObject(secret).annotations().getOrDefault(NAME, certificate.name());
        if (!name.equals(certificate.name())) {
            String two = "If this message is not transient, you might have two conflicting Certificates pointing to the"
                    + " same secret.";
            return new Finding("IncorrectCertificate", "Secret was issued for \"" + name + "\". " + two);
        }
        return now.isBefore(renewal())
                ? Finding.NONE
                : new Finding(
                        "Renewing",
                        "Renewing certificate as renewal was scheduled at "
                                + certificate.status().path("renewalTime").asText());
    }

    private Finding common() {
        if (secret == null) {
            return new Finding("DoesNotExist", "Issuing certificate as Secret does not exist");
        }
        Finding missing = missingData();
        if (!missing.isNone()) {
            return missing;
        }
        Finding pair = wrongPair();
        return pair.isNone() ? changedSpec() : pair;
    }

    private Finding missingData() {
        String missing = "";
        if (secret.path("data").isEmpty()) {
            missing = "any data";
        } else if (Types.value(secret, "tls.key").isEmpty()) {
            missing = "a private key";
        } else if (Types.value(secret, "tls.crt").isEmpty()) {
            missing = "a certificate";
        }
        return missing.isEmpty()
                ? Finding.NONE
                : new Finding("MissingData", "Issuing certificate as Secret does not contain " + missing);
    }

    private Finding wrongPair() {
        KeyPair key;
        try {
            key = Keys.read(Types.value(secret, "tls.key"));
        } catch (IllegalArgumentException invalid) {
            String text = "Issuing certificate as Secret contains invalid private key data: " + invalid.getMessage();
            return new Finding("InvalidKeyPair", text);
        }
        try {
            boolean fits = key.getPublic() == null || issued().getPublicKey().equals(key.getPublic());
            String text = "Issuing certificate as Secret contains a private key that does not match the certificate";
            return fits ? Finding.NONE : new Finding("InvalidKeyPair", text);
        } catch (IllegalArgumentException invalid) {
            String text = "Issuing certificate as Secret contains an invalid certificate: " + invalid.getMessage();
            return new Finding("InvalidCertificate", text);
        }
    }

    private Finding changedSpec() {
        List<String> changed = request == null ? List.of() : violations(request, certificate.spec());
        return changed.isEmpty()
                ? Finding.NONE
                : new Finding(
                        "RequestChanged",
                        "Fields on existing CertificateRequest resource not up to date: [" + String.join(" ", changed)
                                + "]");
    }

    private Finding otherIssuer() {
        var annotations = new KubeObject(secret).annotations();
        JsonNode wanted = certificate.spec().path("issuerRef");
        String name = annotations.get(ISSUER + "name");
        String kind = annotations.getOrDefault(ISSUER + "kind", "Issuer");
        boolean same =
                name == null || name.equals(wanted.path("name").asText()) && kind.equals(Types.issuerKind(wanted));
        return same
                ? Finding.NONE
                : new Finding(
                        "IncorrectIssuer",
                        "Issuing certificate as Secret was previously issued by \"" + kind + "." + Types.GROUP + "/"
                                + name + "\"");
    }

    /** The certificate in the Secret. @throws IllegalArgumentException if there is none that can be read */
    X509Certificate issued() {
        return X509.read(Types.value(secret, "tls.crt"));
    }

    /** When it is to be renewed: after two thirds of its time, unless the Certificate says otherwise. */
    Instant renewal() {
        X509Certificate issued = issued();
        Instant from = issued.getNotBefore().toInstant();
        Instant until = issued.getNotAfter().toInstant();
        Duration whole = Duration.between(from, until);
        Duration before = Signers.duration(certificate.spec().path("renewBefore"), whole.dividedBy(3));
        return until.minus(before.compareTo(whole) < 0 ? before : whole.dividedBy(3));
    }

    /** In which fields a request is not what a Certificate asks for. Mirrors {@code RequestMatchesSpec}. */
    static List<String> violations(KubeObject request, JsonNode wanted) {
        List<String> changed = new ArrayList<>();
        JsonNode asked = request.spec();
        String pem = Types.decoded(asked.path("request").asText());
        try {
            SigningRequest parsed = SigningRequest.parse(pem);
            if (!parsed.commonName().equals(wanted.path("commonName").asText())) {
                changed.add("spec.commonName");
            }
            if (!Arrays.equals(X509.names(pem), AltNames.encoded(wanted))) {
                changed.add("spec.dnsNames");
            }
        } catch (IllegalArgumentException unreadable) {
            changed.add("spec.request");
        }
        if (asked.path("isCA").asBoolean() != wanted.path("isCA").asBoolean()) {
            changed.add("spec.isCA");
        }
        for (String field : List.of("usages", "duration", "issuerRef")) {
            if (!Objects.equals(asked.get(field), wanted.get(field))) {
                changed.add("spec." + field);
            }
        }
        return changed;
    }
}
