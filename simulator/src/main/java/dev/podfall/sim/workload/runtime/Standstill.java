package dev.podfall.sim.workload.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Between STOP and CONT: keeps what would have happened in a process meanwhile. */
final class Standstill {
    private List<Runnable> heldBack;

    void begin() {
        heldBack = heldBack == null ? new ArrayList<>() : heldBack;
    }

    /** Whether the process stands still; the work is then done when it goes on. */
    boolean holdsBack(Runnable work) {
        return heldBack != null && heldBack.add(work);
    }

    /** Goes on. @param doing does what was held back, in order */
    void end(Consumer<Runnable> doing) {
        List<Runnable> waiting = heldBack == null ? List.of() : heldBack;
        heldBack = null;
        waiting.forEach(doing);
    }
}
