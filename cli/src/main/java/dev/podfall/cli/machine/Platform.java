package dev.podfall.cli.machine;

import java.util.Locale;

/**
 * What a program must be made for.
 *
 * @param system {@code linux}, {@code macosx}, or whatever Java calls it
 * @param processor {@code x86_64}, {@code aarch64}, or whatever Java calls it
 */
record Platform(String system, String processor) {
    static Platform ofThisMachine() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    /** As Java names them. */
    static Platform of(String os, String architecture) {
        String system = os.toLowerCase(Locale.ROOT);
        String processor = architecture.equals("amd64") ? "x86_64" : architecture;
        return new Platform(system.startsWith("mac") ? "macosx" : system, processor);
    }

    /** Whether packages are pinned for it. */
    boolean isServed() {
        return system.matches("linux|macosx") && processor.matches("x86_64|aarch64");
    }

    /** Whether a package's file name says that it is for this platform. */
    boolean fits(String wheel) {
        String machine = system.equals("macosx") && processor.equals("aarch64") ? "arm64" : processor;
        return wheel.contains(system) && wheel.contains("_" + machine);
    }

    @Override
    public String toString() {
        return system + " on " + processor;
    }
}
