package dev.podfall.sim.addon.sealedsecrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.addon.Manager;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.EventRecorder;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.controllers.runtime.Key;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes Secrets of SealedSecrets, and again when one is deleted. Mirrors {@code pkg/controller/controller.go}. */
final class Unsealer {
    private static final ResourceType TYPE = SealedSecretsController.SEALEDSECRETS;

    private final Manager manager;
    private final SimClient client;
    private final SealingKeys keys;
    private final EventRecorder recorder;

    Unsealer(Manager manager, SealingKeys keys) {
        this.manager = manager;
        this.client = manager.client();
        this.keys = keys;
        this.recorder = manager.recorder("sealed-secrets");
    }

    void start() {
        manager.controller("sealedsecrets", TYPE, this::reconcile).owns(Resources.SECRETS);
    }

    private void reconcile(Key key) {
        Optional<ObjectNode> found = client.find(TYPE, key.namespace(), key.name());
        if (found.isEmpty() || new KubeObject(found.get()).isTerminating()) {
            return;
        }
        KubeObject sealed = new KubeObject(found.get());
        if (isDone(sealed)) {
            return;
        }
        manager.log().info("Updating", "key", key.toString());
        Map<String, String> data = new TreeMap<>();
        List<String> closed = unseal(sealed, data);
        if (!closed.isEmpty()) {
            String why = "no key could decrypt secret (" + String.join(", ", closed) + ")";
            tell(sealed, "ErrUnsealFailed", "Failed to unseal: " + why, why);
            return;
        }
        write(sealed, data);
    }

    /** Whether nothing has changed since the last look. */
    private boolean isDone(KubeObject sealed) {
        boolean seen = sealed.status().path("observedGeneration").asLong() == sealed.generation();
        boolean synced = sealed.is("Synced");
        return seen
                && (!synced
                        || client.find(Resources.SECRETS, sealed.namespace(), name(sealed))
                                .isPresent());
    }

    private static String name(KubeObject sealed) {
        return sealed.name();
    }

    /** The names of those values that cannot be unsealed. */
    private List<String> unseal(KubeObject sealed, Map<String, String> data) {
        String label = Scope.of(sealed).label(sealed.namespace(), sealed.name());
        List<PrivateKey> privateKeys = keys.privateKeys();
        List<String> closed = new ArrayList<>();
        sealed.spec().path("encryptedData").properties().forEach(e -> {
            byte[] bytes = bytes(e.getValue().asText());
            Optional<byte[]> value = privateKeys.stream()
                    .flatMap(k -> Sealing.unseal(k, bytes, label).stream())
                    .findFirst();
            value.ifPresentOrElse(
                    v -> data.put(e.getKey(), Base64.getEncoder().encodeToString(v)), () -> closed.add(e.getKey()));
        });
        return closed;
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException broken) {
            return new byte[0];
        }
    }

    private void write(KubeObject sealed, Map<String, String> data) {
        Optional<ObjectNode> existing = client.find(Resources.SECRETS, sealed.namespace(), name(sealed));
        if (existing.isPresent()) {
            KubeObject secret = new KubeObject(existing.get());
            boolean managed = "true".equals(secret.annotations().get(Scope.PREFIX + "managed"));
            if (!secret.isControlledBy(sealed) && !managed) {
                String text = "Resource \"" + secret.name() + "\" already exists and is not managed by SealedSecret";
                tell(sealed, "ErrUpdateFailed", text, "failed update: " + text);
                return;
            }
        }
        ObjectNode secret = existing.map(KubeObject::copy)
                .orElseGet(() -> KubeObject.of(Resources.SECRETS, sealed.namespace(), name(sealed)));
        fill(secret, sealed, data);
        try {
            if (existing.isEmpty()) {
                client.create(Resources.SECRETS, secret);
            } else if (!secret.equals(existing.get())) {
                client.update(Resources.SECRETS, secret);
            }
        } catch (ApiException refused) {
            recorder.warning(sealed, "ErrUpdateFailed", refused.getMessage());
            throw refused;
        }
        tell(sealed, "Unsealed", "SealedSecret unsealed successfully", "");
    }

    private static void fill(ObjectNode secret, KubeObject sealed, Map<String, String> data) {
        JsonNode template = sealed.spec().path("template");
        if (!secret.has("type")) {
            secret.put("type", template.path("type").asText("Opaque"));
        }
        ObjectNode values = secret.putObject("data");
        data.forEach(values::put);
        ObjectNode metadata = secret.withObject("/metadata");
        for (String field : List.of("labels", "annotations")) {
            JsonNode wanted = template.path("metadata").path(field);
            if (wanted.isObject()) {
                metadata.set(field, wanted.deepCopy());
            }
        }
        metadata.putArray("ownerReferences").add(sealed.ownerReference());
    }

    /** @param problem empty if it worked */
    private void tell(KubeObject sealed, String reason, String event, String problem) {
        boolean worked = problem.isEmpty();
        if (worked) {
            recorder.normal(sealed, reason, event);
            manager.log().info("Updated", "key", Key.of(sealed.json()).toString());
        } else {
            recorder.warning(sealed, reason, event);
            manager.log()
                    .error(
                            "Error updating, will retry",
                            problem,
                            "key",
                            Key.of(sealed.json()).toString());
        }
        ObjectNode status =
                sealed.status().isObject() ? sealed.status().deepCopy() : JsonNodeFactory.instance.objectNode();
        status.put("observedGeneration", sealed.generation());
        KubeObject.setCondition(
                status,
                "Synced",
                worked ? "True" : "False",
                "",
                problem,
                manager.timeline().now());
        for (JsonNode condition : status.path("conditions")) {
            ((ObjectNode) condition)
                    .put("lastUpdateTime", KubeObject.time(manager.timeline().now()));
        }
        client.updateStatus(TYPE, sealed.json(), status);
    }
}
