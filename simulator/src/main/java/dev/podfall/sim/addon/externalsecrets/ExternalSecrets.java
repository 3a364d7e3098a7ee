package dev.podfall.sim.addon.externalsecrets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.addon.Controller;
import dev.podfall.sim.addon.Manager;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.EventRecorder;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.structural.GoDuration;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Fetches what ExternalSecrets ask for, and again when its time has come. Mirrors {@code
 * pkg/controllers/externalsecret/externalsecret_controller.go}.
 */
final class ExternalSecrets {
    private static final int CONFLICT = 409;
    private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);
    /** Times of status are whole seconds. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private static final Duration USUAL = Duration.ofHours(1);
    private static final String NO_DATA = "could not get secret data from provider";

    private final Manager manager;
    private final SimClient client;
    private final EventRecorder recorder;
    private final Pauses pauses = new Pauses();
    /** What failed last, by its version: it is tried again when its pause is over, or when it has changed. */
    private final Map<Key, String> waiting = new HashMap<>();

    private final Set<Key> asking = new HashSet<>();
    private final TargetSecret target;
    private Controller controller;

    ExternalSecrets(Manager manager) {
        this.manager = manager;
        this.client = manager.client();
        this.recorder = manager.recorder("external-secrets");
        this.target = new TargetSecret(client);
    }

    void start() {
        controller = manager.controller("externalsecret", Types.EXTERNALSECRETS, this::reconcile)
                .owns(Resources.SECRETS);
    }

    private void reconcile(Key key) {
        Optional<ObjectNode> found = client.find(Types.EXTERNALSECRETS, key.namespace(), key.name());
        if (found.isEmpty() || new KubeObject(found.get()).isTerminating() || asking.contains(key)) {
            return;
        }
        KubeObject wanted = new KubeObject(found.get());
        Duration rest = rest(wanted);
        if (rest.isNegative() || rest.isZero() || !target.isAsWritten(wanted)) {
            if (!version(wanted).equals(waiting.get(key))) {
                fetch(key, wanted);
            }
        } else if (!rest.equals(FOR_EVER)) {
            controller.again(key, rest.plusSeconds(1));
        }
    }

    /**
     * How long what was fetched is good for; nothing if it is not, or if something else is asked for now. Without an interval it is good
     * for ever. Mirrors {@code shouldRefresh}.
     */
    private Duration rest(KubeObject wanted) {
        String refreshed = wanted.status().path("refreshTime").asText();
        String synced = wanted.status().path("syncedResourceVersion").asText();
        Duration interval = interval(wanted);
        if (!isRepeated(interval) && !synced.isEmpty()) {
            return FOR_EVER;
        } else if (refreshed.isEmpty() || !synced.equals(version(wanted))) {
            return Duration.ZERO;
        }
        return Duration.between(
                manager.timeline().now(), Instant.parse(refreshed).plus(interval));
    }

    private static boolean isRepeated(Duration interval) {
        return !interval.isZero() && !interval.isNegative();
    }

    private static Duration interval(KubeObject wanted) {
        String text = wanted.spec().path("refreshInterval").asText("1h");
        try {
            return GoDuration.parse(text);
        } catch (IllegalArgumentException unreadable) {
            return USUAL;
        }
    }

    /** Generation, labels and annotations: whoever sets an annotation asks for a refresh. */
    private static String version(KubeObject wanted) {
        int words = wanted.labels().hashCode() * 31 + wanted.annotations().hashCode();
        return wanted.generation() + "-" + Integer.toHexString(words);
    }

    private void fetch(Key key, KubeObject wanted) {
        asking.add(key);
        new Fetch(manager, wanted)
                .begin(result -> controller.goOn(key, () -> {
                    asking.remove(key);
                    try {
                        client.find(Types.EXTERNALSECRETS, key.namespace(), key.name())
                                .ifPresent(now -> conclude(key, wanted, new KubeObject(now), result));
                    } catch (RuntimeException failed) {
                        pause(key, wanted);
                        throw failed;
                    }
                }));
    }

    private void conclude(Key key, KubeObject asked, KubeObject now, Fetch.Result result) {
        if (!result.failure().isEmpty()) {
            fail(key, asked, now, NO_DATA, result.failure());
            return;
        }
        TargetSecret.Written written = written(now, result);
        if (!written.failure().isEmpty()) {
            fail(key, asked, now, "could not update secret", written.failure());
            return;
        }
        if (!written.event().isEmpty()) {
            recorder.normal(now, written.event(), "secret " + written.event().toLowerCase(Locale.ROOT));
        }
        ObjectNode status = now.statusCopy();
        status.put("refreshTime", KubeObject.time(manager.timeline().now()));
        status.put("syncedResourceVersion", version(asked));
        status.putObject("binding").put("name", TargetSecret.name(now));
        put(now, status, "True", "SecretSynced", "secret synced");
        pauses.over(key);
        Duration interval = interval(now);
        if (isRepeated(
                interval)) { // The status alone does not bring the next look: within one second it may stay the same.
            controller.again(key, interval.compareTo(SHORTEST) < 0 ? SHORTEST : interval);
        }
        manager.log().info("reconciled secret", "controller", "externalsecret", "ExternalSecret", key.toString());
    }

    /** What the API refuses is a failure like any other; somebody else who was faster is none. */
    private TargetSecret.Written written(KubeObject now, Fetch.Result result) {
        try {
            return target.write(now, result.values());
        } catch (ApiException refused) {
            if (refused.code() == CONFLICT) {
                throw refused;
            }
            return new TargetSecret.Written("", refused.getMessage());
        }
    }

    private void fail(Key key, KubeObject asked, KubeObject now, String message, String why) {
        manager.log().error(message, why, "controller", "externalsecret", "ExternalSecret", key.toString());
        recorder.warning(now, "UpdateFailed", why);
        put(now, now.statusCopy(), "False", "SecretSyncedError", message);
        pause(key, asked);
    }

    /** Not before the pause is over, or something else is asked for: each attempt asks the store. */
    private void pause(Key key, KubeObject asked) {
        waiting.put(key, version(asked));
        manager.process().after(pauses.next(key), () -> {
            waiting.remove(key);
            controller.again(key);
        });
    }

    private void put(KubeObject object, ObjectNode status, String value, String reason, String message) {
        KubeObject.setCondition(
                status, Types.READY, value, reason, message, manager.timeline().now());
        if (!status.equals(object.statusCopy())) {
            client.updateStatus(Types.EXTERNALSECRETS, object.json(), status);
        }
    }
}
