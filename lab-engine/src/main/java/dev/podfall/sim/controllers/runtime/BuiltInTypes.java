package dev.podfall.sim.controllers.runtime;

import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import java.util.List;
import java.util.Optional;

/** Every built-in type whose objects may own, be owned, or live in a namespace. Events come last. */
public final class BuiltInTypes {
    public static final List<ResourceType> ALL = List.of(
            Resources.PODS,
            Resources.DEPLOYMENTS,
            Resources.REPLICASETS,
            Resources.STATEFULSETS,
            Resources.DAEMONSETS,
            Resources.CONTROLLERREVISIONS,
            Resources.JOBS,
            Resources.CRONJOBS,
            Resources.REPLICATIONCONTROLLERS,
            Resources.HORIZONTALPODAUTOSCALERS,
            Resources.PODDISRUPTIONBUDGETS,
            Resources.SERVICES,
            Resources.ENDPOINTS,
            Resources.ENDPOINTSLICES,
            Resources.INGRESSES,
            Resources.NETWORKPOLICIES,
            Resources.CONFIGMAPS,
            Resources.SECRETS,
            Resources.SERVICEACCOUNTS,
            Resources.PERSISTENTVOLUMECLAIMS,
            Resources.PODTEMPLATES,
            Resources.LIMITRANGES,
            Resources.RESOURCEQUOTAS,
            Resources.ROLES,
            Resources.ROLEBINDINGS,
            Resources.LEASES,
            Resources.NAMESPACES,
            Resources.NODES,
            Resources.PERSISTENTVOLUMES,
            Resources.INGRESSCLASSES,
            Resources.PRIORITYCLASSES,
            Resources.STORAGECLASSES,
            Resources.CLUSTERROLES,
            Resources.CLUSTERROLEBINDINGS,
            Resources.EVENTS);

    private BuiltInTypes() {}

    /** The type an owner reference means; its version does not matter. */
    public static Optional<ResourceType> find(String apiVersion, String kind) {
        int slash = apiVersion.indexOf('/');
        String group = slash < 0 ? "" : apiVersion.substring(0, slash);
        return ALL.stream()
                .filter(t -> t.kind().equals(kind) && t.group().equals(group))
                .findFirst();
    }
}
