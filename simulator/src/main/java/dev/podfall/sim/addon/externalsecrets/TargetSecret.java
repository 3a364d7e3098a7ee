package dev.podfall.sim.addon.externalsecrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** The Secret that an ExternalSecret keeps. Mirrors {@code createSecret} and {@code updateSecret} of the controller. */
final class TargetSecret {
    private static final String MANAGED = "reconcile.external-secrets.io/managed";
    private static final String HASH = "reconcile.external-secrets.io/data-hash";

    private final SimClient client;

    TargetSecret(SimClient client) {
        this.client = client;
    }

    /**
     * What writing did.
     *
     * @param event {@code Created} or {@code Updated}; empty when it was as it should be
     * @param failure empty if it worked
     */
    record Written(String event, String failure) {}

    static String name(KubeObject wanted) {
        return wanted.spec().at("/target/name").asText(wanted.name());
    }

    private static String policy(KubeObject wanted) {
        return wanted.spec().at("/target/creationPolicy").asText("Owner");
    }

    /** Whether it is there, and nobody has changed its data. */
    boolean isAsWritten(KubeObject wanted) {
        if (policy(wanted).equals("None")) {
            return true;
        }
        Optional<ObjectNode> secret = client.find(Resources.SECRETS, wanted.namespace(), name(wanted));
        return secret.isPresent()
                && (!policy(wanted).equals("Owner")
                        || hash(secret.get().path("data"))
                                .equals(new KubeObject(secret.get())
                                        .annotations()
                                        .get(HASH)));
    }

    private static String hash(JsonNode data) {
        return Integer.toHexString(data.hashCode());
    }

    Written write(KubeObject wanted, Map<String, String> values) {
        String policy = policy(wanted);
        Optional<ObjectNode> existing = client.find(Resources.SECRETS, wanted.namespace(), name(wanted));
        if (policy.equals("None")) {
            return new Written("", "");
        }
        if (policy.equals("Merge") && existing.isEmpty()) {
            String text = "the desired secret " + name(wanted)
                    + " was not found. With creationPolicy=Merge the secret won't be created";
            return new Written("", text);
        }
        ObjectNode secret = existing.map(KubeObject::copy)
                .orElseGet(() -> KubeObject.of(Resources.SECRETS, wanted.namespace(), name(wanted)));
        if (policy.equals("Owner") && !own(secret, wanted)) {
            return new Written("", "target is owned by another ExternalSecret");
        }
        fill(secret, wanted, values, policy.equals("Merge"));
        if (existing.isEmpty()) {
            client.create(Resources.SECRETS, secret);
            return new Written("Created", "");
        }
        if (secret.equals(existing.get())) {
            return new Written("", "");
        }
        client.update(Resources.SECRETS, secret);
        return new Written("Updated", "");
    }

    /** Makes the ExternalSecret its controlling owner; whether it has no other. */
    private static boolean own(ObjectNode secret, KubeObject wanted) {
        KubeObject view = new KubeObject(secret);
        if (view.controller().isPresent()) {
            return view.isControlledBy(wanted);
        }
        secret.withObject("/metadata").withArray("/ownerReferences").add(wanted.ownerReference());
        return true;
    }

    private static void fill(ObjectNode secret, KubeObject wanted, Map<String, String> values, boolean merges) {
        JsonNode template = wanted.spec().at("/target/template");
        if (!secret.has("type")) {
            secret.put("type", template.path("type").asText("Opaque"));
        }
        ObjectNode data = merges ? secret.withObject("/data") : secret.putObject("data");
        values.forEach((key, value) ->
                data.put(key, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
        ObjectNode metadata = secret.withObject("/metadata");
        metadata.withObject("/labels").put(MANAGED, "true");
        metadata.withObject("/annotations").put(HASH, hash(data));
        copy(template.at("/metadata/labels"), metadata.withObject("/labels"));
        copy(template.at("/metadata/annotations"), metadata.withObject("/annotations"));
    }

    private static void copy(JsonNode from, ObjectNode to) {
        from.properties().forEach(e -> to.put(e.getKey(), e.getValue().asText()));
    }
}
