package dev.podfall.grader.incident;

import dev.podfall.engine.ClusterApi;
import dev.podfall.scenario.action.Action;
import dev.podfall.scenario.action.Apply;
import dev.podfall.scenario.action.Delete;
import dev.podfall.scenario.action.Patch;
import dev.podfall.scenario.action.SetImage;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether a learner may do what takes a fault back. */
final class Rights {
    private static final String NETWORKING = "networking.k8s.io";

    /** Of the kinds that faults touch; those of the core group have none. */
    private static final Map<String, String> GROUPS = Map.of(
            "Deployment", "apps",
            "StatefulSet", "apps",
            "Job", "batch",
            "CronJob", "batch",
            "Ingress", NETWORKING,
            "NetworkPolicy", NETWORKING,
            "HorizontalPodAutoscaler", "autoscaling",
            "PodDisruptionBudget", "policy",
            "Role", "rbac.authorization.k8s.io",
            "RoleBinding", "rbac.authorization.k8s.io");

    private final ClusterApi api;
    private final String user;

    Rights(ClusterApi api, String user) {
        this.api = api;
        this.user = user;
    }

    boolean allow(List<Action> actions) {
        return actions.stream().allMatch(this::allow);
    }

    private boolean allow(Action action) {
        if (action instanceof Patch patch) {
            return may("patch", patch.target().kind(), patch.target().namespace());
        } else if (action instanceof SetImage image) {
            return may("patch", image.target().kind(), image.target().namespace());
        } else if (action instanceof Delete delete) {
            return may("delete", delete.kind(), delete.namespace());
        } else if (action instanceof Apply apply) {
            String kind = apply.manifest().path("kind").asText();
            return may(
                    "create", kind, apply.manifest().at("/metadata/namespace").asText());
        }
        return false;
    }

    private boolean may(String verb, String kind, String namespace) {
        String group = GROUPS.get(kind);
        String resource = plural(kind.toLowerCase(Locale.ROOT)) + (group == null ? "" : "." + group);
        return api.canI(user, verb, resource, namespace);
    }

    private static String plural(String kind) {
        if (kind.endsWith("s")) {
            return kind + "es";
        }
        return kind.endsWith("y") ? kind.substring(0, kind.length() - 1) + "ies" : kind + "s";
    }
}
