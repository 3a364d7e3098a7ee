package dev.podfall.sim.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.admission.plugin.AdmissionPlugin;
import dev.podfall.sim.admission.plugin.Attributes;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.clock.Dice;
import java.util.Optional;

/**
 * Gives every pod a service account, its token and its pull secrets. Mirrors {@code plugin/pkg/admission/serviceaccount}.
 */
final class ServiceAccount implements AdmissionPlugin {
    private static final String MOUNT_PATH = "/var/run/secrets/kubernetes.io/serviceaccount";
    private static final String MIRROR = "kubernetes.io/config.mirror";
    private static final String CONTROLLER = "system:serviceaccount:kube-system:service-account-controller";

    private final SimClient client;
    private final Dice dice;

    ServiceAccount(SimClient client, Dice dice) {
        this.client = client;
        this.dice = dice;
    }

    @Override
    public void admit(Attributes attributes) {
        if (!attributes.is("CREATE", Resources.PODS)
                || attributes.object().path("metadata").path("annotations").has(MIRROR)
                || !(attributes.object().get("spec") instanceof ObjectNode spec)) {
            return;
        }
        if (spec.path("serviceAccountName").asText().isEmpty()) {
            spec.put("serviceAccountName", "default");
        }
        String name = spec.path("serviceAccountName").asText();
        spec.put("serviceAccount", name);
        ObjectNode account = find(attributes, name);
        if (mountsToken(spec, account)) {
            mountToken(spec);
        }
        if (spec.path("imagePullSecrets").isEmpty()
                && !account.path("imagePullSecrets").isEmpty()) {
            spec.set("imagePullSecrets", account.get("imagePullSecrets").deepCopy());
        }
    }

    private ObjectNode find(Attributes attributes, String name) {
        String namespace = attributes.namespace();
        Optional<ObjectNode> found = client.find(Resources.SERVICEACCOUNTS, namespace, name);
        if (found.isEmpty() && name.equals("default")) {
            return makeDefault(namespace);
        }
        return found.orElseThrow(() -> attributes.refused("error looking up service account " + namespace + "/" + name
                + ": serviceaccount \"" + name + "\" not found"));
    }

    /** Upstream waits a second for the controller to make it; here the controller's work is done at once. */
    private ObjectNode makeDefault(String namespace) {
        return client.as(CONTROLLER)
                .create(Resources.SERVICEACCOUNTS, KubeObject.of(Resources.SERVICEACCOUNTS, namespace, "default"));
    }

    private static boolean mountsToken(JsonNode spec, JsonNode account) {
        if (spec.has("automountServiceAccountToken")) {
            return spec.path("automountServiceAccountToken").asBoolean();
        }
        return account.path("automountServiceAccountToken").asBoolean(true);
    }

    private void mountToken(ObjectNode spec) {
        String volume = existingVolume(spec);
        boolean needed = false;
        if (volume == null) {
            volume = "kube-api-access-" + dice.suffix(5);
            needed = true;
        }
        boolean mounted = false;
        for (ObjectNode container : PodSpecs.containers(spec)) {
            if (!hasMount(container)) {
                container
                        .withArray("/volumeMounts")
                        .addObject()
                        .put("name", volume)
                        .put("readOnly", true)
                        .put("mountPath", MOUNT_PATH);
                mounted = true;
            }
        }
        if (mounted && needed) {
            spec.withArray("/volumes").add(tokenVolume(volume));
        }
    }

    private static String existingVolume(JsonNode spec) {
        for (JsonNode volume : spec.path("volumes")) {
            if (volume.path("name").asText().startsWith("kube-api-access-")) {
                return volume.path("name").asText();
            }
        }
        return null;
    }

    private static boolean hasMount(JsonNode container) {
        for (JsonNode mount : container.path("volumeMounts")) {
            if (mount.path("mountPath").asText().equals(MOUNT_PATH)) {
                return true;
            }
        }
        return false;
    }

    private static ObjectNode tokenVolume(String name) {
        ObjectNode volume = JsonNodeFactory.instance.objectNode().put("name", name);
        ObjectNode projected = volume.putObject("projected");
        ArrayNode sources = projected.putArray("sources");
        sources.addObject()
                .putObject("serviceAccountToken")
                .put("expirationSeconds", 3607)
                .put("path", "token");
        ObjectNode authority = sources.addObject().putObject("configMap").put("name", "kube-root-ca.crt");
        authority.putArray("items").addObject().put("key", "ca.crt").put("path", "ca.crt");
        ObjectNode namespace = sources.addObject().putObject("downwardAPI");
        namespace
                .putArray("items")
                .addObject()
                .put("path", "namespace")
                .putObject("fieldRef")
                .put("apiVersion", "v1")
                .put("fieldPath", "metadata.namespace");
        projected.put("defaultMode", 420);
        return volume;
    }
}
