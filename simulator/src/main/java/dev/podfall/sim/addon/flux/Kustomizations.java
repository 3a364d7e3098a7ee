package dev.podfall.sim.addon.flux;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.addon.Controller;
import dev.podfall.sim.addon.GoDuration;
import dev.podfall.sim.addon.Manager;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResult;
import dev.podfall.sim.workload.ProcessContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reconciles Kustomizations: waits for the source and for what they depend on, and fetches what is to be built. Mirrors {@code
 * internal/controller/kustomization_controller.go} of kustomize-controller.
 */
final class Kustomizations {
    /** {@code --requeue-dependency}. */
    private static final Duration DEPENDENCY = Duration.ofSeconds(30);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int TRIES = 10;
    private static final String ARTIFACT_FAILED = "ArtifactFailed";

    private final ProcessContext process;
    private final SimClient client;
    private final FluxLog log;
    private final Reports reports;
    private final Turns turns;
    private final Controller controller;

    Kustomizations(Manager manager, FluxLog log) {
        this.process = manager.process();
        this.turns = new Turns(process);
        this.client = manager.client();
        this.log = log;
        this.reports = new Reports(client, manager.recorder("kustomize-controller"), log, process);
        this.controller = manager.controller("kustomization", Flux.KUSTOMIZATIONS, this::reconcile);
        controller.watches(Flux.GIT_REPOSITORIES, this::fedBy);
    }

    /** Whose source that is. */
    private List<Key> fedBy(ObjectNode source) {
        List<Key> keys = new ArrayList<>();
        for (ObjectNode each : client.list(Flux.KUSTOMIZATIONS, null)) {
            JsonNode ref = each.path("spec").path("sourceRef");
            String namespace = ref.path("namespace")
                    .asText(each.path("metadata").path("namespace").asText());
            if (ref.path("kind").asText().equals("GitRepository")
                    && ref.path("name").equals(source.path("metadata").path("name"))
                    && namespace.equals(
                            source.path("metadata").path("namespace").asText())) {
                keys.add(Key.of(each));
            }
        }
        return keys;
    }

    private void reconcile(Key key) {
        Optional<ObjectNode> found = client.find(Flux.KUSTOMIZATIONS, key.namespace(), key.name());
        if (found.isEmpty()) {
            turns.forget(key);
            return;
        }
        ObjectNode object = found.get();
        if (Flux.isBeingDeleted(object)) {
            finalizeObject(key, object);
        } else if (!Flux.hasFinalizer(object)) {
            Records.keep(client, Flux.KUSTOMIZATIONS, object);
        } else {
            Optional<ObjectNode> source = source(object);
            String revision = source.map(Kustomizations::revision).orElse("");
            if (turns.begin(controller, key, object, revision)) {
                if (object.path("spec").path("suspend").asBoolean()) {
                    log.about(Flux.KUSTOMIZATIONS, key, "Reconciliation is suspended for this object", null);
                } else {
                    turns.during(controller, key, () -> prepare(key, object, source));
                }
            }
        }
    }

    private static String revision(JsonNode source) {
        return source.path("status").path("artifact").path("revision").asText("");
    }

    private Optional<ObjectNode> source(ObjectNode object) {
        JsonNode ref = object.path("spec").path("sourceRef");
        if (!ref.path("kind").asText().equals("GitRepository")) {
            return Optional.empty();
        }
        String namespace = ref.path("namespace")
                .asText(object.path("metadata").path("namespace").asText());
        return client.find(Flux.GIT_REPOSITORIES, namespace, ref.path("name").asText());
    }

    private void prepare(Key key, ObjectNode object, Optional<ObjectNode> source) {
        JsonNode spec = object.path("spec");
        JsonNode ref = spec.path("sourceRef");
        if (source.isEmpty()) {
            boolean git = ref.path("kind").asText().equals("GitRepository");
            reports.waiting(
                    object,
                    ARTIFACT_FAILED,
                    git
                            ? ApiException.notFound(
                                            Flux.GIT_REPOSITORIES,
                                            ref.path("name").asText())
                                    .getMessage()
                            : "source `" + ref.path("name").asText() + "` kind '"
                                    + ref.path("kind").asText() + "' not supported");
            turns.next(controller, key, retryInterval(spec));
        } else if (!source.get().path("status").path("artifact").isObject()) {
            reports.waiting(
                    object, ARTIFACT_FAILED, "Source artifact not found, retrying in " + GoDuration.shown(DEPENDENCY));
            turns.next(controller, key, DEPENDENCY);
        } else {
            Optional<String> unready = new Dependencies(client).unready(object, revision(source.get()));
            if (unready.isPresent()) {
                reports.waiting(object, "DependencyNotReady", unready.get());
                turns.next(controller, key, DEPENDENCY);
            } else {
                fetch(key, object, source.get());
            }
        }
    }

    private static Duration interval(JsonNode spec) {
        return GoDuration.read(spec.path("interval"), Duration.ofMinutes(1));
    }

    private static Duration retryInterval(JsonNode spec) {
        return GoDuration.read(spec.path("retryInterval"), interval(spec));
    }

