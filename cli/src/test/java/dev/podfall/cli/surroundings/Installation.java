package dev.podfall.cli.surroundings;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Podfall as the launcher installs it: jars alone, and an archive of the classes that commands load, and one of the server's.
 * With them a process starts in half the time. Made once for all the JVMs that run tests, anew when a class has changed.
 */
final class Installation {
    private static final Path FOLDER = Path.of("target", "installation").toAbsolutePath();
    private static final Path COMMANDS = FOLDER.resolve("cli.jsa");
    private static final Path SERVERS = FOLDER.resolve("server.jsa");
    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xlog:cds=off", "-Xlog:cds+dynamic=off");

    private static Installation made;

    private final String classPath;

    private Installation(String classPath) {
        this.classPath = classPath;
    }

    /** The one of this build. Others that make it are waited for. */
    static synchronized Installation made() throws IOException, InterruptedException {
        if (made == null) {
            Files.createDirectories(FOLDER);
            try (FileChannel channel = FileChannel.open(
                            FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock ignored = channel.lock()) {
                made = upToDate();
            }
        }
        return made;
    }

    /** What runs the command, up to its arguments. */
    List<String> command() {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(JVM);
        command.addAll(List.of("-XX:SharedArchiveFile=" + COMMANDS, "-cp", classPath, "dev.podfall.cli.Podfall"));
        return command;
    }

    /** What tells a command of the server's archive. */
    Map<String, String> environment() {
        return Map.of("PODFALL_SERVER_CDS", SERVERS.toString());
    }

    private static Installation upToDate() throws IOException, InterruptedException {
        List<Path> sources = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .filter(entry -> !entry.endsWith("test-classes"))
                .toList();
        Path stamp = FOLDER.resolve("stamp");
        String state = sources.stream().map(Installation::state).collect(Collectors.joining("\n"));
        boolean fresh = Files.exists(stamp) && Files.readString(stamp).equals(state);
        List<String> jars = new ArrayList<>();
        for (Path source : sources) {
            jars.add((Files.isDirectory(source) ? jar(source, jars.size(), fresh) : source).toString());
        }
        String classPath = String.join(File.pathSeparator, jars);
        if (!fresh) {
            Process commands = archive(classPath, COMMANDS, "dev.podfall.cli.WarmUp");
            Process servers = archive(classPath, SERVERS, "dev.podfall.web.PodfallServer --warm-up");
            if (commands.waitFor() != 0 || servers.waitFor() != 0) {
                throw new AssertionError("no archives of classes: see *.log in " + FOLDER);
            }
            Files.writeString(stamp, state);
        }
        return new Installation(classPath);
    }

    private static Path jar(Path classes, int number, boolean fresh) {
        Path jar = FOLDER.resolve("classes-" + number + ".jar");
        if (!fresh) {
            String[] words = {"--create", "--no-compress", "--file", jar.toString(), "-C", classes.toString(), "."};
            if (ToolProvider.findFirst("jar").orElseThrow().run(System.out, System.err, words) != 0) {
                throw new AssertionError("no jar of " + classes);
            }
        }
        return jar;
    }

    /** A run that notes the classes it loads, and one that archives them: as the launcher does. */
    private static Process archive(String classPath, Path archive, String main) throws IOException {
        String java = "\"$JAVA\" " + String.join(" ", JVM) + " -cp \"$CLASS_PATH\" ";
        ProcessBuilder builder = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "trap 'rm -rf \"$PODFALL_HOME\"' EXIT; mkdir -p \"$PODFALL_HOME\" && " + java
                                + "-XX:DumpLoadedClassList=\"$ARCHIVE.classes\" " + main + " && " + java
                                + "-Xshare:dump -XX:SharedClassListFile=\"$ARCHIVE.classes\""
                                + " -XX:SharedArchiveFile=\"$ARCHIVE\"")
                .redirectErrorStream(true)
                .redirectOutput(new File(archive + ".log"));
        builder.environment()
                .putAll(Map.of(
                        "JAVA",
                        java(),
                        "CLASS_PATH",
                        classPath,
                        "ARCHIVE",
                        archive.toString(),
                        "PODFALL_HOME",
                        archive + ".home"));
        return builder.start();
    }

    /** Changes with each file that is there or in there. */
    private static String state(Path entry) {
        try (Stream<Path> all = Files.walk(entry)) {
            return all.filter(Files::isRegularFile)
                    .sorted()
                    .map(file -> file + " " + file.toFile().length() + " "
                            + file.toFile().lastModified())
                    .collect(Collectors.joining("\n"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
