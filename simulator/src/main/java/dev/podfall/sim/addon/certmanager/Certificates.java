package dev.podfall.sim.addon.certmanager;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.addon.Controller;
import dev.podfall.sim.addon.Manager;
import dev.podfall.sim.client.EventRecorder;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.controllers.runtime.Key;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Keeps Certificates' Secrets: finds out whether one must be issued, and goes on with what is being issued. A look changes one
 * thing; the change brings the next look. Mirrors {@code pkg/controller/certificates}: {@code readiness} and {@code trigger}; the
 * other steps are {@link NextKey} and {@link Issuing}.
 */
final class Certificates {
    private static final Duration FIRST_PAUSE = Duration.ofHours(1);
    private static final Duration OTHERS_SECRET = Duration.ofMinutes(3);
    private static final int MOST_DOUBLINGS = 5;

    private final Manager manager;
    private final SimClient client;
    private final EventRecorder trigger;
    private final NextKey nextKey;
    private final Issuing issuing;
    private Controller controller;

    Certificates(Manager manager) {
        this.manager = manager;
        this.client = manager.client();
        this.trigger = manager.recorder("cert-manager-certificates-trigger");
        this.nextKey = new NextKey(manager);
        this.issuing = new Issuing(manager);
    }

    void start() {
        controller = manager.controller("certificates", Types.CERTIFICATES, this::reconcile)
                .owns(Types.REQUESTS)
                .owns(Resources.SECRETS)
                .watches(Resources.SECRETS, this::keptIn);
    }

    private Collection<Key> keptIn(ObjectNode secret) {
        KubeObject view = new KubeObject(secret);
        return client.list(Types.CERTIFICATES, view.namespace()).stream()
                .filter(c -> c.at("/spec/secretName").asText().equals(view.name()))
                .map(Key::of)
                .toList();
    }

    private void reconcile(Key key) {
        Optional<ObjectNode> found = client.find(Types.CERTIFICATES, key.namespace(), key.name());
        if (found.isEmpty() || new KubeObject(found.get()).isTerminating()) {
            return;
        }
        KubeObject certificate = new KubeObject(found.get());
        Issuance issuance = issuance(certificate);
        if (tellReadiness(key, issuance)) {
            return;
        }
        if (!owns(issuance)) {
            controller.again(key, OTHERS_SECRET);
        } else if (!begin(key, issuance) && !nextKey.settle(certificate)) {
            issuing.goOn(certificate);
        }
    }

    /**
     * Whether the Secret is its own to write. Of Certificates with the same Secret one is let on, or they would issue it away from each
     * other for ever: the one that it was issued for, else the oldest. Mirrors {@code CertificateOwnsSecret}.
     */
    private boolean owns(Issuance issuance) {
        KubeObject certificate = issuance.certificate();
        String secretName = certificate.spec().path("secretName").asText();
        List<KubeObject> sharing = client.list(Types.CERTIFICATES, certificate.namespace()).stream()
                .filter(c -> c.at("/spec/secretName").asText().equals(secretName))
                .map(KubeObject::new)
                .sorted(Comparator.comparing(KubeObject::created).thenComparing(KubeObject::name))
                .toList();
        String written = issuance.writtenFor();
        return sharing.size() < 2
                || sharing.stream()
                        .map(KubeObject::name)
                        .filter(written::equals)
                        .findFirst()
                        .orElse(sharing.get(0).name())
                        .equals(certificate.name());
    }

    private Issuance issuance(KubeObject certificate) {
        String name = certificate.spec().path("secretName").asText();
        ObjectNode secret =
                client.find(Resources.SECRETS, certificate.namespace(), name).orElse(null);
        int revision = certificate.status().path("revision").asInt();
        KubeObject request =
                issuing.requests(certificate, revision).stream().findFirst().orElse(null);
        return new Issuance(certificate, secret, request);
    }

