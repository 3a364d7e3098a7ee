package dev.podfall.sim.registry.strategy;

import static dev.podfall.sim.client.Resources.*;
import static dev.podfall.sim.client.Resources.APISERVICES;
import static dev.podfall.sim.client.Resources.CERTIFICATESIGNINGREQUESTS;
import static dev.podfall.sim.client.Resources.CSIDRIVERS;
import static dev.podfall.sim.client.Resources.CSINODES;
import static dev.podfall.sim.client.Resources.CSISTORAGECAPACITIES;
import static dev.podfall.sim.client.Resources.MUTATINGWEBHOOKCONFIGURATIONS;
import static dev.podfall.sim.client.Resources.RUNTIMECLASSES;
import static dev.podfall.sim.client.Resources.VALIDATINGADMISSIONPOLICIES;
import static dev.podfall.sim.client.Resources.VALIDATINGADMISSIONPOLICYBINDINGS;
import static dev.podfall.sim.client.Resources.VALIDATINGWEBHOOKCONFIGURATIONS;
import static dev.podfall.sim.client.Resources.VOLUMEATTACHMENTS;
import static dev.podfall.sim.client.Resources.VOLUMEATTRIBUTESCLASSES;

import java.util.List;

/** The built-in kinds as discovery shows them. */
final class Kinds {
    private Kinds() {}

    static List<Kind> core() {
        return List.of(
                Kind.of(CONFIGMAPS, "cm"),
                Kind.of(ENDPOINTS, "ep"),
                Kind.of(EVENTS, "ev"),
                Kind.of(LIMITRANGES, "limits"),
                Kind.of(NAMESPACES, "ns").with("status", "finalize"),
                Kind.of(NODES, "no").with("status", "proxy"),
                Kind.of(PERSISTENTVOLUMECLAIMS, "pvc").with("status").returningDeleted(),
                Kind.of(PERSISTENTVOLUMES, "pv").with("status").returningDeleted(),
                Kind.of(PODS, "po")
                        .with(
                                "attach",
                                "binding",
                                "ephemeralcontainers",
                                "eviction",
                                "exec",
                                "log",
                                "portforward",
                                "proxy",
                                "resize",
                                "status")
                        .inAll()
                        .counting()
                        .returningDeleted(),
                Kind.of(PODTEMPLATES).counting().returningDeleted(),
                Kind.of(REPLICATIONCONTROLLERS, "rc")
                        .with("status", "scale")
                        .inAll()
                        .counting(),
                Kind.of(RESOURCEQUOTAS, "quota").with("status").returningDeleted(),
                Kind.of(SECRETS),
                Kind.of(SERVICEACCOUNTS, "sa").with("token").returningDeleted(),
                Kind.of(SERVICES, "svc").with("status", "proxy").inAll().returningDeleted());
    }

    static List<Kind> groups() {
        return List.of(
                Kind.of(CONTROLLERREVISIONS),
                Kind.of(DAEMONSETS, "ds").with("status").inAll().counting(),
                Kind.of(DEPLOYMENTS, "deploy").with("status", "scale").inAll().counting(),
                Kind.of(REPLICASETS, "rs").with("status", "scale").inAll().counting(),
                Kind.of(STATEFULSETS, "sts").with("status", "scale").inAll().counting(),
                Kind.of(JOBS).with("status").inAll().counting(),
                Kind.of(CRONJOBS, "cj").with("status").inAll().counting(),
                Kind.of(HORIZONTALPODAUTOSCALERS, "hpa").with("status").inAll(),
                Kind.of(ENDPOINTSLICES).counting(),
                Kind.of(LEASES),
                Kind.of(INGRESSES, "ing").with("status").counting(),
                Kind.of(INGRESSCLASSES).counting(),
                Kind.of(NETWORKPOLICIES, "netpol").counting(),
                Kind.of(PODDISRUPTIONBUDGETS, "pdb").with("status").counting(),
                Kind.of(CUSTOMRESOURCEDEFINITIONS, "crd", "crds")
                        .with("status")
                        .in("api-extensions")
                        .counting(),
                Kind.of(PRIORITYCLASSES, "pc").counting(),
                Kind.of(STORAGECLASSES, "sc").returningDeleted(),
                Kind.of(CSIDRIVERS).returningDeleted(),
                Kind.of(CSINODES).returningDeleted(),
                Kind.of(CSISTORAGECAPACITIES),
                Kind.of(VOLUMEATTACHMENTS).with("status").returningDeleted(),
                Kind.of(VOLUMEATTRIBUTESCLASSES, "vac").returningDeleted(),
                Kind.of(VALIDATINGADMISSIONPOLICIES)
                        .with("status")
                        .in("api-extensions")
                        .counting(),
                Kind.of(VALIDATINGADMISSIONPOLICYBINDINGS).in("api-extensions").counting(),
                Kind.of(VALIDATINGWEBHOOKCONFIGURATIONS).in("api-extensions").counting(),
                Kind.of(MUTATINGWEBHOOKCONFIGURATIONS).in("api-extensions").counting(),
                Kind.of(APISERVICES).with("status").in("api-extensions"),
                Kind.of(RUNTIMECLASSES),
                Kind.of(CERTIFICATESIGNINGREQUESTS, "csr").with("status", "approval"),
                Kind.of(ROLES),
                Kind.of(ROLEBINDINGS),
                Kind.of(CLUSTERROLES),
                Kind.of(CLUSTERROLEBINDINGS));
    }
}
