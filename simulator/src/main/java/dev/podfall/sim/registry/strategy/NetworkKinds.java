package dev.podfall.sim.registry.strategy;

import static dev.podfall.sim.client.Resources.ENDPOINTSLICES;
import static dev.podfall.sim.client.Resources.INGRESSCLASSES;
import static dev.podfall.sim.client.Resources.INGRESSES;
import static dev.podfall.sim.client.Resources.IPADDRESSES;
import static dev.podfall.sim.client.Resources.NETWORKPOLICIES;
import static dev.podfall.sim.client.Resources.SERVICECIDRS;

import dev.podfall.sim.table.EndpointSlicePrinter;
import dev.podfall.sim.table.IngressClassPrinter;
import dev.podfall.sim.table.IngressPrinter;
import dev.podfall.sim.table.NetworkPolicyPrinter;
import dev.podfall.sim.table.ServiceRangePrinters;
import java.util.List;

/** {@code networking.k8s.io} and {@code discovery.k8s.io}. */
final class NetworkKinds {
    private NetworkKinds() {}

    static List<KindSpec> all() {
        return List.of(
                KindSpec.of(ENDPOINTSLICES, EndpointSliceStrategy::new, new EndpointSlicePrinter())
                        .counting(),
                KindSpec.of(INGRESSES, IngressStrategy::new, new IngressPrinter(), "ing")
                        .with("status")
                        .counting(),
                KindSpec.of(INGRESSCLASSES, IngressClassStrategy::new, new IngressClassPrinter())
                        .counting(),
                KindSpec.of(NETWORKPOLICIES, NetworkPolicyStrategy::new, new NetworkPolicyPrinter(), "netpol")
                        .counting(),
                KindSpec.of(SERVICECIDRS, ServiceCidrStrategy::new, new ServiceRangePrinters.Range())
                        .with("status"),
                KindSpec.of(IPADDRESSES, IpAddressStrategy::new, new ServiceRangePrinters.Address(), "ip"));
    }
}
