package dev.podfall.sim.workload.runtime;

import dev.podfall.sim.workload.ByteSink;
import dev.podfall.sim.workload.ByteSource;
import dev.podfall.sim.workload.Kernel;
import java.util.Map;

/** What is kept of a process that is no more: its words. Anything else would keep its parent, and that its parent, and so on. */
final class Remains {
    private Remains() {}

    static Kernel.Child of(Kernel.Child child) {
        return new Kernel.Child(
                same -> {},
                child.arguments(),
                Map.of(),
                "/",
                ByteSource.EMPTY,
                ByteSink.NULL,
                ByteSink.NULL,
                code -> {});
    }
}
