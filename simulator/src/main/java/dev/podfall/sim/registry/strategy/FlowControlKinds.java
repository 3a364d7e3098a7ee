package dev.podfall.sim.registry.strategy;

import static dev.podfall.sim.client.Resources.FLOWSCHEMAS;
import static dev.podfall.sim.client.Resources.PRIORITYLEVELCONFIGURATIONS;

import dev.podfall.sim.table.FlowControlPrinters;
import java.util.List;

/** {@code flowcontrol.apiserver.k8s.io}: in which order an API server takes requests. */
final class FlowControlKinds {
    private FlowControlKinds() {}

    static List<KindSpec> all() {
        return List.of(
                KindSpec.of(FLOWSCHEMAS, FlowSchemaStrategy::new, new FlowControlPrinters.Schema())
                        .with("status")
                        .counting(),
                KindSpec.of(PRIORITYLEVELCONFIGURATIONS, PriorityLevelStrategy::new, new FlowControlPrinters.Level())
                        .with("status")
                        .counting());
    }
}
