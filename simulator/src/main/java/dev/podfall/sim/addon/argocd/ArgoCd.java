package dev.podfall.sim.addon.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.ResourceType;

/** What Argo CD's programs have in common: types, names, annotations. */
final class ArgoCd {
    static final ResourceType APPLICATIONS =
            new ResourceType("argoproj.io", "v1alpha1", "applications", "Application", true);
    static final ResourceType PROJECTS = new ResourceType("argoproj.io", "v1alpha1", "appprojects", "AppProject", true);

    /** Where Applications are looked at. */
    static final String NAMESPACE = "argocd";

    /** The only cluster there is, by its address and by its name. */
    static final String SERVER = "https://kubernetes.default.svc";

    static final String IN_CLUSTER = "in-cluster";

    static final String PREFIX = "argocd.argoproj.io/";
    static final String TRACKING = PREFIX + "tracking-id";
    static final String REFRESH = PREFIX + "refresh";
    static final String SKIP = PREFIX + "skip-reconcile";
    static final String SYNC_OPTIONS = PREFIX + "sync-options";
    static final String COMPARE_OPTIONS = PREFIX + "compare-options";

    private ArgoCd() {}

    static JsonNode annotation(JsonNode object, String name) {
        return object.path("metadata").path("annotations").path(name);
    }

    /** Whether an annotation that lists options, such as {@code Prune=false,Delete=false}, has that one. */
    static boolean hasOption(JsonNode object, String annotation, String option) {
        for (String each : annotation(object, annotation).asText("").split(",")) {
            if (each.strip().equals(option)) {
                return true;
            }
        }
        return false;
    }

    static boolean hasOption(JsonNode options, String option) {
        for (JsonNode each : options) {
            if (each.asText().equals(option)) {
                return true;
            }
        }
        return false;
    }

    static boolean isBeingDeleted(JsonNode object) {
        return object.path("metadata").hasNonNull("deletionTimestamp");
    }

    /** As an object notes down whose it is: {@code app:apps/Deployment:prod/web}. */
    static String trackingId(String application, ResourceKey key) {
        return application + ":" + key.group() + "/" + key.kind() + ":" + key.namespace() + "/" + key.name();
    }

    /** The Application that an object belongs to by its own account; empty for none. */
    static String trackedBy(JsonNode object) {
        String id = annotation(object, TRACKING).asText("");
        String[] parts = id.split(":");
        boolean own = parts.length == 3 && id.equals(trackingId(parts[0], ResourceKey.of(object)));
        return own ? parts[0] : "";
    }

    /** {@code argocd/web}. */
    static String qualified(JsonNode application) {
        KubeObject object = new KubeObject((ObjectNode) application);
        return object.namespace() + "/" + object.name();
    }
}
