package dev.podfall.engine.image;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.podfall.program.ProgramPackages;
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
    private static final List<Class<?>> LIBRARIES = List.of(ObjectMapper.class, JsonFactory.class, JsonFormat.class);

    private ProgramFiles() {}

    /** Content by path below {@code /app}. */
    static Map<String, byte[]> read() {
        Map<String, byte[]> files = new TreeMap<>();
        try {
            for (Class<?> one : ProgramPackages.oneClassOfEach()) {
                addPackage(one, files);
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

    private static void addPackage(Class<?> one, Map<String, byte[]> files) throws IOException {
        String name = one.getPackageName().replace('.', '/');
        Path classes = source(one);
        if (Files.isDirectory(classes)) {
            addClasses(name, classes, files);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + classes.toUri()), Map.of())) {
                addClasses(name, jar.getPath("/"), files);
            }
        }
    }

    private static void addClasses(String name, Path root, Map<String, byte[]> files) throws IOException {
        try (Stream<Path> entries = Files.list(root.resolve(name))) {
            for (Path file :
                    entries.filter(f -> f.toString().endsWith(".class")).toList()) {
                files.put("classes/" + name + "/" + file.getFileName(), Files.readAllBytes(file));
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
