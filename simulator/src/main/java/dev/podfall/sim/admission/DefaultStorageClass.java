package dev.podfall.sim.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.admission.plugin.AdmissionPlugin;
import dev.podfall.sim.admission.plugin.Attributes;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.storage.Claim;
import dev.podfall.sim.storage.DefaultClass;

/** Gives a claim that names no class the default one. Mirrors {@code plugin/pkg/admission/storage/storageclass/setdefault}. */
final class DefaultStorageClass implements AdmissionPlugin {
    private final SimClient client;

    DefaultStorageClass(SimClient client) {
        this.client = client;
    }

    @Override
    public void admit(Attributes attributes) {
        if (attributes.is("CREATE", Resources.PERSISTENTVOLUMECLAIMS)
                && attributes.object().get("spec") instanceof ObjectNode spec
                && !Claim.of(attributes.object()).hasClass()) {
            DefaultClass.of(client).ifPresent(name -> spec.put("storageClassName", name));
        }
    }
}
