package dev.podfall.sim.workload.web;

import dev.podfall.sim.workload.ProcessContext;
import java.time.Duration;
import java.util.List;

/** Misbehaviour on demand, for trials: {@code nginx exit N} ends with status N, {@code nginx oom} allocates without end. */
public final class StandInCommands {
    private static final long BLOCK = 8L << 20;

    private StandInCommands() {}

    /** Whether the command line asked for one of them. */
    public static boolean run(ProcessContext process) {
        List<String> words = process.arguments();
        String command = words.size() > 1 ? words.get(1) : "";
        switch (command) {
            case "exit" -> {
                int status =
                        words.size() > 2 && words.get(2).matches("[0-9]{1,3}") ? Integer.parseInt(words.get(2)) : 1;
                process.stdout("fatal: exiting with " + status + "\n");
                process.exit(status);
                return true;
            }
            case "oom" -> {
                allocate(process, BLOCK);
                return true;
            }
            default -> {
                return false;
            }
        }
    }

    private static void allocate(ProcessContext process, long bytes) {
        process.useMemory(bytes);
        if (bytes < 64L << 30) {
            process.after(Duration.ofMillis(20), () -> allocate(process, bytes + BLOCK));
        }
    }
}
