package dev.podfall.sim.addon.certmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.addon.Manager;
import dev.podfall.sim.client.EventRecorder;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.controllers.runtime.Key;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Approves CertificateRequests and has them signed. Mirrors {@code pkg/controller/certificaterequests}: {@code approver}, {@code
 * sync.go}, {@code ca} and {@code selfsigned}.
 */
final class Requests {
    private static final String APPROVED = "Approved";
    private static final String APPROVED_TEXT = "Certificate request has been approved by cert-manager.io";
    private static final List<String> SIGNERS = List.of("acme", "ca", "selfsigned", "vault", "venafi");

    private final Manager manager;
    private final Signers signers;
    private final EventRecorder approver;

    Requests(Manager manager, String resourceNamespace) {
        this.manager = manager;
        this.signers = new Signers(manager.client(), resourceNamespace);
        this.approver = manager.recorder("cert-manager-certificaterequests-approver");
    }

    void start() {
        manager.controller("certificaterequests", Types.REQUESTS, this::reconcile)
                .watches(Types.ISSUERS, this::waitingFor)
                .watches(Types.CLUSTERISSUERS, this::waitingFor)
                .watches(Resources.SECRETS, this::waitingIn);
    }

    private Collection<Key> waitingFor(ObjectNode issuer) {
        KubeObject view = new KubeObject(issuer);
        String namespace = view.namespace().isEmpty() ? null : view.namespace();
        return unsigned(namespace).stream()
                .filter(r -> r.spec().at("/issuerRef/name").asText().equals(view.name()))
                .map(r -> Key.of(r.json()))
                .toList();
    }

    private Collection<Key> waitingIn(ObjectNode secret) {
        return unsigned(secret.at("/metadata/namespace").asText()).stream()
                .filter(r -> r.condition(Types.READY).isPresent())
                .map(r -> Key.of(r.json()))
                .toList();
    }

    private List<KubeObject> unsigned(String namespace) {
        return manager.client().list(Types.REQUESTS, namespace).stream()
                .map(KubeObject::new)
                .filter(r -> !isOver(r))
                .toList();
    }

    private static boolean isOver(KubeObject request) {
        String reason = Types.reason(request, Types.READY);
        return reason.equals(Types.ISSUED) || reason.equals(Types.FAILED) || reason.equals("Denied");
    }

    private void reconcile(Key key) {
        Optional<ObjectNode> found = manager.client().find(Types.REQUESTS, key.namespace(), key.name());
        if (found.isEmpty()) {
            return;
        }
        KubeObject request = new KubeObject(found.get());
        if (!Types.isOurs(request.spec().path("issuerRef")) || isOver(request) || request.isTerminating()) {
            return;
        }
        if (request.is("Denied")) {
            String text = "The CertificateRequest was denied by an approval controller";
            put(request, Types.FALSE, "Denied", text);
        } else if (!request.is(APPROVED)) {
            approve(request);
        } else {
            sign(request);
        }
    }

    private void approve(KubeObject request) {
        for (String signer : SIGNERS) {
            recorder(signer)
                    .normal(request, "WaitingForApproval", "Not signing CertificateRequest until it is Approved");
        }
        ObjectNode status = request.statusCopy();
        Instant now = manager.timeline().now();
        KubeObject.setCondition(status, APPROVED, Types.TRUE, "cert-manager.io", APPROVED_TEXT, now);
        manager.client().updateStatus(Types.REQUESTS, request.json(), status);
        approver.normal(request, "cert-manager.io", APPROVED_TEXT);
    }

    private EventRecorder recorder(String signer) {
        return manager.recorder("cert-manager-certificaterequests-issuer-" + signer);
    }

    private void sign(KubeObject request) {
        JsonNode reference = request.spec().path("issuerRef");
        String kind = Types.issuerKind(reference);
        ResourceType type = kind.equals("ClusterIssuer") ? Types.CLUSTERISSUERS : Types.ISSUERS;
        String name = reference.path("name").asText();
        Optional<ObjectNode> issuer = manager.client().find(type, type.namespaced() ? request.namespace() : null, name);
        if (issuer.isEmpty()) {
            String why = kind.toLowerCase(Locale.ROOT) + "." + Types.GROUP + " \"" + name + "\" not found";
            for (String signer : SIGNERS) {
                pending(request, signer, "IssuerNotFound", "Referenced \"" + kind + "\" not found: " + why);
            }
            return;
        }
        KubeObject view = new KubeObject(issuer.get());
        String signer = view.spec().has("ca") ? "ca" : "selfsigned";
        if (!view.is(Types.READY)) {
            pending(request, signer, "IssuerNotReady", "Referenced issuer does not have a Ready status condition");
            return;
        }
        conclude(request, signer, signers.sign(request, view, manager.timeline().now()));
    }

    private void conclude(KubeObject request, String signer, Signers.Outcome outcome) {
        if (!outcome.reason().isEmpty() && !outcome.isFinal()) {
            pending(request, signer, outcome.reason(), outcome.message());
        } else if (!outcome.reason().isEmpty()) {
            recorder(signer).warning(request, outcome.reason(), outcome.message());
            put(request, Types.FALSE, Types.FAILED, outcome.message());
        } else {
            ObjectNode status = request.statusCopy();
            status.put("certificate", Types.encoded(outcome.certificate()));
            status.put("ca", Types.encoded(outcome.authority()));
            String text = "Certificate fetched from issuer successfully";
            Instant now = manager.timeline().now();
            KubeObject.setCondition(status, Types.READY, Types.TRUE, Types.ISSUED, text, now);
            manager.client().updateStatus(Types.REQUESTS, request.json(), status);
            recorder(signer).normal(request, "CertificateIssued", text);
        }
    }

    private void pending(KubeObject request, String signer, String reason, String message) {
        recorder(signer).normal(request, reason, message);
        put(request, Types.FALSE, Types.PENDING, message);
    }

    private void put(KubeObject request, String value, String reason, String message) {
        Optional<ObjectNode> now = manager.client().find(Types.REQUESTS, request.namespace(), request.name());
        if (now.isEmpty()) {
            return;
        }
        ObjectNode status = new KubeObject(now.get()).statusCopy();
        boolean failed = reason.equals(Types.FAILED) || reason.equals("Denied");
        boolean changed = KubeObject.setCondition(
                status, Types.READY, value, reason, message, manager.timeline().now());
        if (failed && !status.has("failureTime")) {
            status.put("failureTime", KubeObject.time(manager.timeline().now()));
            changed = true;
        }
        if (changed) {
            manager.client().updateStatus(Types.REQUESTS, now.get(), status);
        }
    }
}
