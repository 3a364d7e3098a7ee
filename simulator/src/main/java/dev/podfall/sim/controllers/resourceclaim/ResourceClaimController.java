package dev.podfall.sim.controllers.resourceclaim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.controllers.runtime.Reconciler;
import dev.podfall.sim.controllers.runtime.WorkQueue;
import java.util.Optional;

/**
 * Makes a ResourceClaim for each template that a pod names, and tells the pod its name; the garbage collector takes them away with
 * it. Mirrors {@code pkg/controller/resourceclaim/controller.go}, as far as no devices are allocated.
 */
public final class ResourceClaimController implements Reconciler {
    private static final ResourceType CLAIMS = Resources.RESOURCECLAIMS;
    private static final String CLAIM_NAME = "resource.kubernetes.io/pod-claim-name";
    private static final String TEMPLATE = "resourceClaimTemplateName";

    private final ControllerContext context;

    public ResourceClaimController(ControllerContext context) {
        this.context = context;
        WorkQueue queue = context.queue(this);
        context.informers().on(Resources.PODS, e -> {
            if (namesTemplate(e.object())) {
                queue.add(Key.of(e.object()));
            }
        });
    }

    private static boolean namesTemplate(JsonNode pod) {
        for (JsonNode claim : pod.path("spec").path("resourceClaims")) {
            if (claim.hasNonNull(TEMPLATE)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void reconcile(Key key) {
        Optional<KubeObject> found = context.client()
                .find(Resources.PODS, key.namespace(), key.name())
                .map(KubeObject::new)
                .filter(p -> !p.isTerminating());
        if (found.isEmpty()) {
            return;
        }
        KubeObject pod = found.get();
        ObjectNode status = pod.statusCopy();
        for (JsonNode wanted : pod.spec().path("resourceClaims")) {
            String name = wanted.path("name").asText();
            if (wanted.hasNonNull(TEMPLATE) && !isTold(status, name)) {
                status.withArray("/resourceClaimStatuses")
                        .addObject()
                        .put("name", name)
                        .put("resourceClaimName", claim(pod, wanted));
            }
        }
        if (!status.equals(pod.status())) {
            context.client().updateStatus(Resources.PODS, pod.json(), status);
        }
    }

    private static boolean isTold(JsonNode status, String name) {
        for (JsonNode told : status.path("resourceClaimStatuses")) {
            if (told.path("name").asText().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** The name of the claim that is there for the pod, or is made now. */
    private String claim(KubeObject pod, JsonNode wanted) {
        String name = wanted.path("name").asText();
        return context.client().list(CLAIMS, pod.namespace()).stream()
                .map(KubeObject::new)
                .filter(claim -> claim.isControlledBy(pod)
                        && name.equals(claim.annotations().get(CLAIM_NAME)))
                .map(KubeObject::name)
                .findFirst()
                .orElseGet(() -> create(pod, name, wanted.path(TEMPLATE).asText()));
    }

    private String create(KubeObject pod, String name, String templateName) {
        Optional<ObjectNode> template =
                context.client().find(Resources.RESOURCECLAIMTEMPLATES, pod.namespace(), templateName);
        try {
            ObjectNode spec = template.orElseThrow(() -> missing(templateName)).withObject("/spec");
            return new KubeObject(context.client().create(CLAIMS, of(pod, name, spec))).name();
        } catch (ApiException refused) {
            String why = template.isPresent()
                    ? refused.getMessage()
                    : "resource claim template \"" + templateName + "\": " + refused.getMessage();
            context.recorder().warning(pod, "FailedResourceClaimCreation", "PodResourceClaim " + name + ": " + why);
            throw refused;
        }
    }

    /** As the controller's own store of templates says it. */
    private static ApiException missing(String name) {
        return new ApiException(
                404, "NotFound", "resourceclaimtemplate.resource.k8s.io \"" + name + "\" not found", null);
    }

    private static ObjectNode of(KubeObject pod, String name, ObjectNode template) {
        ObjectNode claim = KubeObject.of(CLAIMS, pod.namespace(), "");
        ObjectNode metadata = claim.withObject("/metadata");
        metadata.remove("name");
        metadata.put("generateName", pod.name() + "-" + name + "-");
        for (String field : new String[] {"labels", "annotations"}) {
            if (template.path("metadata").has(field)) {
                metadata.set(field, template.path("metadata").path(field).deepCopy());
            }
        }
        metadata.withObject("/annotations").put(CLAIM_NAME, name);
        ArrayNode owners = metadata.putArray("ownerReferences");
        owners.addObject()
                .put("apiVersion", "v1")
                .put("kind", "Pod")
                .put("name", pod.name())
                .put("uid", pod.uid())
                .put("controller", true);
        claim.set("spec", template.path("spec").deepCopy());
        return claim;
    }
}
