package dev.podfall.sim.workload.shell;

/** How shells differ in what they print. */
public enum Dialect {
    /** BusyBox. */
    ASH,
    /** Debian's {@code sh}. */
    DASH,
    BASH;

    /** A message of the shell itself. */
    String message(String name, boolean namesLine, int line, String text) {
        return switch (this) {
            case ASH -> name + ": " + (namesLine ? "line " + line + ": " : "") + text + "\n";
            case DASH -> name + ": " + line + ": " + text + "\n";
            case BASH -> name + ": " + (namesLine ? "line " + line + ": " : "") + text + "\n";
        };
    }

    boolean hasArrays() {
        return this == BASH;
    }

    String notFound(String command) {
        boolean path = command.contains("/");
        return command + ": " + (this != BASH ? "not found" : path ? "No such file or directory" : "command not found");
    }

    String syntaxError(String text) {
        return this == ASH ? "syntax error: " + text : this == DASH ? "Syntax error: " + text : "syntax error: " + text;
    }

    String prompt(long user, String host, String directory) {
        String mark = user == 0 ? "# " : "$ ";
        return switch (this) {
            case ASH -> directory + " " + mark;
            case DASH -> mark;
            case BASH -> (user == 0 ? "root" : "I have no name!") + "@" + host + ":" + directory + mark;
        };
    }
}
