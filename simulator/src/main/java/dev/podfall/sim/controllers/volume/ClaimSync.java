package dev.podfall.sim.controllers.volume;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.storage.Claim;
import dev.podfall.sim.storage.DefaultClass;
import dev.podfall.sim.storage.Volume;
import dev.podfall.sim.storage.VolumeMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is to be done about one claim. Mirrors {@code syncClaim}. */
final class ClaimSync {
    private final ControllerContext context;
    private final SimClient client;
    private final Bindings bindings;
    private final Provisioning provisioning;

    ClaimSync(ControllerContext context, Bindings bindings) {
        this.context = context;
        this.client = context.client();
        this.bindings = bindings;
        this.provisioning = new Provisioning(context);
    }

    void sync(Claim claim) {
        if (claim.object().annotations().containsKey(Claim.BIND_COMPLETED)) {
            bound(claim);
        } else if (claim.volumeName().isEmpty()) {
            unbound(claim);
        } else {
            named(claim);
        }
    }

    private void bound(Claim claim) {
        Optional<Volume> found = Volume.find(client, claim.volumeName());
        if (claim.volumeName().isEmpty()) {
            String text = "Bound claim has lost reference to PersistentVolume. Data on the volume is lost!";
            bindings.lost(claim, "ClaimLost", text);
        } else if (found.isEmpty()) {
            String text = "Bound claim has lost its PersistentVolume. Data on the volume is lost!";
            bindings.lost(claim, "ClaimLost", text);
        } else if (!found.get().claimRef().isObject()
                || found.get()
                        .claimRef()
                        .path("uid")
                        .asText()
                        .equals(claim.object().uid())) {
            bindings.bind(found.get(), claim);
        } else {
            String text = "Two claims are bound to the same volume, this one is bound incorrectly";
            bindings.lost(claim, "ClaimMisbound", text);
        }
    }

    private void unbound(Claim claim) {
        boolean delayed = claim.waitsForConsumer(client);
        List<Volume> volumes = client.list(Resources.PERSISTENTVOLUMES, null).stream()
                .map(Volume::of)
                .toList();
        Optional<Volume> match = new VolumeMatch(claim).among(volumes, delayed);
        if (match.isPresent()) {
            bindings.bind(match.get(), claim);
        } else if (!assignDefaultClass(claim)) {
            wait(claim, delayed);
        }
    }

    /** A claim that says nothing of its class gets the default one also when that came after it. */
    private boolean assignDefaultClass(Claim claim) {
        Optional<String> standard = claim.hasClass() ? Optional.empty() : DefaultClass.of(client);
        standard.ifPresent(name -> {
            ObjectNode copy = claim.object().json().deepCopy();
            copy.withObject("/spec").put("storageClassName", name);
            client.update(Resources.PERSISTENTVOLUMECLAIMS, copy);
        });
        return standard.isPresent();
    }

    private void wait(Claim claim, boolean delayed) {
        if (delayed && claim.annotation(Claim.SELECTED_NODE).isEmpty()) {
            tellWhoIsAwaited(claim);
        } else if (!claim.storageClass().isEmpty()) {
            provisioning.start(claim);
            return;
        } else {
            String text = "no persistent volumes available for this claim and no storage class is set";
            context.recorder().normal(claim.object(), "FailedBinding", text);
        }
        bindings.claimStatus(claim, "Pending", null);
    }

    private void tellWhoIsAwaited(Claim claim) {
        List<String> pods = new ArrayList<>();
        for (ObjectNode pod : client.list(Resources.PODS, claim.object().namespace())) {
            if (pod.path("spec").path("nodeName").asText().isEmpty() && ClaimUse.uses(pod, claim.name())) {
                pods.add(pod.path("metadata").path("name").asText());
            }
        }
        if (pods.isEmpty()) {
            String text = "waiting for first consumer to be created before binding";
            context.recorder().normal(claim.object(), "WaitForFirstConsumer", text);
        } else {
            String text =
                    "waiting for pod" + (pods.size() > 1 ? "s " : " ") + String.join(",", pods) + " to be scheduled";
            context.recorder().normal(claim.object(), "WaitForPodScheduled", text);
        }
    }

    /** The claim asks for a certain volume. */
    private void named(Claim claim) {
        Optional<Volume> found = Volume.find(client, claim.volumeName());
        if (found.isEmpty()) {
            bindings.claimStatus(claim, "Pending", null);
            return;
        }
        Volume volume = found.get();
        Optional<String> mismatch = new VolumeMatch(claim).mismatch(volume);
        if (volume.isFor(claim) || !volume.claimRef().isObject() && mismatch.isEmpty()) {
            bindings.bind(volume, claim);
        } else if (volume.claimRef().isObject()) {
            String text = "volume \"" + volume.name() + "\" already bound to a different claim.";
            context.recorder().warning(claim.object(), "FailedBinding", text);
            bindings.claimStatus(claim, "Pending", null);
        } else {
            String text = "Cannot bind to requested volume \"" + volume.name() + "\": " + mismatch.get();
            context.recorder().warning(claim.object(), "VolumeMismatch", text);
            bindings.claimStatus(claim, "Pending", null);
        }
    }
}
