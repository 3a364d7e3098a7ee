package dev.podfall.engine.fault;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import dev.podfall.scenario.action.Action;
import dev.podfall.scenario.action.Apply;
import dev.podfall.scenario.action.Delete;
import dev.podfall.scenario.action.Patch;
import dev.podfall.scenario.action.Target;
import dev.podfall.scenario.action.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code claim-deleted}: a claim is deleted. A deletion cannot be called off, so what takes it back keeps the volume, lets the
 * claim go, and binds the volume to a new one of the same name.
 */
final class ClaimDeleted implements Fault {
    private static final String CLAIM = "PersistentVolumeClaim";
    private static final String VOLUME = "PersistentVolume";
    private static final String POLICY = "persistentVolumeReclaimPolicy";
    private static final List<String> SERVER_MADE = List.of(
            "uid", "resourceVersion", "creationTimestamp", "managedFields", "generation", "annotations", "finalizers");

    /** Until pods that were asked to end have ended, and the claim with them. */
    private static final Duration GONE = Duration.ofSeconds(40);

    @Override
    public FaultPage page() {
        Map<String, FaultPage.Parameter> parameters = new LinkedHashMap<>();
        parameters.put("claim", new FaultPage.Parameter("the PersistentVolumeClaim", null, null));
        parameters.put("selector", new FaultPage.Parameter("the labels of the pods that mount it", null, null));
        return new FaultPage(
                "claim-deleted",
                FaultPage.Group.storage,
                "A claim is deleted.",
                "As long as a pod uses it, it is Terminating, and new pods wait: persistentvolumeclaim … is being deleted."
                        + " Then it is gone, and its volume Released, or deleted with all that is in it.",
                parameters,
                FaultDraw.never("A learner's rights end with the namespace, and the volume has none."));
    }

    @Override
    public Injection plan(ClusterApi api, Parameters with) {
        String namespace = with.text("namespace");
        String name = with.text("claim");
        ObjectNode claim = api.find(CLAIM, namespace, name)
                .orElseThrow(() -> new FaultUnfit(
                        with.fault(), "there is no " + CLAIM + " " + name + " in namespace " + namespace));
        String volume = claim.at("/spec/volumeName").asText();
        Optional<String> policy = volume.isEmpty()
                ? Optional.empty()
                : api.find(VOLUME, null, volume)
                        .map(v -> v.at("/spec/" + POLICY).asText());
        List<Action> recovery = new ArrayList<>();
        policy.ifPresent(p -> recovery.add(policy(volume, "Retain")));
        recovery.add(new Delete("Pod", namespace, null, with.text("selector")));
        recovery.add(new Wait(GONE));
        policy.ifPresent(p -> recovery.add(spec(volume, "claimRef", null)));
        recovery.add(new Apply(kept(claim)));
        recovery.add(new Wait(GONE));
        policy.ifPresent(p -> recovery.add(policy(volume, p)));
        return new Injection(with.fault(), List.of(new Delete(CLAIM, namespace, name, null)), recovery);
    }

    private static ObjectNode kept(ObjectNode claim) {
        ObjectNode kept = claim.deepCopy();
        kept.withObject("/metadata").remove(SERVER_MADE);
        kept.remove("status");
        return kept;
    }

    private static Patch policy(String volume, String policy) {
        return spec(volume, POLICY, policy);
    }

    private static Patch spec(String volume, String field, String value) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.putObject("spec").put(field, value);
        return new Patch(new Target(VOLUME, null, volume), Patch.Type.merge, patch);
    }
}
