package dev.podfall.sim.workload.web;

import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program;

/** {@code pause}: does nothing until it is told to end. */
public final class Pause implements Program {
    @Override
    public void start(ProcessContext process) {
        process.useMemory(512 << 10);
    }

    @Override
    public void signal(ProcessContext process, Signal signal) {
        if (signal == Signal.TERM || signal == Signal.INT) {
            process.stdout("Shutting down, got signal: " + (signal == Signal.TERM ? "Terminated" : "Interrupt") + "\n");
            process.exit(0);
        }
    }
}
