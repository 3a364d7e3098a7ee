package dev.podfall.sim.addon.flux;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.addon.GoDuration;
import dev.podfall.sim.client.EventRecorder;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.workload.ProcessContext;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** What kustomize-controller says of its work: in the status, as Events, and in its log. */
final class Reports {
    private static final String PROGRESSING = "Progressing";
    private static final String HEALTHY = "Healthy";

    private final SimClient client;
    private final EventRecorder events;
    private final FluxLog log;
    private final ProcessContext process;

    Reports(SimClient client, EventRecorder events, FluxLog log, ProcessContext process) {
        this.client = client;
        this.events = events;
        this.log = log;
        this.process = process;
    }

    private Conditions conditions(ObjectNode object, ObjectNode status) {
        return new Conditions(status, Flux.generation(object), process.now());
    }

    private ObjectNode latest(Key key) {
        return client.get(Flux.KUSTOMIZATIONS, key.namespace(), key.name());
    }

    private ObjectNode write(ObjectNode object, ObjectNode status) {
        return status.equals(object.path("status"))
                ? object
                : client.updateStatus(Flux.KUSTOMIZATIONS, latest(Key.of(object)), status);
    }

    private void event(ObjectNode object, boolean warning, String reason, String message) {
        events.event(new KubeObject(object), null, warning ? "Warning" : "Normal", reason, message);
    }

    /** It cannot begin. */
    void waiting(ObjectNode object, String reason, String message) {
        ObjectNode status = new KubeObject(object).statusCopy();
        conditions(object, status).set(Conditions.READY, "False", reason, message);
        Records.handled(object, status);
        write(object, status);
        log.about(Flux.KUSTOMIZATIONS, Key.of(object), message, null);
        if (reason.equals("DependencyNotReady")) {
            event(object, false, reason, "Dependencies do not meet ready condition, retrying in 30s");
        }
    }

    /** It has begun. */
    void progress(ObjectNode object, Kustomizations.Attempt attempt) {
        ObjectNode status = new KubeObject(object).statusCopy();
        String timeout = GoDuration.shown(Reconciliation.timeout(object));
        conditions(object, status)
                .set(Conditions.READY, "Unknown", PROGRESSING, "Reconciliation in progress")
                .set(
                        Conditions.RECONCILING,
                        "True",
                        PROGRESSING,
                        "Fetching manifests for revision " + attempt.revision() + " with a timeout of " + timeout);
        write(object, status);
    }

    /** It has found what to build. */
    void attempted(ObjectNode object, Kustomizations.Attempt attempt) {
        ObjectNode status = new KubeObject(object).statusCopy();
        status.put("lastAttemptedRevision", attempt.revision());
        String timeout = GoDuration.shown(Reconciliation.timeout(object));
        conditions(object, status)
                .set(
                        Conditions.RECONCILING,
                        "True",
                        PROGRESSING,
                        "Building manifests for revision " + attempt.revision() + " with a timeout of " + timeout);
        write(object, status);
    }

    void applied(ObjectNode object, Kustomizations.Attempt attempt, List<Apply.Entry> entries) {
        log.about(
                Flux.KUSTOMIZATIONS,
                attempt.key(),
                "server-side apply completed",
                null,
                "revision",
                attempt.revision(),
                "output",
                entries.stream().map(Apply.Entry::toString).collect(Collectors.joining(", ")));
        String changes = entries.stream()
                .filter(Apply.Entry::changed)
                .map(Apply.Entry::toString)
                .collect(Collectors.joining("\n"));
        if (!changes.isEmpty()) {
            event(object, false, PROGRESSING, changes);
        }
    }

    /** @return the object as it is now */
    ObjectNode inventory(Key key, List<Inventory.Item> items) {
        ObjectNode object = latest(key);
        ObjectNode status = new KubeObject(object).statusCopy();
        Inventory.write(status, items);
        return write(object, status);
    }

    void pruned(ObjectNode object, List<Apply.Entry> entries) {
        String changes = entries.stream().map(Apply.Entry::toString).collect(Collectors.joining("\n"));
        if (!changes.isEmpty()) {
            log.about(Flux.KUSTOMIZATIONS, Key.of(object), "garbage collection completed: " + changes, null);
            event(object, false, reason(object), changes);
        }
    }

    private static String reason(ObjectNode object) {
        return new KubeObject(object)
                .condition(Conditions.READY)
                .map(c -> c.path("reason").asText())
                .orElse("info");
    }

    /** @param failure empty if all are healthy */
    void health(ObjectNode object, String failure, Duration took) {
        ObjectNode status = new KubeObject(object).statusCopy();
        Conditions conditions = conditions(object, status);
        boolean before = conditions.is(HEALTHY, "True");
        if (failure.isEmpty()) {
            String message = "Health check passed in " + GoDuration.shown(took);
            conditions.set(HEALTHY, "True", "Succeeded", message);
            if (!before) {
                event(object, false, PROGRESSING, message);
            }
        } else {
            conditions.set(HEALTHY, "False", "HealthCheckFailed", failure);
        }
        write(object, status);
    }

    void succeeded(ObjectNode object, Kustomizations.Attempt attempt, Duration interval) {
        ObjectNode status = new KubeObject(object).statusCopy();
        Conditions conditions = conditions(object, status)
                .set(Conditions.READY, "True", "ReconciliationSucceeded", "Applied revision: " + attempt.revision())
                .remove(Conditions.RECONCILING)
                .remove(Conditions.STALLED);
        JsonNode spec = object.path("spec");
        if (!spec.path("wait").asBoolean() && spec.path("healthChecks").isEmpty()) {
            conditions.remove(HEALTHY);
        }
        status.put("lastAppliedRevision", attempt.revision())
                .put("lastAttemptedRevision", attempt.revision())
                .put("observedGeneration", Flux.generation(object));
        Records.handled(object, status);
        write(object, status);
        Duration took = Duration.between(attempt.begun(), process.now());
        String message =
                "Reconciliation finished in " + GoDuration.shown(took) + ", next run in " + GoDuration.shown(interval);
        log.about(Flux.KUSTOMIZATIONS, attempt.key(), message, null, "revision", attempt.revision());
        event(object, false, "ReconciliationSucceeded", message);
    }

    void failed(ObjectNode object, Kustomizations.Attempt attempt, String reason, String message, Duration retry) {
        ObjectNode status = new KubeObject(object).statusCopy();
        Conditions conditions = conditions(object, status).set(Conditions.READY, "False", reason, message);
        conditions
                .find(Conditions.RECONCILING)
                .map(c -> c.path("message").asText())
                .ifPresent(text -> conditions.set(Conditions.RECONCILING, "True", "ProgressingWithRetry", text));
        Records.handled(object, status);
        write(object, status);
        Duration took = Duration.between(attempt.begun(), process.now());
        log.about(
                Flux.KUSTOMIZATIONS,
                attempt.key(),
                "Reconciliation failed after " + GoDuration.shown(took) + ", next try in " + GoDuration.shown(retry),
                message,
                "revision",
                attempt.revision());
        event(object, true, reason, message);
    }
}
