package dev.podfall.sim.admission.quota;

import static dev.podfall.sim.client.Resources.*;

import dev.podfall.sim.client.ResourceType;
import java.util.List;

/** The types whose objects a quota can count. */
final class QuotaTypes {
    static final List<ResourceType> ALL = List.of(
            PODS,
            SERVICES,
            CONFIGMAPS,
            SECRETS,
            SERVICEACCOUNTS,
            PERSISTENTVOLUMECLAIMS,
            REPLICATIONCONTROLLERS,
            RESOURCEQUOTAS,
            DEPLOYMENTS,
            REPLICASETS,
            STATEFULSETS,
            DAEMONSETS,
            JOBS,
            CRONJOBS,
            INGRESSES,
            NETWORKPOLICIES);

    private QuotaTypes() {}
}
