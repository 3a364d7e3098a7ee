package dev.podfall.sim.addon.certmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.addon.Controller;
import dev.podfall.sim.addon.Manager;
import dev.podfall.sim.client.EventRecorder;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.controllers.runtime.Key;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/**
 * Says of Issuers, or of ClusterIssuers, whether they can sign. Mirrors {@code pkg/controller/issuers/sync.go}, {@code
 * pkg/issuer/ca/setup.go} and {@code pkg/issuer/selfsigned/setup.go}.
 */
final class Issuers {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private final Manager manager;
    private final ResourceType type;
    private final String resourceNamespace;
    private final EventRecorder recorder;
    private Controller controller;

    /** @param resourceNamespace where Secrets of ClusterIssuers lie */
    Issuers(Manager manager, ResourceType type, String resourceNamespace) {
        this.manager = manager;
        this.type = type;
        this.resourceNamespace = resourceNamespace;
        this.recorder = manager.recorder("cert-manager-" + type.plural());
    }

    void start() {
        controller =
                manager.controller(type.plural(), type, this::reconcile).watches(Resources.SECRETS, this::concerned);
    }

    private Collection<Key> concerned(ObjectNode secret) {
        KubeObject view = new KubeObject(secret);
        return manager.client().list(type, type.namespaced() ? view.namespace() : null).stream()
                .map(KubeObject::new)
                .filter(i -> i.spec().at("/ca/secretName").asText().equals(view.name()))
                .filter(i -> secretNamespace(i).equals(view.namespace()))
                .map(i -> new Key(i.namespace(), i.name()))
                .toList();
    }

    private String secretNamespace(KubeObject issuer) {
        return type.namespaced() ? issuer.namespace() : resourceNamespace;
    }

    private void reconcile(Key key) {
        Optional<ObjectNode> found =
                manager.client().find(type, type.namespaced() ? key.namespace() : null, key.name());
        if (found.isEmpty()) {
            return;
        }
        KubeObject issuer = new KubeObject(found.get());
        JsonNode spec = issuer.spec();
        if (spec.has("selfSigned")) {
            put(issuer, Types.TRUE, "IsReady", "");
        } else if (spec.has("ca")) {
            setUpAuthority(key, issuer);
        } else {
            put(issuer, Types.FALSE, "ErrInitIssuer", "Error initializing issuer: this issuer type is not simulated");
        }
    }

    private void setUpAuthority(Key key, KubeObject issuer) {
        String name = issuer.spec().at("/ca/secretName").asText();
        Optional<ObjectNode> secret = manager.client().find(Resources.SECRETS, secretNamespace(issuer), name);
        String problem = secret.map(Issuers::problem).orElse("secrets \"" + name + "\" not found");
        if (problem.isEmpty()) {
            if (put(issuer, Types.TRUE, "KeyPairVerified", "Signing CA verified")) {
                recorder.normal(issuer, "KeyPairVerified", "Signing CA verified");
            }
            return;
        }
        boolean noAuthority = problem.equals("certificate is not a CA");
        String reason = noAuthority ? "ErrInvalidKeyPair" : "ErrGetKeyPair";
        String message = "Error getting keypair for CA issuer: " + problem;
        put(issuer, Types.FALSE, reason, message);
        recorder.warning(issuer, reason, message);
        if (!noAuthority) {
            recorder.warning(issuer, "ErrInitIssuer", "Error initializing issuer: " + problem);
            manager.log().error("error setting up issuer", problem, "resource_name", issuer.name());
            controller.again(key, LOOK_AGAIN.multipliedBy(12));
        }
    }

    /** Why an authority's Secret is of no use; empty if it is. */
    private static String problem(ObjectNode secret) {
        try {
            X509Certificate certificate = X509.read(Types.value(secret, "tls.crt"));
            Keys.read(Types.value(secret, "tls.key"));
            return certificate.getBasicConstraints() < 0 ? "certificate is not a CA" : "";
        } catch (IllegalArgumentException unreadable) {
            return unreadable.getMessage();
        }
    }

    /** Whether the condition flipped or came to be. */
    private boolean put(KubeObject issuer, String value, String reason, String message) {
        ObjectNode status = issuer.statusCopy();
        boolean was = issuer.condition(Types.READY)
                .map(c -> c.path("status").asText().equals(value))
                .orElse(false);
        if (Types.setCondition(
                status,
                issuer,
                Types.READY,
                value,
                reason,
                message,
                manager.timeline().now())) {
            manager.client().updateStatus(type, issuer.json(), status);
        }
        return !was;
    }
}
