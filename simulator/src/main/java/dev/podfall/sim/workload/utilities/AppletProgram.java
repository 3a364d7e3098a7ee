package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program;

/** A utility as a process. As the first process of a container it ignores signals, as the kernel has it. */
final class AppletProgram implements Program {
    private static final long MEMORY = 600L << 10;

    private final Applet applet;

    AppletProgram(Applet applet) {
        this.applet = applet;
    }

    @Override
    public void start(ProcessContext process) {
        process.useMemory(MEMORY);
        Call call = new Call(process);
        try {
            applet.run(call);
        } catch (Call.Usage usage) {
            process.stderr(call.name() + ": " + usage.getMessage() + "\n");
            process.exit(usage.status());
        }
    }

    @Override
    public void signal(ProcessContext process, Signal signal) {
        if (process.kernel().pid() != 1) {
            process.exit(128 + signal.number());
        }
    }
}
