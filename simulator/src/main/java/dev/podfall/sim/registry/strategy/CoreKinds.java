package dev.podfall.sim.registry.strategy;

import static dev.podfall.sim.client.Resources.COMPONENTSTATUSES;
import static dev.podfall.sim.client.Resources.CONFIGMAPS;
import static dev.podfall.sim.client.Resources.ENDPOINTS;
import static dev.podfall.sim.client.Resources.EVENTS;
import static dev.podfall.sim.client.Resources.LEASES;
import static dev.podfall.sim.client.Resources.LIMITRANGES;
import static dev.podfall.sim.client.Resources.NAMESPACES;
import static dev.podfall.sim.client.Resources.NODES;
import static dev.podfall.sim.client.Resources.PODS;
import static dev.podfall.sim.client.Resources.PODTEMPLATES;
import static dev.podfall.sim.client.Resources.PRIORITYCLASSES;
import static dev.podfall.sim.client.Resources.REPLICATIONCONTROLLERS;
import static dev.podfall.sim.client.Resources.RESOURCEQUOTAS;
import static dev.podfall.sim.client.Resources.RUNTIMECLASSES;
import static dev.podfall.sim.client.Resources.SECRETS;
import static dev.podfall.sim.client.Resources.SERVICEACCOUNTS;
import static dev.podfall.sim.client.Resources.SERVICES;

import dev.podfall.sim.table.ComponentStatusPrinter;
import dev.podfall.sim.table.ConfigMapPrinter;
import dev.podfall.sim.table.CreatedAtPrinter;
import dev.podfall.sim.table.EndpointsPrinter;
import dev.podfall.sim.table.EventPrinter;
import dev.podfall.sim.table.LeasePrinter;
import dev.podfall.sim.table.NameAndAgePrinter;
import dev.podfall.sim.table.NamespacePrinter;
import dev.podfall.sim.table.NodePrinter;
import dev.podfall.sim.table.PodPrinter;
import dev.podfall.sim.table.PodTemplatePrinter;
import dev.podfall.sim.table.PriorityClassPrinter;
import dev.podfall.sim.table.ReplicationControllerPrinter;
import dev.podfall.sim.table.ResourceQuotaPrinter;
import dev.podfall.sim.table.RuntimeClassPrinter;
import dev.podfall.sim.table.SecretPrinter;
import dev.podfall.sim.table.ServicePrinter;
import java.util.List;

/** The core group, and the classes that pods and nodes name. Mirrors {@code pkg/registry/core/rest}. */
final class CoreKinds {
    private CoreKinds() {}

    static List<KindSpec> all() {
        return List.of(
                KindSpec.of(COMPONENTSTATUSES, Strategy::new, new ComponentStatusPrinter(), "cs")
                        .without("create", "delete", "deletecollection", "patch", "update", "watch"),
                KindSpec.of(CONFIGMAPS, ConfigStrategies::configMap, new ConfigMapPrinter(), "cm"),
                KindSpec.of(ENDPOINTS, EndpointsStrategy::new, new EndpointsPrinter(), "ep"),
                KindSpec.of(EVENTS, ClusterStrategies.Event::new, new EventPrinter(), "ev"),
                KindSpec.of(LIMITRANGES, ClusterStrategies.Limits::new, new CreatedAtPrinter(), "limits"),
                KindSpec.of(NAMESPACES, NamespaceStrategy::new, new NamespacePrinter(), "ns")
                        .with("status", "finalize")
                        .without("deletecollection"),
                KindSpec.of(NODES, NodeStrategy::new, new NodePrinter(), "no").with("status", "proxy"),
                pods(),
                KindSpec.of(PODTEMPLATES, PolicyStrategies.Template::new, new PodTemplatePrinter())
                        .counting()
                        .returningDeleted(),
                KindSpec.of(
                                REPLICATIONCONTROLLERS,
                                ReplicationControllerStrategy::new,
                                new ReplicationControllerPrinter(),
                                "rc")
                        .with("status", "scale")
                        .inAll()
                        .counting(),
                KindSpec.of(RESOURCEQUOTAS, ClusterStrategies.Quota::new, new ResourceQuotaPrinter(), "quota")
                        .with("status")
                        .returningDeleted(),
                KindSpec.of(SECRETS, ConfigStrategies::secret, new SecretPrinter()),
                KindSpec.of(SERVICEACCOUNTS, Strategy::new, new NameAndAgePrinter(), "sa")
                        .with("token")
                        .returningDeleted(),
                KindSpec.within(
                                SERVICES,
                                (kind, cluster) -> new ServiceStrategy(kind, cluster.addresses()),
                                new ServicePrinter(),
                                "svc")
                        .with("status", "proxy")
                        .inAll()
                        .returningDeleted(),
                KindSpec.of(PRIORITYCLASSES, PolicyStrategies.Priority::new, new PriorityClassPrinter(), "pc")
                        .counting(),
                KindSpec.of(RUNTIMECLASSES, RuntimeClassStrategy::new, new RuntimeClassPrinter()),
                KindSpec.of(LEASES, ClusterStrategies.Lease::new, new LeasePrinter()));
    }

    private static KindSpec pods() {
        return KindSpec.of(PODS, PodStrategy::new, new PodPrinter(), "po")
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
                .returningDeleted();
    }
}
