package dev.podfall.sim.addon.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.podfall.sim.addon.Controller;
import dev.podfall.sim.addon.GoDuration;
import dev.podfall.sim.addon.Manager;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.workload.ProcessContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks at Applications: compares them, and does what is to be done. Mirrors {@code controller/appcontroller.go}. */
final class Applications {
    private static final Duration USUAL = Duration.ofSeconds(120);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration AFTER_CHANGES = Duration.ofMillis(500);
    private static final Duration GRACE = Duration.ofMinutes(3);

    private final ProcessContext process;
    private final SimClient client;
    private final RepoClient repository;
    private final Records records;
    private final Operations operations;
    private final Deletion deletion;
    private final Refreshes refreshes;
    private final Statuses statuses;
    private final Drift drift;
    private final Controller controller;
    private final Map<Key, Memory> memories = new HashMap<>();

    /** What is known of an Application as long as the process runs. */
    private static final class Memory {
        private Refreshes.Level wished = Refreshes.Level.NONE;
        private boolean waiting;
        private boolean missed;
        private Boolean automated;
        private Instant unreachable;
        private JsonNode source;
        private RepoClient.Manifests manifests;

        boolean has(JsonNode otherSource, String revision) {
            return manifests != null
                    && source.equals(otherSource)
                    && manifests.revision().equals(revision);
        }
    }

    Applications(Manager manager, LogrusLog log) {
        this.process = manager.process();
        this.client = manager.client();
        this.repository = new RepoClient(process);
        this.records = new Records(client, manager.recorder("argocd-application-controller"), log);
        this.operations = new Operations(client, records);
        this.deletion = new Deletion(client, records);
        Map<String, String> environment = process.environment();
        String every = environment.getOrDefault("ARGOCD_RECONCILIATION_TIMEOUT", "");
        Duration wished = GoDuration.read(TextNode.valueOf(every), USUAL);
        this.refreshes = new Refreshes(wished.compareTo(SOON) < 0 ? USUAL : wished);
        this.statuses = new Statuses(environment
                .getOrDefault("ARGOCD_APPLICATION_CONTROLLER_PERSIST_RESOURCE_HEALTH", "")
                .equals("true"));
        this.controller = manager.controller("application", ArgoCd.APPLICATIONS, this::reconcile);
        this.drift = new Drift(client, log, this::changed);
    }

    private void changed(String application) {
        Key key = new Key(ArgoCd.NAMESPACE, application);
        Memory memory = memories.get(key);
        if (memory != null) {
            memory.wished = memory.wished.and(Refreshes.Level.RECENT);
            controller.again(key, AFTER_CHANGES);
        }
    }

    private void reconcile(Key key) {
        Optional<ObjectNode> found = client.find(ArgoCd.APPLICATIONS, key.namespace(), key.name());
        if (found.isEmpty() || !key.namespace().equals(ArgoCd.NAMESPACE)) {
            memories.remove(key);
            return;
        }
        ObjectNode application = found.get();
        Memory memory = memories.computeIfAbsent(key, k -> new Memory());
        if (ArgoCd.annotation(application, ArgoCd.SKIP).asText().equals("true")) {
            return;
        }
        if (memory.waiting) {
            memory.missed = true;
        } else if (ArgoCd.isBeingDeleted(application)) {
            if (!deletion.isDone(application, process.now())) {
                controller.again(key, SOON);
            }
        } else {
            look(key, application, memory);
        }
    }

    private void look(Key key, ObjectNode application, Memory memory) {
        boolean automated = AutoSync.isEnabled(application);
        boolean enabled = Boolean.FALSE.equals(memory.automated) && automated;
        memory.automated = automated;
        Refreshes.Level level = refreshes
                .due(application, process.now())
                .and(memory.wished)
                .and(enabled ? Refreshes.Level.LATEST : Refreshes.Level.NONE);
        memory.wished = Refreshes.Level.NONE;
        if (level == Refreshes.Level.NONE) {
            operate(key, application, memory);
            Duration left = refreshes.left(application, process.now());
            controller.again(key, left.isZero() ? refreshes.every() : left);
        } else {
            refresh(key, application, memory, level);
        }
    }

    private void refresh(Key key, ObjectNode application, Memory memory, Refreshes.Level level) {
        Optional<Project> project = Project.of(client, application);
        List<Conditions.Condition> errors = SpecCheck.of(application, project);
        if (!errors.isEmpty()) {
            records.status(application, statuses.invalid(application, errors, process.now()));
            operate(key, client.get(ArgoCd.APPLICATIONS, key.namespace(), key.name()), memory);
            controller.again(key, refreshes.every());
            return;
        }
        JsonNode spec = application.path("spec");
        String last = application.path("status").path("sync").path("revision").asText("");
        boolean recent = level == Refreshes.Level.RECENT && !last.isEmpty();
        String revision =
                recent ? last : spec.path("source").path("targetRevision").asText("");
        boolean kept = recent && memory.has(spec.path("source"), last);
        fetch(key, memory, spec.path("source"), revision, kept, level == Refreshes.Level.HARD, manifests -> {
            ObjectNode now = client.get(ArgoCd.APPLICATIONS, key.namespace(), key.name());
            boolean told = isTold(memory, manifests, level);
            Optional<Project> permitting = Project.of(client, now);
            if (told && permitting.isPresent()) {
                compared(key, now, permitting.get(), manifests, level);
            }
            operate(key, client.get(ArgoCd.APPLICATIONS, key.namespace(), key.name()), memory);
            controller.again(key, refreshes.every());
        });
    }

