package dev.podfall.engine.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A Java runtime made of this JDK, with just the modules that the programs need. jlink runs in a process of its own: run
 * twice in one, it orders what it writes anew.
 */
final class JlinkRuntime {
    private static final String MODULES = "java.base,jdk.httpserver,jdk.unsupported";

    private static final List<String> OPTIONS = List.of(
            "--add-modules",
            MODULES,
            "--strip-debug",
            "--no-man-pages",
            "--no-header-files",
            "--compress=0",
            "--output");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private JlinkRuntime() {}

    /** What tells two of them apart: this JDK's version. */
    static String identity() {
        return MODULES + " " + System.getProperty("java.vendor.version", "") + " " + Runtime.version() + " "
                + System.getProperty("os.arch");
    }

    /**
     * Makes it.
     *
     * @param directory where; must not exist
     * @return its files by their path in the image
     */
    static Map<String, Path> make(Path directory) throws IOException {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            throw new ImagesNotBuilt(
                    "A base for images can be assembled on Linux only: it needs a C library for Linux.", next(), null);
        }
        Path jlink = Path.of(System.getProperty("java.home"), "bin", "jlink");
        if (!Files.isExecutable(jlink)) {
            throw new ImagesNotBuilt("There is no " + jlink + ": this Java is no full JDK.", next(), null);
        }
        List<String> command = new ArrayList<>(List.of(jlink.toString()));
        command.addAll(OPTIONS);
        command.add(directory.toString());
        Command.Result result = Command.run(command, PATIENCE);
        if (result.code() != 0) {
            throw new ImagesNotBuilt("jlink failed: " + result.said().strip(), next(), null);
        }
        return files(directory);
    }

    private static String next() {
        return "Run Podfall with a full JDK 17 or later on Linux, or set " + ImageBase.SETTING
                + "=jre, which takes a public base image from a registry.";
    }

    private static Map<String, Path> files(Path directory) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            all.filter(Files::isRegularFile)
                    .filter(f -> !f.startsWith(directory.resolve("legal")))
                    .forEach(f -> files.put("/jre/" + directory.relativize(f), f));
        }
        return files;
    }
}
