package dev.podfall.sim.admission;

import dev.podfall.sim.admission.plugin.AdmissionPlugin;
import dev.podfall.sim.admission.plugin.Attributes;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.storage.Claim;

/** Claims grow only where their class allows it. Mirrors {@code plugin/pkg/admission/storage/persistentvolume/resize}. */
final class PersistentVolumeClaimResize implements AdmissionPlugin {
    private final SimClient client;

    PersistentVolumeClaimResize(SimClient client) {
        this.client = client;
    }

    @Override
    public void validate(Attributes attributes) {
        if (!attributes.is("UPDATE", Resources.PERSISTENTVOLUMECLAIMS)) {
            return;
        }
        Claim claim = Claim.of(attributes.object());
        Claim old = Claim.of(attributes.old());
        if (claim.requested().compareTo(old.requested()) <= 0) {
            return;
        }
        if (!old.phase().equals("Bound")) {
            throw refusal(attributes, "Only bound persistent volume claims can be expanded");
        }
        boolean allowed = claim.storageClass().equals(old.storageClass())
                && claim.storageClass(client)
                        .map(c -> c.path("allowVolumeExpansion").asBoolean())
                        .orElse(false);
        if (!allowed) {
            throw refusal(
                    attributes,
                    "only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must"
                            + " support resize");
        }
    }

    private static ApiException refusal(Attributes attributes, String why) {
        return attributes.refused(why);
    }
}
