package dev.podfall.sim.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.admission.plugin.AdmissionPlugin;
import dev.podfall.sim.admission.plugin.Attributes;
import dev.podfall.sim.client.Resources;

/**
 * Lets claims and volumes go only when nobody uses them. Mirrors
 * {@code plugin/pkg/admission/storage/storageobjectinuseprotection}.
 */
final class StorageObjectInUseProtection implements AdmissionPlugin {
    @Override
    public void admit(Attributes attributes) {
        if (attributes.is("CREATE", Resources.PERSISTENTVOLUMECLAIMS)) {
            protect(attributes.object(), "kubernetes.io/pvc-protection");
        } else if (attributes.is("CREATE", Resources.PERSISTENTVOLUMES)) {
            protect(attributes.object(), "kubernetes.io/pv-protection");
        }
    }

    private static void protect(ObjectNode object, String finalizer) {
        ObjectNode metadata = (ObjectNode) object.get("metadata");
        for (JsonNode present : metadata.path("finalizers")) {
            if (present.asText().equals(finalizer)) {
                return;
            }
        }
        metadata.withArray("/finalizers").add(finalizer);
    }
}