    /** Fetches manifests and goes on with them, at once if they are kept. Meanwhile nothing else is done with the Application. */
    private void fetch(
            Key key,
            Memory memory,
            JsonNode source,
            String revision,
            boolean kept,
            boolean fresh,
            Consumer<RepoClient.Manifests> next) {
        if (kept) {
            next.accept(memory.manifests);
            return;
        }
        memory.waiting = true;
        memory.missed = false;
        repository.ask(
                source,
                revision,
                fresh,
                manifests -> controller.goOn(key, () -> {
                    memory.waiting = false;
                    if (manifests.error().isEmpty()) {
                        memory.source = source;
                        memory.manifests = manifests;
                    }
                    boolean there = client.find(ArgoCd.APPLICATIONS, key.namespace(), key.name())
                            .isPresent();
                    if (there) {
                        next.accept(manifests);
                    }
                    if (memory.missed) {
                        controller.again(key);
                    }
                }));
    }

    /** A repository that cannot be reached for a moment is nobody's concern, unless somebody asks. */
    private boolean isTold(Memory memory, RepoClient.Manifests manifests, Refreshes.Level level) {
        if (manifests.error().isEmpty()) {
            memory.unreachable = null;
            return true;
        }
        Instant now = process.now();
        if (memory.unreachable == null) {
            memory.unreachable = now;
        }
        boolean lasting = Duration.between(memory.unreachable, now).compareTo(GRACE) >= 0;
        return level.isAtLeast(Refreshes.Level.FORCED) || lasting;
    }

    private void compared(
            Key key, ObjectNode application, Project project, RepoClient.Manifests manifests, Refreshes.Level level) {
        Comparison comparison = Comparison.of(client, application, project, manifests);
        comparison.managed().forEach(m -> m.type().ifPresent(drift::watch));
        List<Conditions.Condition> conditions = new ArrayList<>(comparison.conditions());
        String namespace =
                application.path("spec").path("destination").path("namespace").asText("");
        Orphans.warning(client, namespace, project).ifPresent(conditions::add);
        Instant now = process.now();
        ObjectNode operation = null;
        if (SyncWindows.permit(project, application, false, now)) {
            AutoSync.Decision decision = new AutoSync(application, comparison, now).decide();
            operation = decision.operation();
            if (decision.skipped() != null) {
                records.log().about(key, "info", decision.skipped());
            }
            if (decision.error() != null) {
                conditions.add(new Conditions.Condition(Conditions.SYNC, decision.error()));
            }
            if (decision.later() != null) {
                wait(key, decision.later());
            }
        } else {
            records.log().about(key, "info", "Sync prevented by sync window");
        }
        if (operation != null) {
            records.event(
                    application,
                    false,
                    "OperationStarted",
                    "Initiated automated sync to '" + comparison.revision() + "'");
        }
        boolean thoroughly = level.isAtLeast(Refreshes.Level.LATEST);
        records.status(application, statuses.compared(application, comparison, conditions, thoroughly, now));
        if (operation != null) {
            records.begin(client.get(ArgoCd.APPLICATIONS, key.namespace(), key.name()), operation);
        }
    }

    /** Compares again after a while. */
    private void wait(Key key, Duration pause) {
        process.after(pause, () -> {
            Memory memory = memories.get(key);
            if (memory != null) {
                memory.wished = memory.wished.and(Refreshes.Level.RECENT);
                controller.again(key);
            }
        });
    }

    private void operate(Key key, ObjectNode application, Memory memory) {
        if (!application.path("operation").isObject() || memory.waiting) {
            return;
        }
        Instant now = process.now();
        ObjectNode state = operations.state(application, now);
        Optional<Duration> pause = operations.pause(state, now);
        if (pause.isPresent()) {
            controller.again(key, pause.get());
            return;
        }
        ObjectNode current = client.get(ArgoCd.APPLICATIONS, key.namespace(), key.name());
        Optional<Project> project = Project.of(client, current);
        if (operations.isHindered(current, state, project, now)) {
            settled(key, current, state, memory);
        } else if (Operations.isBlocked(current, state, project.orElseThrow(), now)) {
            records.operation(current, state, null);
            controller.again(key, SOON.multipliedBy(10));
        } else {
            JsonNode source = Operations.source(current, state);
            String revision = Operations.revision(current, state);
            fetch(key, memory, source, revision, memory.has(source, revision), false, manifests -> {
                ObjectNode latest = client.get(ArgoCd.APPLICATIONS, key.namespace(), key.name());
                Optional<Project> permitting = Project.of(client, latest);
                if (latest.path("operation").isObject() && permitting.isPresent()) {
                    Comparison comparison = Comparison.of(client, latest, permitting.get(), manifests);
                    operations.work(latest, state, permitting.get(), comparison);
                    settled(key, latest, state, memory);
                } else {
                    controller.again(key, SOON);
                }
            });
        }
    }

    private void settled(Key key, ObjectNode application, ObjectNode state, Memory memory) {
        operations.settle(application, state, process.now());
        if (Phase.isCompleted(state.path("phase").asText())) {
            memory.wished = Refreshes.Level.FORCED;
            controller.again(key);
        } else {
            controller.again(key, SOON);
        }
    }
}
