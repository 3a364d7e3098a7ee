package dev.podfall.sim.workload.standins;

import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program;

/** A tool whose image is known and which is not simulated: it says so and fails. */
public final class NotSimulated implements Program {
    private final String name;

    public NotSimulated(String name) {
        this.name = name;
    }

    @Override
    public void start(ProcessContext process) {
        process.stderr(name + ": this cluster knows the image, but does not simulate this program\n");
        process.exit(127);
    }
}
