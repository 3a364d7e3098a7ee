package dev.podfall.cli.lab;

import dev.podfall.cli.console.Console;

/** What to say if the person ends the command (Ctrl-C) while the server is at work: it only asked. */
final class Farewell implements AutoCloseable {
    private final Thread hook;

    private Farewell(Thread hook) {
        this.hook = hook;
    }

    /** Says it on stderr if the process is ended before this is closed. */
    static Farewell saying(Console console, String words) {
        Thread hook = new Thread(() -> console.note("\n" + words), "farewell");
        Runtime.getRuntime().addShutdownHook(hook);
        return new Farewell(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The process ends, and it is being said.
        }
    }
}
