package dev.podfall.sim.scheduler.plugins;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.NodeSelector;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.scheduler.framework.FilterPlugin;
import dev.podfall.sim.scheduler.framework.NodeChange;
import dev.podfall.sim.scheduler.framework.PodInfo;
import dev.podfall.sim.scheduler.framework.Rejection;
import dev.podfall.sim.scheduler.framework.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pod that wants devices runs where its claims have them. Nobody allocates devices here: a claim that has none can have none.
 * Mirrors {@code plugins/dynamicresources}.
 */
public final class DynamicResources implements FilterPlugin {
    private static final String NO_ALLOCATION = "cannot allocate all claims";

    @Override
    public String name() {
        return "DynamicResources";
    }

    /** Whether the pod waits for a claim that is not there: it is not even tried. Mirrors {@code PreEnqueue}. */
    public static boolean waitsForClaim(PodInfo pod, SimClient client) {
        for (JsonNode wanted : pod.spec().path("resourceClaims")) {
            Optional<String> name = claimName(pod, wanted);
            if (name.isEmpty()
                    || client.find(Resources.RESOURCECLAIMS, pod.namespace(), name.get())
                            .isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a claim is one of the pod's, by its name. */
    public static boolean uses(PodInfo pod, KubeObject claim) {
        for (JsonNode wanted : pod.spec().path("resourceClaims")) {
            if (claimName(pod, wanted).filter(claim.name()::equals).isPresent()) {
                return pod.namespace().equals(claim.namespace());
            }
        }
        return false;
    }

    /** The name that the pod gives, or is told of the claim that was made for it. */
    private static Optional<String> claimName(PodInfo pod, JsonNode wanted) {
        if (wanted.hasNonNull("resourceClaimName")) {
            return Optional.of(wanted.path("resourceClaimName").asText());
        }
        for (JsonNode told : pod.object().status().path("resourceClaimStatuses")) {
            if (told.path("name").equals(wanted.path("name")) && told.hasNonNull("resourceClaimName")) {
                return Optional.of(told.path("resourceClaimName").asText());
            }
        }
        return Optional.empty();
    }

    private static List<KubeObject> claims(PodInfo pod, Snapshot snapshot) {
        List<KubeObject> claims = new ArrayList<>();
        for (JsonNode wanted : pod.spec().path("resourceClaims")) {
            claimName(pod, wanted)
                    .flatMap(name -> snapshot.client().find(Resources.RESOURCECLAIMS, pod.namespace(), name))
                    .map(KubeObject::new)
                    .ifPresent(claims::add);
        }
        return claims;
    }

    private static boolean isAllocated(KubeObject claim) {
        return claim.status().path("allocation").isObject();
    }

    @Override
    public Optional<String> rejectEverywhere(PodInfo pod, Snapshot snapshot) {
        for (KubeObject claim : claims(pod, snapshot)) {
            if (claim.isTerminating()) {
                return Optional.of("resourceclaim \"" + claim.name() + "\" is being deleted");
            }
            for (JsonNode request : claim.spec().path("devices").path("requests")) {
                Optional<String> wrong = isAllocated(claim) ? Optional.empty() : lacksClass(request, snapshot);
                if (wrong.isPresent()) {
                    return wrong;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> lacksClass(JsonNode request, Snapshot snapshot) {
        String name = request.path("name").asText();
        for (JsonNode alternative : request.path("firstAvailable")) {
            String full = name + "/" + alternative.path("name").asText();
            Optional<String> wrong = lacksClass(full, alternative, snapshot);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return request.path("exactly").isObject()
                ? lacksClass(name, request.path("exactly"), snapshot)
                : Optional.empty();
    }

    private static Optional<String> lacksClass(String request, JsonNode wanted, Snapshot snapshot) {
        String name = wanted.path("deviceClassName").asText();
        return snapshot.client().find(Resources.DEVICECLASSES, null, name).isPresent()
                ? Optional.empty()
                : Optional.of("request " + request + ": device class " + name + " does not exist");
    }

    @Override
    public boolean mayHelp(PodInfo pod, NodeChange change) {
        return change.now() != null;
    }

    @Override
    public NodeFilter prepare(PodInfo pod, Snapshot snapshot) {
        List<KubeObject> claims = claims(pod, snapshot);
        if (claims.isEmpty()) {
            return NodeFilter.PASS;
        }
        return node -> {
            for (KubeObject claim : claims) {
                if (!isAllocated(claim)) {
                    return Optional.of(Rejection.unresolvable(name(), NO_ALLOCATION));
                }
                JsonNode selector = claim.status().path("allocation").path("nodeSelector");
                if (selector.isObject() && !NodeSelector.anyTerm(selector.path("nodeSelectorTerms"), node.node())) {
                    return Optional.of(Rejection.unresolvable(name(), "resourceclaim not available on the node"));
                }
            }
            return Optional.empty();
        };
    }
}
