package dev.podfall.sim.registry.strategy;

import static dev.podfall.sim.client.Resources.DEVICECLASSES;
import static dev.podfall.sim.client.Resources.RESOURCECLAIMS;
import static dev.podfall.sim.client.Resources.RESOURCECLAIMTEMPLATES;
import static dev.podfall.sim.client.Resources.RESOURCESLICES;

import dev.podfall.sim.table.DevicePrinters;
import dev.podfall.sim.table.NameAndAgePrinter;
import java.util.List;

/** {@code resource.k8s.io}: devices of nodes, and who asks for them. */
final class DeviceKinds {
    private DeviceKinds() {}

    static List<KindSpec> all() {
        return List.of(
                KindSpec.of(DEVICECLASSES, DeviceClassStrategy::new, new NameAndAgePrinter())
                        .counting(),
                KindSpec.within(
                                RESOURCECLAIMS,
                                (kind, cluster) -> new ResourceClaimStrategy(kind, cluster.peers()),
                                new DevicePrinters.Claim())
                        .with("status"),
                KindSpec.within(
                        RESOURCECLAIMTEMPLATES,
                        (kind, cluster) -> new ClaimTemplateStrategy(kind, cluster.peers()),
                        new NameAndAgePrinter()),
                KindSpec.of(RESOURCESLICES, ResourceSliceStrategy::new, new DevicePrinters.Slice())
                        .counting());
    }
}
