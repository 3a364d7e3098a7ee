package dev.podfall.program;

import dev.podfall.sim.workload.FileSystem;
import dev.podfall.sim.workload.ProcessContext;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The real files below a directory, which is {@code /} in a container. */
final class HostFiles implements ProcessContext.Files {
    private static final long LARGEST = 64L << 20;

    private final Path root;

    HostFiles(Path root) {
        this.root = root;
    }

    private Path at(String path) {
        return root.resolve(FileSystem.resolve("/", path).substring(1));
    }

    @Override
    public Optional<byte[]> read(String path) {
        try {
            Path file = at(path);
            return Files.isRegularFile(file) && Files.size(file) <= LARGEST
                    ? Optional.of(Files.readAllBytes(file))
                    : Optional.empty();
        } catch (IOException | InvalidPathException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public boolean isDirectory(String path) {
        return Files.isDirectory(at(path));
    }

    @Override
    public List<String> list(String path) {
        try (Stream<Path> entries = Files.list(at(path))) {
            return entries.map(e -> e.getFileName().toString()).sorted().toList();
        } catch (IOException | InvalidPathException unreadable) {
            return List.of();
        }
    }

    @Override
    public void write(String path, byte[] content) {
        try {
            Path file = at(path);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException refused) {
            throw failure(path, refused);
        }
    }

    @Override
    public boolean delete(String path) {
        try {
            return Files.deleteIfExists(at(path));
        } catch (IOException refused) {
            throw failure(path, refused);
        }
    }

    @Override
    public void makeDirectory(String path) {
        try {
            Files.createDirectories(at(path));
        } catch (IOException refused) {
            throw failure(path, refused);
        }
    }

    /** The words of strerror, as far as Java hands them on. */
    private static RuntimeException failure(String path, IOException refused) {
        String text = String.valueOf(refused.getMessage());
        if (text.contains("Read-only file system")) {
            return new ProcessContext.Files.ReadOnly(path);
        }
        if (refused instanceof AccessDeniedException) {
            return new FileSystem.Failure(path + ": Permission denied");
        }
        if (refused instanceof NoSuchFileException) {
            return new FileSystem.Failure(path + ": No such file or directory");
        }
        return new FileSystem.Failure(
                path + ": " + text.substring(text.lastIndexOf(':') + 1).trim());
    }
}
