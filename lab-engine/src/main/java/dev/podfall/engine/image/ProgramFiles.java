package dev.podfall.engine.image;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.podfall.program.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The programs' classes and what they need, wherever this Podfall runs from: jars or directories. */
final class ProgramFiles {
    /** Packages, without those below them. */
    private static final List<String> PACKAGES = List.of(
            "dev/podfall/program",
            "dev/podfall/sim/workload",
            "dev/podfall/sim/workload/scorer",
            "dev/podfall/sim/net");

    private static final List<Class<?>> LIBRARIES = List.of(ObjectMapper.class, JsonFactory.class, JsonFormat.class);

    private ProgramFiles() {}

    /** Content by path below {@code /app}. */
    static Map<String, byte[]> read() {
        Map<String, byte[]> files = new TreeMap<>();
        try {
            Path classes = source(Main.class);
            if (Files.isDirectory(classes)) {
                addClasses(classes, files);
            } else {
                try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + classes.toUri()), Map.of())) {
                    addClasses(jar.getPath("/"), files);
                }
            }
            for (Class<?> library : LIBRARIES) {
                Path jar = source(library);
                files.put("lib/" + jar.getFileName(), Files.readAllBytes(jar));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Podfall's own files can't be read.", unreadable);
        }
        return files;
    }

    private static void addClasses(Path root, Map<String, byte[]> files) throws IOException {
        for (String name : PACKAGES) {
            try (Stream<Path> entries = Files.list(root.resolve(name))) {
                for (Path file :
                        entries.filter(f -> f.toString().endsWith(".class")).toList()) {
                    files.put("classes/" + name + "/" + file.getFileName(), Files.readAllBytes(file));
                }
            }
        }
    }

    private static Path source(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
