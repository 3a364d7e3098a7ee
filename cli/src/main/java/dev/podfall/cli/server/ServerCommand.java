package dev.podfall.cli.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of the server process: this JVM's java and class path, tuned for a quick start. */
public final class ServerCommand {
    private ServerCommand() {}

    public static List<String> java() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx1g", "-Xshare:auto"));
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
