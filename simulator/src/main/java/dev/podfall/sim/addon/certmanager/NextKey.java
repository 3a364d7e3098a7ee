package dev.podfall.sim.addon.certmanager;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.addon.Manager;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.EventRecorder;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The private key of the certificate that comes next, in a Secret of its own until it is issued. Mirrors {@code
 * pkg/controller/certificates/keymanager}.
 */
final class NextKey {
    private static final String LABEL = "cert-manager.io/next-private-key";
    private static final String FIELD = "nextPrivateKeySecretName";

    private final SimClient client;
    private final EventRecorder recorder;

    NextKey(Manager manager) {
        this.client = manager.client();
        this.recorder = manager.recorder("cert-manager-certificates-key-manager");
    }

    /** Whether something had to be changed. */
    boolean settle(KubeObject certificate) {
        List<ObjectNode> keys =
                client
                        .list(Resources.SECRETS, certificate.namespace(), LabelSelector.of(Map.of(LABEL, "true")))
                        .stream()
                        .filter(s -> new KubeObject(s).isControlledBy(certificate))
                        .toList();
        if (!certificate.is(Types.ISSUING)) {
            keys.forEach(this::delete);
            return name(certificate, null) || !keys.isEmpty();
        }
        if (keys.isEmpty()) {
            return create(certificate);
        }
        String name = keys.get(0).at("/metadata/name").asText();
        if (!certificate.status().hasNonNull(FIELD)) {
            return name(certificate, name);
        }
        return remedy(certificate, keys, name);
    }

    private boolean remedy(KubeObject certificate, List<ObjectNode> keys, String name) {
        boolean same =
                keys.size() == 1 && certificate.status().path(FIELD).asText().equals(name) && isReadable(keys.get(0));
        List<String> violations = same ? violations(keys.get(0), certificate) : List.of();
        if (!violations.isEmpty()) {
            recorder.normal(
                    certificate,
                    "Deleted",
                    "Regenerating private key due to change in fields: [" + String.join(" ", violations) + "]");
        }
        if (same && violations.isEmpty()) {
            return false;
        }
        keys.forEach(this::delete);
        return true;
    }

    /** A key whose public half cannot be told is of no use for a request. */
    private static boolean isReadable(ObjectNode secret) {
        try {
            return Keys.read(Types.value(secret, "tls.key")).getPublic() != null;
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static List<String> violations(ObjectNode secret, KubeObject certificate) {
        KeyPair key = Keys.read(Types.value(secret, "tls.key"));
        return key.getPublic() == null
                ? List.of()
                : Keys.violations(key.getPublic(), certificate.spec().path("privateKey"));
    }

    private void delete(ObjectNode secret) {
        KubeObject view = new KubeObject(secret);
        client.delete(Resources.SECRETS, view.namespace(), view.name(), DeleteOptions.DEFAULT);
    }

    private boolean create(KubeObject certificate) {
        boolean keeps = certificate
                .spec()
                .at("/privateKey/rotationPolicy")
                .asText("Always")
                .equals("Never");
        Optional<ObjectNode> existing = keeps
                ? client.find(
                        Resources.SECRETS,
                        certificate.namespace(),
                        certificate.spec().path("secretName").asText())
                : Optional.empty();
        Optional<String> reused = existing.filter(NextKey::isReadable)
                .filter(s -> violations(s, certificate).isEmpty())
                .map(s -> Types.value(s, "tls.key"));
        String pem = reused.orElseGet(
                () -> Keys.write(Keys.generate(certificate.spec().path("privateKey")), "PKCS1"));
        String name = store(certificate, pem);
        if (reused.isPresent()) {
            recorder.normal(
                    certificate,
                    "Reused",
                    "Reusing private key stored in existing Secret resource \""
                            + certificate.spec().path("secretName").asText() + "\"");
        } else {
            recorder.normal(
                    certificate, "Generated", "Stored new private key in temporary Secret resource \"" + name + "\"");
        }
        return true;
    }

    private String store(KubeObject certificate, String pem) {
        ObjectNode secret = KubeObject.of(Resources.SECRETS, certificate.namespace(), "");
        ObjectNode metadata = (ObjectNode) secret.get("metadata");
        metadata.remove("name");
        String name = certificate.status().path(FIELD).asText();
        metadata.put(name.isEmpty() ? "generateName" : "name", name.isEmpty() ? certificate.name() + "-" : name);
        metadata.putObject("labels")
                .put("controller.cert-manager.io/fao", "true")
                .put(LABEL, "true");
        metadata.putArray("ownerReferences").add(certificate.ownerReference());
        secret.putObject("data").put("tls.key", Types.encoded(pem));
        return client.create(Resources.SECRETS, secret).at("/metadata/name").asText();
    }

    /** Whether the status did not say that name already. */
    private boolean name(KubeObject certificate, String name) {
        ObjectNode status = certificate.statusCopy();
        if (name == null ? !status.has(FIELD) : status.path(FIELD).asText().equals(name)) {
            return false;
        }
        if (name == null) {
            status.remove(FIELD);
        } else {
            status.put(FIELD, name);
        }
        client.updateStatus(Types.CERTIFICATES, certificate.json(), status);
        return true;
    }
}
