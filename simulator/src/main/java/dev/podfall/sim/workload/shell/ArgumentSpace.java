package dev.podfall.sim.workload.shell;

import java.util.List;
import java.util.Map;

/** How much {@code execve} takes: 128 KiB for one text, a quarter of the usual stack of 8 MiB for all. */
final class ArgumentSpace {
    private static final int LONGEST = 128 << 10;
    private static final long MOST = 2 << 20;
    private static final int POINTER = 8;

    private ArgumentSpace() {}

    /** Whether it fails with {@code E2BIG}. */
    static boolean isExceededBy(List<String> arguments, Map<String, String> environment) {
        long all = 0;
        for (String argument : arguments) {
            all += argument.length() + 1 + POINTER;
            if (argument.length() >= LONGEST) {
                return true;
            }
        }
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            int length = variable.getKey().length() + 1 + variable.getValue().length();
            all += length + 1 + POINTER;
            if (length >= LONGEST) {
                return true;
            }
        }
        return all > MOST;
    }
}
