package dev.podfall.sim.workload;

/**
 * What a container runs. One instance is one process from start to exit; everything it needs comes from its
 * {@link ProcessContext}, so the same class runs in the simulator and, with a {@code main}, as a real image.
 *
 * <p>Programs never block and hold no threads: they ask to be called back.
 */
public interface Program {
    /** The process begins. Called once. */
    void start(ProcessContext process);

    /**
     * A signal arrives. By default TERM, INT, HUP and QUIT end the process as an unhandled signal does (128 + number);
     * KILL, STOP and CONT never reach a program.
     */
    default void signal(ProcessContext process, Signal signal) {
        process.exit(128 + signal.number());
    }

    /** Whether stdin is to be handed to {@link #input} as it comes; a program that says no may still read it itself. */
    default boolean readsInput() {
        return false;
    }

    /** Bytes on stdin. */
    default void input(ProcessContext process, byte[] bytes) {}

    /** The end of stdin. */
    default void inputClosed(ProcessContext process) {}

    /**
     * What must be known to go on after the host process was restarted, as a value; null when nothing must.
     *
     * @return a JSON tree of its own
     */
    default com.fasterxml.jackson.databind.JsonNode save() {
        return null;
    }

    /** Goes on from {@link #save}'s value, without printing or counting anything twice. By default it begins anew. */
    default void resume(ProcessContext process, com.fasterxml.jackson.databind.JsonNode state) {
        start(process);
    }

    /** POSIX signals. */
    enum Signal {
        HUP(1),
        INT(2),
        QUIT(3),
        KILL(9),
        TERM(15),
        CONT(18),
        STOP(19);

        private final int number;

        Signal(int number) {
            this.number = number;
        }

        public int number() {
            return number;
        }
    }
}
