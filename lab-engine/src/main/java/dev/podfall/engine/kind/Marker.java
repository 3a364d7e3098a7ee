package dev.podfall.engine.kind;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The file in an attempt's folder that says which cluster is its own. */
final class Marker {
    private static final String FILE = "kind-cluster";
    private static final int DEPTH = 4;

    private Marker() {}

    static Optional<String> read(Path directory) {
        try {
            Path file = directory == null ? null : directory.resolve(FILE);
            String id = file == null || !Files.isRegularFile(file)
                    ? ""
                    : Files.readString(file).strip();
            return id.matches("[a-z0-9-]{1,80}") ? Optional.of(id) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path directory, String id) {
        if (directory == null) {
            return;
        }
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(FILE), id + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path directory) {
        if (directory == null) {
            return;
        }
        try {
            Files.deleteIfExists(directory.resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The clusters that somebody's folder below {@code home} names. */
    static Set<String> all(Path home) {
        if (!Files.isDirectory(home)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.find(home, DEPTH, (f, a) -> f.endsWith(FILE))) {
            Set<String> ids = new TreeSet<>();
            files.forEach(f -> read(f.getParent()).ifPresent(ids::add));
            return ids;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
