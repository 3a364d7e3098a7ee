package dev.podfall.sim.controllers.volume;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.storage.Claim;
import dev.podfall.sim.storage.Volume;

/** Writes down which claim and which volume belong together, in both of them. Each write only when it changes something. */
final class Bindings {
    private final ControllerContext context;
    private final SimClient client;

    Bindings(ControllerContext context) {
        this.context = context;
        this.client = context.client();
    }

    /** Binds both to each other, the volume first. */
    void bind(Volume volume, Claim claim) {
        Volume wanted = volume.boundTo(claim);
        Volume bound = wanted.equals(volume)
                ? volume
                : Volume.of(client.update(
                        Resources.PERSISTENTVOLUMES, wanted.object().json()));
        Volume now = phase(bound, "Bound");
        claimStatus(bindClaim(claim, now), "Bound", now);
    }

    private Claim bindClaim(Claim claim, Volume volume) {
        boolean chosen = !claim.volumeName().equals(volume.name());
        if (!chosen && claim.isBound()) {
            return claim;
        }
        ObjectNode copy = claim.object().json().deepCopy();
        ObjectNode annotations = ((ObjectNode) copy.get("metadata")).withObject("/annotations");
        if (chosen) {
            copy.withObject("/spec").put("volumeName", volume.name());
            annotations.put(Volume.BOUND_BY_CONTROLLER, "yes");
        }
        annotations.put(Claim.BIND_COMPLETED, "yes");
        return Claim.of(client.update(Resources.PERSISTENTVOLUMECLAIMS, copy));
    }

    /** Takes a binding back that the controller made; of one that a user made, only the claim's identity. */
    void unbind(Volume volume) {
        ObjectNode copy = volume.object().json().deepCopy();
        if (volume.object().annotations().containsKey(Volume.BOUND_BY_CONTROLLER)) {
            copy.withObject("/spec").remove("claimRef");
            ((ObjectNode) copy.at("/metadata/annotations")).remove(Volume.BOUND_BY_CONTROLLER);
        } else {
            ((ObjectNode) copy.at("/spec/claimRef")).remove("uid");
        }
        phase(Volume.of(client.update(Resources.PERSISTENTVOLUMES, copy)), "Available");
    }

    Volume phase(Volume volume, String phase) {
        return phase(volume, phase, "");
    }

    private Volume phase(Volume volume, String phase, String message) {
        if (volume.phase().equals(phase)) {
            return volume;
        }
        ObjectNode copy = volume.object().json().deepCopy();
        ObjectNode status = copy.withObject("/status").put("phase", phase);
        status.remove("message");
        if (!message.isEmpty()) {
            status.put("message", message);
        }
        status.put("lastPhaseTransitionTime", KubeObject.time(context.now()));
        return Volume.of(client.updateStatus(Resources.PERSISTENTVOLUMES, copy));
    }

    /** The volume cannot be reclaimed; told once. */
    void failed(Volume volume, String reason, String message) {
        if (!volume.phase().equals("Failed")) {
            Volume failed = phase(volume, "Failed", message);
            context.recorder().warning(failed.object(), reason, message);
        }
    }

    /** @param volume what the claim is bound to, or null */
    Claim claimStatus(Claim claim, String phase, Volume volume) {
        ObjectNode copy = claim.object().json().deepCopy();
        ObjectNode status = copy.withObject("/status");
        boolean changes = !claim.phase().equals(phase);
        status.put("phase", phase);
        if (volume == null) {
            status.remove("accessModes");
            status.remove("capacity");
        } else {
            set(status, "accessModes", volume.spec().path("accessModes"));
            if (changes) {
                set(status, "capacity", volume.spec().path("capacity"));
            }
        }
        return status.equals(claim.object().status())
                ? claim
                : Claim.of(client.updateStatus(Resources.PERSISTENTVOLUMECLAIMS, copy));
    }

    private static void set(ObjectNode status, String field, JsonNode value) {
        status.set(field, value.deepCopy());
    }

    /** The claim's volume is gone or another's; told once. */
    void lost(Claim claim, String reason, String message) {
        if (!claim.phase().equals("Lost")) {
            Claim lost = claimStatus(claim, "Lost", null);
            context.recorder().warning(lost.object(), reason, message);
        }
    }
}
