package dev.podfall.cli.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The command line of the server process: this JVM's java and class path, tuned for a quick start. A shell is before it, so
 * that nobody but the owner can read what the server or a library of it writes, whatever the terminal's umask is.
 */
public final class ServerCommand {
    private ServerCommand() {}

    /** For a terminal: it ends with Ctrl-C. */
    public static List<String> inTerminal() {
        return java("umask 077; exec \"$@\"");
    }

    /** For the background: Ctrl-C and a closed terminal are meant for the command that started it. */
    static List<String> inBackground() {
        return java("umask 077; trap '' INT HUP; exec \"$@\"");
    }

    private static List<String> java(String shell) {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", shell, "podfall-server"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Libraries ask Java where the home folder is, and Java does not ask HOME.
        Optional.ofNullable(System.getenv("HOME")).ifPresent(home -> command.add("-Duser.home=" + home));
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx1g", "-Xshare:auto"));
        // With the first compiler alone Java reserves 48 MB for code; a server that runs for days would fill that, and
        // compile no more.
        command.add("-XX:ReservedCodeCacheSize=240m");
        String archive = System.getenv("PODFALL_SERVER_CDS");
        if (archive != null && Files.isReadable(Path.of(archive))) {
            command.add("-XX:SharedArchiveFile=" + archive);
            command.add("-Xlog:cds=off");
            command.add("-Xlog:cds+dynamic=off");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.podfall.web.PodfallServer"));
        return command;
    }
}
