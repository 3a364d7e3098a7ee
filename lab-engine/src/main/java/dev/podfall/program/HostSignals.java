package dev.podfall.program;

import dev.podfall.sim.workload.Program;
import java.util.List;
import java.util.function.Consumer;

/** The signals a process can take. QUIT stays the JVM's: it prints its threads. */
final class HostSignals {
    private static final List<Program.Signal> TAKEN =
            List.of(Program.Signal.TERM, Program.Signal.INT, Program.Signal.HUP);

    private HostSignals() {}

    /** Hands each signal to {@code taker}, on a thread of the JVM. */
    static void forEach(Consumer<Program.Signal> taker) {
        for (Program.Signal signal : TAKEN) {
            sun.misc.Signal.handle(new sun.misc.Signal(signal.name()), received -> taker.accept(signal));
        }
    }
}
