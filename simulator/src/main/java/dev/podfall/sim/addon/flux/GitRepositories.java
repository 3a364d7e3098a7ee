package dev.podfall.sim.addon.flux;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.addon.Controller;
import dev.podfall.sim.addon.GoDuration;
import dev.podfall.sim.addon.Manager;
import dev.podfall.sim.client.EventRecorder;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.workload.FileSystem;
import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.git.GitFetch;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Reconciles GitRepositories. Mirrors {@code internal/controller/gitrepository_controller.go} of source-controller. */
final class GitRepositories {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String FAILED = "GitOperationFailed";
    private static final String FETCH_FAILED = "FetchFailed";
    private static final String STORED = "ArtifactInStorage";

    private final ProcessContext process;
    private final SimClient client;
    private final EventRecorder events;
    private final FluxLog log;
    private final Turns turns;
    private final Controller controller;

    GitRepositories(Manager manager, FluxLog log) {
        this.process = manager.process();
        this.turns = new Turns(process);
        this.client = manager.client();
        this.events = manager.recorder("source-controller");
        this.log = log;
        this.controller = manager.controller("gitrepository", Flux.GIT_REPOSITORIES, this::reconcile);
    }

    private void reconcile(Key key) {
        Optional<ObjectNode> found = client.find(Flux.GIT_REPOSITORIES, key.namespace(), key.name());
        if (found.isEmpty()) {
            turns.forget(key);
            return;
        }
        ObjectNode object = found.get();
        if (Flux.isBeingDeleted(object)) {
            letGo(key, object);
        } else if (!Flux.hasFinalizer(object)) {
            Records.keep(client, Flux.GIT_REPOSITORIES, object);
        } else if (turns.begin(controller, key, object, stored(object) ? "" : "lost")) {
            if (object.path("spec").path("suspend").asBoolean()) {
                log.about(Flux.GIT_REPOSITORIES, key, "reconciliation is suspended for this object", null);
            } else {
                turns.during(controller, key, () -> fetch(key, object, turns.number(key)));
            }
        }
    }

    private void letGo(Key key, ObjectNode object) {
        String directory = directory(key);
        process.files().list(directory).forEach(name -> process.files().delete(directory + "/" + name));
        Records.letGo(client, Flux.GIT_REPOSITORIES, object);
        turns.forget(key);
    }

    private static String directory(Key key) {
        return SourceController.STORAGE + "/gitrepository/" + key.namespace() + "/" + key.name();
    }

    /** Whether the artifact that the status names is still in the storage. */
    private boolean stored(JsonNode object) {
        JsonNode path = object.path("status").path("artifact").path("path");
        return path.isTextual()
                && process.files()
                        .read(SourceController.STORAGE + "/" + path.asText())
                        .isPresent();
    }

    private void fetch(Key key, ObjectNode object, long turn) {
        String url = object.path("spec").path("url").asText();
        if (!url.startsWith("http://")) {
            fail(key, turn, "unable to clone '" + url + "': only http is simulated, and no TLS, SSH or proxy");
            return;
        }
        boolean before = stored(object);
        String attempt = before ? "unable to list remote for '" + url + "': " : "unable to clone '" + url + "': ";
        Duration patience = GoDuration.read(object.path("spec").path("timeout"), MINUTE);
        GitFetch git = new GitFetch(process, url, patience);
        git.list(new GitFetch.Taker<>() {
            @Override
            public void take(Map<String, String> refs) {
                goOn(key, turn, () -> listed(key, turn, git, refs));
            }

            @Override
            public void fail(String why) {
                boolean missing = why.equals("repository not found") && !before;
                String text = missing ? "unable to clone: " + why + ": git repository: '" + url + "'" : attempt + why;
                goOn(key, turn, () -> GitRepositories.this.fail(key, turn, text));
            }
        });
    }

    private void goOn(Key key, long turn, Runnable work) {
        turns.goOn(controller, key, turn, work);
    }

    private void listed(Key key, long turn, GitFetch git, Map<String, String> refs) {
        ObjectNode object = client.get(Flux.GIT_REPOSITORIES, key.namespace(), key.name());
        String url = object.path("spec").path("url").asText();
        Wanted wanted = Wanted.of(object.path("spec").path("ref"));
        String id = wanted.commit().isEmpty() ? refs.get(wanted.ref()) : wanted.commit();
        if (refs.isEmpty()) {
            fail(key, turn, "EmptyGitRepository", "git repository is empty");
        } else if (!wanted.unsupported().isEmpty()) {
            fail(key, turn, wanted.unsupported());
        } else if (id == null) {
            fail(key, turn, "unable to clone '" + url + "': couldn't find remote ref \"" + wanted.ref() + "\"");
        } else if (stored(object) && revision(wanted, id).equals(revisionOf(object))) {
            unchanged(key, object);
        } else {
            git.fetch(id, new GitFetch.Taker<>() {
                @Override
                public void take(GitFetch.Checkout checkout) {
                    goOn(key, turn, () -> store(key, turn, revision(wanted, id), checkout));
                }

                @Override
                public void fail(String why) {
                    goOn(
                            key,
                            turn,
                            () -> GitRepositories.this.fail(key, turn, "unable to clone '" + url + "': " + why));
                }
            });
        }
    }

