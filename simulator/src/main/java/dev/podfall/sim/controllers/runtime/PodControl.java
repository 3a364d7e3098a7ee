package dev.podfall.sim.controllers.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;

/**
 * Creates and deletes pods for an owner and tells so in events. Mirrors {@code pkg/controller.RealPodControl}.
 */
public final class PodControl {
    private final ControllerContext context;
    private final ClientRate rate;

    public PodControl(ControllerContext context) {
        this.context = context;
        this.rate = new ClientRate(context);
    }

    /** How many of {@code wanted} pods may be created now; who gets fewer looks again after {@link ClientRate#PAUSE}. */
    public int allowed(int wanted) {
        return rate.take(wanted);
    }

    /**
     * The same of a set, of which {@code missing} are missing: those that its spec, as it is now, asks for the first time are not
     * held back.
     */
    public int allowed(KubeObject owner, int missing, int wanted) {
        return rate.take(owner, missing, wanted);
    }

    /** The owner is gone. */
    public void forget(Key owner) {
        rate.forget(owner);
    }

    /** A pod from {@code template} with a generated name. @throws ApiException when it is refused */
    public ObjectNode create(KubeObject owner, JsonNode template) {
        return create(owner, fromTemplate(owner, template));
    }

    /** The given pod. @throws ApiException when it is refused */
    public ObjectNode create(KubeObject owner, ObjectNode pod) {
        try {
            ObjectNode created = context.client().create(Resources.PODS, pod);
            context.recorder()
                    .normal(
                            owner,
                            "SuccessfulCreate",
                            "Created pod: "
                                    + created.path("metadata").path("name").asText());
            return created;
        } catch (ApiException refused) {
            if (!isNamespaceTerminating(refused)) {
                context.recorder().warning(owner, "FailedCreate", "Error creating: " + refused.getMessage());
            }
            throw refused;
        }
    }

    /** Deletes a pod; one that is gone already is fine. @throws ApiException when it is refused */
    public void delete(KubeObject owner, String name) {
        try {
            context.client().delete(Resources.PODS, owner.namespace(), name, DeleteOptions.DEFAULT);
            context.recorder().normal(owner, "SuccessfulDelete", "Deleted pod: " + name);
        } catch (ApiException refused) {
            if (refused.code() == 404) {
                return;
            }
            context.recorder().warning(owner, "FailedDelete", "Error deleting: " + refused.getMessage());
            throw refused;
        }
    }

    /** A pod as {@code template} says, owned by {@code owner}, named {@code OWNER-} and five letters to come. */
    public static ObjectNode fromTemplate(KubeObject owner, JsonNode template) {
        ObjectNode pod = KubeObject.of(Resources.PODS, owner.namespace(), "");
        ObjectNode metadata = (ObjectNode) pod.get("metadata");
        metadata.remove("name");
        metadata.put("generateName", owner.name() + "-");
        for (String field : new String[] {"labels", "annotations", "finalizers"}) {
            JsonNode value = template.path("metadata").path(field);
            if (!value.isMissingNode() && !value.isNull() && !value.isEmpty()) {
                metadata.set(field, value.deepCopy());
            }
        }
        metadata.putArray("ownerReferences").add(owner.ownerReference());
        pod.set("spec", template.path("spec").deepCopy());
        return pod;
    }

    /** Whether the API refused because the namespace is going away: then there is nothing to do but stop. */
    public static boolean isNamespaceTerminating(ApiException refused) {
        for (JsonNode cause : refused.toStatus().path("details").path("causes")) {
            if (cause.path("reason").asText().equals("NamespaceTerminating")) {
                return true;
            }
        }
        return refused.code() == 403 && refused.getMessage().endsWith("because it is being terminated");
    }
}
