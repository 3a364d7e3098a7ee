package dev.podfall.sim.addon.sealedsecrets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.addon.Manager;
import dev.podfall.sim.addon.certmanager.KeyPairs;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.client.Resources;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The controller's own keys, in Secrets beside it; the newest seals. Mirrors {@code cmd/controller/keyregistry.go}. */
final class SealingKeys {
    private static final String LABEL = Scope.PREFIX + "sealed-secrets-key";
    private static final int YEARS = 10;

    private final Manager manager;
    private final String namespace;
    private final int size;
    private List<ObjectNode> secrets = List.of();

    /** @param size of a new key, in bits */
    SealingKeys(Manager manager, String namespace, int size) {
        this.manager = manager;
        this.namespace = namespace;
        this.size = size;
    }

    /** Reads them, and makes the first one if there is none. They are read once: who adds one restarts the controller. */
    void open() {
        if (manager.isNew()) {
            manager.log().info("Searching for existing private keys");
        }
        LabelSelector active = LabelSelector.of(Map.of(LABEL, "active"));
        secrets = new ArrayList<>(manager.client().list(Resources.SECRETS, namespace, active));
        secrets.sort(Comparator.comparing(s -> new KubeObject(s).created()));
        if (manager.isNew()) {
            secrets.forEach(s -> manager.log().info("registered private key", "secretname", new KubeObject(s).name()));
        }
        if (secrets.isEmpty()) {
            ObjectNode made = manager.client().create(Resources.SECRETS, newKey());
            secrets.add(made);
            manager.log().info("New key written", "namespace", namespace, "name", new KubeObject(made).name());
        }
    }

    private ObjectNode newKey() {
        KeyPair pair = KeyPairs.rsa(size);
        Instant now = manager.timeline().now();
        ObjectNode secret = KubeObject.of(Resources.SECRETS, namespace, "");
        ObjectNode metadata = secret.withObject("/metadata");
        metadata.remove("name");
        metadata.put("generateName", "sealed-secrets-key");
        metadata.putObject("labels").put(LABEL, "active");
        secret.put("type", "kubernetes.io/tls");
        secret.putObject("data")
                .put("tls.crt", encoded(KeyPairs.selfSigned(pair, now, now.plusSeconds(YEARS * 365L * 86_400))))
                .put("tls.key", encoded(KeyPairs.text(pair)));
        return secret;
    }

    /** The certificate that seals, in PEM. */
    String certificate() {
        return value(secrets.get(secrets.size() - 1), "tls.crt");
    }

    /** All keys that unseal; one that cannot be read is left out. */
    List<PrivateKey> privateKeys() {
        List<PrivateKey> keys = new ArrayList<>();
        for (ObjectNode secret : secrets) {
            try {
                keys.add(KeyPairs.read(value(secret, "tls.key")).getPrivate());
            } catch (IllegalArgumentException unreadable) {
                manager.log()
                        .error("Error reading key", unreadable.getMessage(), "secret", new KubeObject(secret).name());
            }
        }
        return keys;
    }

    private static String value(ObjectNode secret, String key) {
        byte[] bytes = Base64.getDecoder().decode(secret.path("data").path(key).asText());
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