    /** What {@code spec.ref} asks for. */
    private record Wanted(String ref, String commit, String unsupported) {
        static Wanted of(JsonNode ref) {
            String branch = "refs/heads/" + ref.path("branch").asText("master");
            if (ref.hasNonNull("commit")) {
                return new Wanted(
                        ref.hasNonNull("branch") ? branch : "",
                        ref.path("commit").asText(),
                        "");
            }
            if (ref.hasNonNull("name")) {
                return new Wanted(ref.path("name").asText(), "", "");
            }
            if (ref.hasNonNull("semver")) {
                return new Wanted("", "", "spec.ref.semver is not simulated");
            }
            return new Wanted(
                    ref.hasNonNull("tag") ? "refs/tags/" + ref.path("tag").asText() : branch, "", "");
        }
    }

    private static String revision(Wanted wanted, String id) {
        String name = wanted.ref().replaceFirst("^refs/(heads|tags)/", "");
        return (name.isEmpty() ? "" : name + "@") + "sha1:" + id;
    }

    private static String revisionOf(JsonNode object) {
        return object.path("status").path("artifact").path("revision").asText();
    }

    private void unchanged(Key key, ObjectNode object) {
        String message = "no changes since last reconcilation: observed revision '" + revisionOf(object) + "'";
        log.about(Flux.GIT_REPOSITORIES, key, message, null);
        events.event(new KubeObject(object), null, "Normal", "GitOperationSucceeded", message);
        succeed(key, object, new KubeObject(object).statusCopy());
    }

    private void store(Key key, long turn, String revision, GitFetch.Checkout checkout) {
        ObjectNode object = client.get(Flux.GIT_REPOSITORIES, key.namespace(), key.name());
        String directory = directory(key);
        String name = checkout.id() + ".tar.gz";
        byte[] archive;
        try {
            archive = Archive.pack(checkout.files());
            process.files().list(directory).stream()
                    .filter(old -> !old.equals(name))
                    .forEach(old -> process.files().delete(directory + "/" + old));
            process.files().write(directory + "/" + name, archive);
        } catch (IOException | FileSystem.Failure failure) {
            fail(key, turn, "ArchiveOperationFailed", "unable to archive artifact to storage: " + failure.getMessage());
            return;
        }
        String path = "gitrepository/" + key.namespace() + "/" + key.name() + "/" + name;
        ObjectNode status = new KubeObject(object).statusCopy();
        status.set(
                "artifact",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("digest", digest(archive))
                        .put("lastUpdateTime", KubeObject.time(process.now()))
                        .put("path", path)
                        .put("revision", revision)
                        .put("size", archive.length)
                        .put("url", "http://source-controller.flux-system.svc.cluster.local./" + path));
        String message = "stored artifact for commit '" + checkout.summary() + "'";
        log.about(Flux.GIT_REPOSITORIES, key, message, null);
        succeed(key, object, status);
        events.event(new KubeObject(object), null, "Normal", "NewArtifact", message);
    }

    static String digest(byte[] bytes) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void succeed(Key key, ObjectNode object, ObjectNode status) {
        Instant now = process.now();
        String message = "stored artifact for revision '"
                + status.path("artifact").path("revision").asText() + "'";
        new Conditions(status, Flux.generation(object), now)
                .set(Conditions.READY, "True", "Succeeded", message)
                .set(STORED, "True", "Succeeded", message)
                .remove(FETCH_FAILED)
                .remove(Conditions.RECONCILING)
                .remove(Conditions.STALLED);
        status.put("observedGeneration", Flux.generation(object));
        write(object, status);
        turns.next(controller, key, GoDuration.read(object.path("spec").path("interval"), MINUTE));
    }

    private void fail(Key key, long turn, String why) {
        fail(key, turn, FAILED, "failed to checkout and determine revision: " + why);
    }

    private void fail(Key key, long turn, String reason, String message) {
        if (turns.number(key) != turn) {
            return;
        }
        ObjectNode object = client.get(Flux.GIT_REPOSITORIES, key.namespace(), key.name());
        ObjectNode status = new KubeObject(object).statusCopy();
        Instant now = process.now();
        Conditions conditions = new Conditions(status, Flux.generation(object), now)
                .set(Conditions.READY, "False", reason, message)
                .set(FETCH_FAILED, "True", reason, message);
        String progress = stored(object) ? "reconciliation in progress" : "building artifact";
        conditions.set(Conditions.RECONCILING, "True", "ProgressingWithRetry", progress);
        if (!stored(object)) {
            status.remove("artifact");
            conditions.remove(STORED);
        }
        write(object, status);
        events.event(new KubeObject(object), null, "Warning", reason, message);
        log.about(Flux.GIT_REPOSITORIES, key, "Reconciler error", message);
        turns.retry(controller, key);
    }

    private void write(ObjectNode object, ObjectNode status) {
        Records.handled(object, status);
        if (!status.equals(object.path("status"))) {
            client.updateStatus(Flux.GIT_REPOSITORIES, object, status);
        }
    }
}
