package dev.podfall.engine.embedded;

import dev.podfall.engine.RequestRefused;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Kinds by name. */
final class Kinds {
    private static final Map<String, ResourceType> BY_NAME = List.of(
                    Resources.NAMESPACES,
                    Resources.NODES,
                    Resources.PODS,
                    Resources.SERVICES,
                    Resources.ENDPOINTS,
                    Resources.CONFIGMAPS,
                    Resources.SECRETS,
                    Resources.SERVICEACCOUNTS,
                    Resources.EVENTS,
                    Resources.LIMITRANGES,
                    Resources.RESOURCEQUOTAS,
                    Resources.PERSISTENTVOLUMES,
                    Resources.PERSISTENTVOLUMECLAIMS,
                    Resources.REPLICATIONCONTROLLERS,
                    Resources.DEPLOYMENTS,
                    Resources.REPLICASETS,
                    Resources.STATEFULSETS,
                    Resources.DAEMONSETS,
                    Resources.CONTROLLERREVISIONS,
                    Resources.JOBS,
                    Resources.CRONJOBS,
                    Resources.ENDPOINTSLICES,
                    Resources.LEASES,
                    Resources.INGRESSES,
                    Resources.INGRESSCLASSES,
                    Resources.NETWORKPOLICIES,
                    Resources.PODDISRUPTIONBUDGETS,
                    Resources.HORIZONTALPODAUTOSCALERS,
                    Resources.PRIORITYCLASSES,
                    Resources.STORAGECLASSES,
                    Resources.ROLES,
                    Resources.ROLEBINDINGS,
                    Resources.CLUSTERROLES,
                    Resources.CLUSTERROLEBINDINGS)
            .stream()
            .collect(Collectors.toMap(ResourceType::kind, Function.identity()));

    private Kinds() {}

    static Optional<ResourceType> find(String kind) {
        return Optional.ofNullable(BY_NAME.get(kind));
    }

    static ResourceType of(String kind) {
        ResourceType type = BY_NAME.get(kind);
        if (type == null) {
            throw new RequestRefused(404, "NotFound", "no matches for kind \"" + kind + "\"");
        }
        return type;
    }
}
