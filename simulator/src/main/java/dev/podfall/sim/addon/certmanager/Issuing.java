package dev.podfall.sim.addon.certmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.addon.Manager;
import dev.podfall.sim.authn.SigningRequest;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.EventRecorder;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way from a key to the Secret: a CertificateRequest, and what comes of it. Mirrors {@code
 * pkg/controller/certificates/requestmanager} and {@code issuing}.
 */
final class Issuing {
    private static final String REVISION = "cert-manager.io/certificate-revision";
    private static final int LONGEST_NAME = 52;

    private final Manager manager;
    private final SimClient client;
    private final EventRecorder requests;
    private final EventRecorder recorder;
    private final TargetSecret target;

    Issuing(Manager manager) {
        this.manager = manager;
        this.client = manager.client();
        this.requests = manager.recorder("cert-manager-certificates-request-manager");
        this.recorder = manager.recorder("cert-manager-certificates-issuing");
        this.target = new TargetSecret(client);
    }

    /** A Certificate's requests of a revision. */
    List<KubeObject> requests(KubeObject certificate, int revision) {
        return client.list(Types.REQUESTS, certificate.namespace()).stream()
                .map(KubeObject::new)
                .filter(r -> r.isControlledBy(certificate))
                .filter(r -> r.annotations().getOrDefault(REVISION, "").equals(String.valueOf(revision)))
                .toList();
    }

    void goOn(KubeObject certificate) {
        String name = certificate.status().path("nextPrivateKeySecretName").asText();
        if (!certificate.is(Types.ISSUING) || name.isEmpty()) {
            return;
        }
        Optional<ObjectNode> secret = client.find(Resources.SECRETS, certificate.namespace(), name);
        if (secret.isEmpty()) {
            return;
        }
        KeyPair key = Keys.read(Types.value(secret.get(), "tls.key"));
        int revision = certificate.status().path("revision").asInt() + 1;
        List<KubeObject> fitting = new ArrayList<>();
        for (KubeObject request : requests(certificate, revision)) {
            if (fits(request, certificate, key)) {
                fitting.add(request);
            } else {
                client.delete(Types.REQUESTS, request.namespace(), request.name(), DeleteOptions.DEFAULT);
            }
        }
        if (fitting.isEmpty()) {
            ask(certificate, key, revision, name);
        } else if (fitting.size() == 1) {
            conclude(certificate, fitting.get(0), key, revision);
        }
    }

    private static boolean fits(KubeObject request, KubeObject certificate, KeyPair key) {
        if (!Issuance.violations(request, certificate.spec()).isEmpty()) {
            return false;
        }
        String pem = Types.decoded(request.spec().path("request").asText());
        boolean sameKey =
                key.getPublic() == null || SigningRequest.parse(pem).key().equals(key.getPublic());
        String begun = certificate
                .condition(Types.ISSUING)
                .map(c -> c.path("lastTransitionTime").asText())
                .orElse("");
        boolean failedBefore = Types.reason(request, Types.READY).equals(Types.FAILED)
                && request.status().path("failureTime").asText().compareTo(begun) < 0;
        return sameKey && !failedBefore;
    }

    private void ask(KubeObject certificate, KeyPair key, int revision, String keySecret) {
        JsonNode spec = certificate.spec();
        List<String> organizations = new ArrayList<>();
        spec.at("/subject/organizations").forEach(o -> organizations.add(o.asText()));
        byte[] subject = X509.subject(spec.path("commonName").asText(), organizations);
        String csr = X509.request(subject, AltNames.encoded(spec), key);
        ObjectNode request = KubeObject.of(Types.REQUESTS, certificate.namespace(), name(certificate, revision));
        ObjectNode metadata = (ObjectNode) request.get("metadata");
        metadata.putObject("annotations")
                .put("cert-manager.io/certificate-name", certificate.name())
                .put(REVISION, String.valueOf(revision))
                .put("cert-manager.io/private-key-secret-name", keySecret);
        if (!certificate.labels().isEmpty()) {
            metadata.set("labels", certificate.metadata().path("labels").deepCopy());
        }
        metadata.putArray("ownerReferences").add(certificate.ownerReference());
        ObjectNode asked = request.putObject("spec");
        for (String field : List.of("duration", "isCA", "issuerRef", "usages")) {
            if (spec.has(field)) {
                asked.set(field, spec.get(field).deepCopy());
            }
        }
        asked.put("request", Types.encoded(csr));
        try {
            client.create(Types.REQUESTS, request);
        } catch (ApiException refused) {
            requests.warning(
                    certificate, "RequestFailed", "Failed to create CertificateRequest: " + refused.getMessage());
            throw refused;
        }
        requests.normal(
                certificate,
                "Requested",
                "Created new CertificateRequest resource \"" + name(certificate, revision) + "\"");
    }

    private static String name(KubeObject certificate, int revision) {
        String name = certificate.name();
        return (name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name) + "-" + revision;
    }

    private void conclude(KubeObject certificate, KubeObject request, KeyPair key, int revision) {
        String reason = Types.reason(request, Types.READY);
        Instant now = manager.timeline().now();
        ObjectNode status = certificate.statusCopy();
        if (reason.equals(Types.ISSUED)) {
            target.write(certificate, request, key);
            status.put("revision", revision);
            Types.removeCondition(status, Types.ISSUING);
            status.remove("lastFailureTime");
            status.remove("failedIssuanceAttempts");
            client.updateStatus(Types.CERTIFICATES, certificate.json(), status);
            recorder.normal(certificate, Types.ISSUING, "The certificate has been successfully issued");
        } else if (reason.equals(Types.FAILED) || reason.equals("Denied")) {
            String why = request.condition(Types.READY)
                    .map(c -> c.path("message").asText())
                    .orElse("");
            String text = "The certificate request has failed to complete and will be retried: " + why;
            status.put("lastFailureTime", KubeObject.time(now));
            status.put(
                    "failedIssuanceAttempts",
                    status.path("failedIssuanceAttempts").asInt() + 1);
            Types.setCondition(status, certificate, Types.ISSUING, Types.FALSE, reason, text, now);
            client.updateStatus(Types.CERTIFICATES, certificate.json(), status);
            recorder.warning(certificate, reason, text);
        }
    }
}
