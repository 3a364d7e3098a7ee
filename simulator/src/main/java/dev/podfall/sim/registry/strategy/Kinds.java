package dev.podfall.sim.registry.strategy;

import java.util.List;
import java.util.stream.Stream;

/** The built-in kinds, group by group. */
public final class Kinds {
    private Kinds() {}

    /** All, each once. */
    public static List<KindSpec> builtIn() {
        return Stream.of(
                        CoreKinds.all(),
                        WorkloadKinds.all(),
                        NetworkKinds.all(),
                        StorageKinds.all(),
                        AccessKinds.all(),
                        FlowControlKinds.all(),
                        DeviceKinds.all(),
                        ExtensionKinds.all())
                .flatMap(List::stream)
                .toList();
    }
}
