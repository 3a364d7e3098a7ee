package dev.podfall.sim.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Quantity;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** A PersistentVolumeClaim as those read it who look for its volume. It wraps a tree and copies nothing. */
public record Claim(KubeObject object) {
    /** Set by the scheduler: where the volume is to be made. */
    public static final String SELECTED_NODE = "volume.kubernetes.io/selected-node";

    /** Set by the controller: who is to make the volume. */
    public static final String PROVISIONER = "volume.kubernetes.io/storage-provisioner";

    /** Set once claim and volume know each other. */
    public static final String BIND_COMPLETED = "pv.kubernetes.io/bind-completed";

    private static final String OLD_CLASS = "volume.beta.kubernetes.io/storage-class";

    public static Claim of(ObjectNode json) {
        return new Claim(new KubeObject(json));
    }

    /** The claim of that name, if there is one. */
    public static Optional<Claim> find(SimClient client, String namespace, String name) {
        return client.find(Resources.PERSISTENTVOLUMECLAIMS, namespace, name).map(Claim::of);
    }

    public String name() {
        return object.name();
    }

    /** {@code NAMESPACE/NAME}, as texts call it. */
    public String key() {
        return object.namespace() + "/" + object.name();
    }

    public JsonNode spec() {
        return object.spec();
    }

    public String phase() {
        return object.status().path("phase").asText();
    }

    /** The volume it is bound to or asks for; empty for any. */
    public String volumeName() {
        return spec().path("volumeName").asText();
    }

    /** Its StorageClass; empty for none. */
    public String storageClass() {
        String old = annotation(OLD_CLASS);
        return old.isEmpty() ? spec().path("storageClassName").asText() : old;
    }

    /** Whether it says which class it wants, if only that it wants none. */
    public boolean hasClass() {
        return object.annotations().containsKey(OLD_CLASS) || spec().hasNonNull("storageClassName");
    }

    /** How much it asks for. */
    public Quantity requested() {
        return Quantity.of(spec().path("resources").path("requests").path("storage"));
    }

    /** Filesystem or Block. */
    public String volumeMode() {
        return spec().path("volumeMode").asText("Filesystem");
    }

    public List<String> accessModes() {
        return texts(spec().path("accessModes"));
    }

    /** The annotation's value, or empty. */
    public String annotation(String key) {
        return object.annotations().getOrDefault(key, "");
    }

    /** Whether claim and volume know each other. */
    public boolean isBound() {
        return !volumeName().isEmpty() && object.annotations().containsKey(BIND_COMPLETED);
    }

    /** Whether its class leaves the choice of its volume to the scheduler. */
    public boolean waitsForConsumer(SimClient client) {
        return storageClass(client)
                .map(c -> c.path("volumeBindingMode").asText().equals("WaitForFirstConsumer"))
                .orElse(false);
    }

    /** The StorageClass itself, if it has one that exists. */
    public Optional<ObjectNode> storageClass(SimClient client) {
        String name = storageClass();
        return name.isEmpty() ? Optional.empty() : client.find(Resources.STORAGECLASSES, null, name);
    }

    static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
