package dev.podfall.sim.workload.shell;

import java.util.List;

/** A command the shell runs itself. */
interface Builtin {
    /** @param words the command's name and its arguments */
    void run(List<String> words, Io io, Flow.Next next);

    /** A built-in that is done at once and answers its status. */
    interface Immediate {
        int run(List<String> arguments, Io io);
    }
}