    private void fetch(Key key, ObjectNode object, ObjectNode source) {
        JsonNode artifact = source.path("status").path("artifact");
        Attempt attempt = new Attempt(key, artifact.path("revision").asText(), process.now());
        reports.progress(object, attempt);
        download(
                attempt,
                turns.number(key),
                new Artifact(
                        artifact.path("url").asText(), artifact.path("digest").asText()),
                1);
    }

    /** Asks for the archive again when nobody answers, after 5, 10, 20 and then 30 seconds, ten times in all. */
    private void download(Attempt attempt, long turn, Artifact artifact, int tries) {
        process.http(HttpRequest.get(artifact.url()), PATIENCE, result -> {
            boolean answered = result.ok() && result.response().status() < 500;
            if (answered || tries == TRIES) {
                turns.goOn(controller, attempt.key(), turn, () -> fetched(attempt, turn, artifact, result));
            } else {
                Duration pause = Duration.ofSeconds(Math.min(30, 5L << Math.min(tries - 1, 3)));
                process.after(
                        pause,
                        () -> turns.goOn(
                                controller, attempt.key(), turn, () -> download(attempt, turn, artifact, tries + 1)));
            }
        });
    }

    private record Artifact(String url, String digest) {}

    private void fetched(Attempt attempt, long turn, Artifact artifact, HttpResult result) {
        Key key = attempt.key();
        Optional<ObjectNode> found = client.find(Flux.KUSTOMIZATIONS, key.namespace(), key.name());
        if (found.isEmpty()) {
            return;
        }
        ObjectNode object = found.get();
        if (result.ok() && result.response().status() == 404) {
            reports.waiting(
                    object,
                    ARTIFACT_FAILED,
                    "Source is not ready, artifact not found, retrying in " + GoDuration.shown(DEPENDENCY));
            turns.next(controller, key, DEPENDENCY);
            return;
        }
        if (!result.ok() || result.response().status() != 200) {
            String why = result.ok()
                    ? "failed to download archive from " + artifact.url() + " (status: "
                            + result.response().status() + ")"
                    : "failed to download archive, error: GET " + artifact.url() + " giving up after 10 attempt(s)";
            failed(object, attempt, ARTIFACT_FAILED, why);
            return;
        }
        byte[] archive = result.response().body();
        if (!GitRepositories.digest(archive).equals(artifact.digest())) {
            failed(
                    object,
                    attempt,
                    ARTIFACT_FAILED,
                    "failed to verify archive: computed digest doesn't match provided '" + artifact.digest() + "'");
            return;
        }
        Reconciliation work = new Reconciliation(client, reports, process, attempt);
        Reconciliation.Outcome outcome = work.apply(object, archive);
        if (outcome.healthChecks().isEmpty()) {
            settle(attempt, outcome.reason(), outcome.failure());
        } else {
            check(attempt, turn, outcome.healthChecks(), process.now().plus(Reconciliation.timeout(object)));
        }
    }

    /** Looks again and again whether all is healthy, until it is, or the time is over. */
    private void check(Attempt attempt, long turn, List<Inventory.Item> items, Instant end) {
        HealthCheck check = new HealthCheck(client, items);
        Optional<String> verdict = check.verdict(process.now().isBefore(end));
        if (verdict.isPresent()) {
            Duration took = Duration.between(attempt.begun(), process.now());
            String failure = verdict.get().isEmpty()
                    ? ""
                    : "health check failed after " + GoDuration.shown(took) + ": " + verdict.get();
            client.find(
                            Flux.KUSTOMIZATIONS,
                            attempt.key().namespace(),
                            attempt.key().name())
                    .ifPresent(object -> reports.health(object, verdict.get(), took));
            settle(attempt, failure.isEmpty() ? "" : "HealthCheckFailed", failure);
        } else {
            process.after(HealthCheck.EVERY, () -> {
                turns.goOn(controller, attempt.key(), turn, () -> check(attempt, turn, items, end));
            });
        }
    }

    private void settle(Attempt attempt, String reason, String failure) {
        Key key = attempt.key();
        Optional<ObjectNode> found = client.find(Flux.KUSTOMIZATIONS, key.namespace(), key.name());
        if (found.isEmpty()) {
            return;
        }
        if (failure.isEmpty()) {
            reports.succeeded(found.get(), attempt, interval(found.get().path("spec")));
            turns.next(controller, key, interval(found.get().path("spec")));
        } else {
            failed(found.get(), attempt, reason, failure);
        }
    }

    private void failed(ObjectNode object, Attempt attempt, String reason, String message) {
        Duration retry = retryInterval(object.path("spec"));
        reports.failed(object, attempt, reason, message, retry);
        turns.next(controller, attempt.key(), retry);
    }

    private void finalizeObject(Key key, ObjectNode object) {
        JsonNode spec = object.path("spec");
        String policy = spec.path("deletionPolicy").asText("MirrorPrune");
        boolean delete = !spec.path("suspend").asBoolean()
                && (policy.equals("MirrorPrune") ? spec.path("prune").asBoolean() : !policy.equals("Orphan"));
        if (delete) {
            reports.pruned(
                    object, new Reconciliation.Pruning(client).all(object, Inventory.read(object.path("status"))));
        }
        Records.letGo(client, Flux.KUSTOMIZATIONS, object);
        turns.forget(key);
    }

    /**
     * One attempt at applying a revision.
     *
     * @param begun when it began
     */
    record Attempt(Key key, String revision, Instant begun) {}
}
