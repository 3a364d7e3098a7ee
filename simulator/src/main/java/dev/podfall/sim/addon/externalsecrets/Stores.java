package dev.podfall.sim.addon.externalsecrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.addon.Controller;
import dev.podfall.sim.addon.Manager;
import dev.podfall.sim.client.EventRecorder;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.controllers.runtime.Key;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says of stores whether they can be asked. Mirrors {@code pkg/controllers/secretstore/common.go}. */
final class Stores {
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(5);

    private final Manager manager;
    private final ResourceType type;
    private final EventRecorder recorder;
    private final Credentials credentials;
    private final Pauses pauses = new Pauses();
    /** What was looked at last: the status that it wrote itself is no reason for another look. */
    private final Map<Key, Long> seen = new HashMap<>();

    /** Of which it was told before the host process was restarted. */
    private final Set<Key> told = new HashSet<>();

    private Controller controller;

    Stores(Manager manager, ResourceType type) {
        this.manager = manager;
        this.type = type;
        this.recorder = manager.recorder(type.namespaced() ? "secret-store" : "cluster-secret-store");
        this.credentials = new Credentials(manager.client());
    }

    void start() {
        controller = manager.controller(type.kind().toLowerCase(Locale.ROOT), type, this::changed);
    }

    private void changed(Key key) {
        Optional<ObjectNode> found =
                manager.client().find(type, type.namespaced() ? key.namespace() : null, key.name());
        if (found.isEmpty()) {
            seen.remove(key);
            return;
        }
        KubeObject store = new KubeObject(found.get());
        Long before = seen.put(key, store.generation());
        if (before == null || before != store.generation()) {
            try {
                validate(key, store);
            } catch (RuntimeException failed) {
                seen.remove(key);
                throw failed;
            }
        }
    }

    private void lookAgain(Key key, Duration pause) {
        manager.process().after(pause, () -> {
            if (seen.containsKey(key)) {
                seen.remove(key);
                controller.again(key);
            }
        });
    }

    private void validate(Key key, KubeObject store) {
        JsonNode vault = store.spec().at("/provider/vault");
        if (vault.isMissingNode() || !vault.at("/auth").has("tokenSecretRef")) {
            fail(key, store, "unable to create client", "this provider, or this way to log in, is not simulated");
            return;
        }
        Credentials.Found token = credentials.token(store, vault, store.namespace());
        if (!token.problem().isEmpty()) {
            fail(key, store, "unable to create client", token.problem());
            return;
        }
        new VaultClient(manager.process(), vault, token.value())
                .lookUp(failure -> controller.goOn(key, () -> answered(key, store, failure)));
    }

    private void answered(Key key, KubeObject store, String failure) {
        try {
            if (failure.isEmpty()) {
                succeed(key);
            } else {
                fail(key, store, "unable to validate store: " + failure, failure);
            }
        } catch (RuntimeException refused) {
            lookAgain(key, pauses.next(key));
            throw refused;
        }
    }

    private void succeed(Key key) {
        Optional<ObjectNode> now = manager.client().find(type, type.namespaced() ? key.namespace() : null, key.name());
        if (now.isEmpty()) {
            return;
        }
        KubeObject store = new KubeObject(now.get());
        ObjectNode status = store.statusCopy();
        status.put("capabilities", "ReadWrite");
        boolean toldBefore = !manager.isNew() && store.is(Types.READY) && told.add(key);
        put(store, status, "True", "Valid", "store validated");
        if (!toldBefore) {
            recorder.normal(store, "Valid", "store validated");
        }
        pauses.over(key);
        lookAgain(key, LOOK_AGAIN);
    }

    private void fail(Key key, KubeObject store, String message, String event) {
        put(store, store.statusCopy(), "False", "InvalidProviderConfig", message);
        recorder.warning(store, "InvalidProviderConfig", event);
        manager.log()
                .error(
                        "unable to validate store",
                        event,
                        "controller",
                        type.kind().toLowerCase(Locale.ROOT),
                        "name",
                        store.name(),
                        "namespace",
                        store.namespace());
        lookAgain(key, pauses.next(key));
    }

    private void put(KubeObject store, ObjectNode status, String value, String reason, String message) {
        ObjectNode before = store.statusCopy();
        KubeObject.setCondition(
                status, Types.READY, value, reason, message, manager.timeline().now());
        if (!status.equals(before)) {
            manager.client()
                    .find(type, type.namespaced() ? store.namespace() : null, store.name())
                    .ifPresent(now -> manager.client().updateStatus(type, now, status));
        }
    }
}
