package dev.podfall.sim.controllers.volume;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.controllers.runtime.WorkQueue;
import dev.podfall.sim.storage.Claim;
import java.util.Optional;

/** Creates the claims that pods carry in themselves. Mirrors {@code pkg/controller/volume/ephemeral}. */
public final class EphemeralVolumes {
    private final ControllerContext context;

    public EphemeralVolumes(ControllerContext context) {
        this.context = context;
        WorkQueue queue = context.queue(this::reconcile);
        context.informers().on(Resources.PODS, e -> {
            if (e.previous() == null && hasEphemeral(e.object())) {
                queue.add(Key.of(e.object()));
            }
        });
    }

    private static boolean hasEphemeral(JsonNode pod) {
        for (JsonNode volume : pod.path("spec").path("volumes")) {
            if (volume.has("ephemeral")) {
                return true;
            }
        }
        return false;
    }

    private void reconcile(Key key) {
        Optional<KubeObject> pod = context.client()
                .find(Resources.PODS, key.namespace(), key.name())
                .map(KubeObject::new)
                .filter(p -> !p.isTerminating());
        pod.ifPresent(p -> p.spec().path("volumes").forEach(volume -> {
            if (volume.has("ephemeral")) {
                create(p, volume);
            }
        }));
    }

    private void create(KubeObject pod, JsonNode volume) {
        String name = ClaimUse.ofEphemeral(pod.json(), volume);
        Optional<Claim> present = Claim.find(context.client(), pod.namespace(), name);
        if (present.isPresent()) {
            if (!present.get().object().isControlledBy(pod)) {
                String text = "PVC " + pod.namespace() + "/" + name + " was not created for pod " + pod.namespace()
                        + "/" + pod.name() + " (pod is not owner)";
                context.recorder().warning(pod, "FailedBinding", text);
            }
            return;
        }
        JsonNode template = volume.path("ephemeral").path("volumeClaimTemplate");
        ObjectNode claim = KubeObject.of(Resources.PERSISTENTVOLUMECLAIMS, pod.namespace(), name);
        ObjectNode metadata = (ObjectNode) claim.get("metadata");
        for (String field : new String[] {"labels", "annotations"}) {
            if (template.path("metadata").has(field)) {
                metadata.set(field, template.path("metadata").path(field).deepCopy());
            }
        }
        metadata.putArray("ownerReferences").add(pod.ownerReference());
        claim.set("spec", template.path("spec").deepCopy());
        try {
            context.client().create(Resources.PERSISTENTVOLUMECLAIMS, claim);
        } catch (ApiException refused) {
            String text = "ephemeral volume controller failed to create PVC: " + refused.getMessage();
            context.recorder().warning(pod, "FailedBinding", text);
            throw refused;
        }
    }
}