    /** Whether the status had to be changed. */
    private boolean tellReadiness(Key key, Issuance issuance) {
        KubeObject certificate = issuance.certificate();
        Instant now = manager.timeline().now();
        Issuance.Finding finding = issuance.unready(now);
        ObjectNode status = certificate.statusCopy();
        boolean changed = finding.isNone()
                ? Types.setCondition(
                        status,
                        certificate,
                        Types.READY,
                        Types.TRUE,
                        Types.READY,
                        "Certificate is up to date and has not expired",
                        now)
                : Types.setCondition(
                        status, certificate, Types.READY, Types.FALSE, finding.reason(), finding.message(), now);
        changed |= putTimes(key, issuance, status);
        if (changed) {
            client.updateStatus(Types.CERTIFICATES, certificate.json(), status);
        }
        return changed;
    }

    private boolean putTimes(Key key, Issuance issuance, ObjectNode status) {
        ObjectNode before = status.deepCopy();
        try {
            X509Certificate issued = issuance.secret() == null ? null : issuance.issued();
            if (issued == null) {
                throw new IllegalArgumentException("none");
            }
            status.put("notBefore", KubeObject.time(issued.getNotBefore().toInstant()));
            status.put("notAfter", KubeObject.time(issued.getNotAfter().toInstant()));
            status.put("renewalTime", KubeObject.time(issuance.renewal()));
            lookAgainAt(key, issued.getNotAfter().toInstant());
        } catch (IllegalArgumentException none) {
            status.remove("notBefore");
            status.remove("notAfter");
            status.remove("renewalTime");
        }
        return !status.equals(before);
    }

    private void lookAgainAt(Key key, Instant then) {
        Duration left = Duration.between(manager.timeline().now(), then);
        if (!left.isNegative()) {
            controller.again(key, left.plusSeconds(1));
        }
    }

    /** Whether issuing had to be begun. */
    private boolean begin(Key key, Issuance issuance) {
        KubeObject certificate = issuance.certificate();
        if (certificate.is(Types.ISSUING)) {
            return false;
        }
        Instant now = manager.timeline().now();
        Issuance.Finding finding = issuance.unfit(now);
        if (finding.isNone()) {
            lookAgainAt(key, issuance.renewal());
            return false;
        }
        Duration pause = pause(certificate, now);
        if (!pause.isNegative() && !pause.isZero()) {
            manager.log()
                    .info(
                            "Not re-issuing certificate as an attempt has been made in the last hour",
                            "key",
                            key.toString(),
                            "retry_delay",
                            pause.toSeconds() + "s");
            controller.again(key, pause);
            return false;
        }
        manager.log()
                .info(
                        "Certificate must be re-issued",
                        "key",
                        key.toString(),
                        "reason",
                        finding.reason(),
                        "message",
                        finding.message());
        ObjectNode status = certificate.statusCopy();
        Types.setCondition(status, certificate, Types.ISSUING, Types.TRUE, finding.reason(), finding.message(), now);
        client.updateStatus(Types.CERTIFICATES, certificate.json(), status);
        trigger.normal(certificate, Types.ISSUING, finding.message());
        return true;
    }

    /** How long to wait after a failure, unless what is asked for has changed since. */
    private Duration pause(KubeObject certificate, Instant now) {
        String failed = certificate.status().path("lastFailureTime").asText();
        int next = certificate.status().path("revision").asInt() + 1;
        boolean changed = issuing.requests(certificate, next).stream()
                .anyMatch(r -> !Issuance.violations(r, certificate.spec()).isEmpty());
        if (failed.isEmpty() || changed) {
            return Duration.ZERO;
        }
        int attempts = certificate.status().path("failedIssuanceAttempts").asInt(1);
        Duration whole = FIRST_PAUSE.multipliedBy(1L << Math.min(Math.max(attempts, 1) - 1, MOST_DOUBLINGS));
        return Duration.between(now, Instant.parse(failed).plus(whole));
    }
}
