package dev.podfall.scenario.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a catalogue, in a folder or in a jar. Paths are relative, with slashes. */
public final class Source {
    private final Path root;

    private Source(Path root) {
        this.root = root;
    }

    static Source ofFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UnreadableData(folder.toString(), "there is no such folder", "Name a catalogue folder.", null);
        }
        return new Source(folder);
    }

    static Source ofClasspath(Class<?> neighbour) {
        try {
            URI uri = neighbour.getResource("/catalogue").toURI();
            if (uri.getScheme().equals("jar")) {
                return new Source(jar(uri).getPath("/catalogue"));
            }
            return new Source(Path.of(uri));
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException("The built-in catalogue cannot be opened.", e);
        }
    }

    private static synchronized FileSystem jar(URI uri) throws IOException {
        try {
            return FileSystems.getFileSystem(uri);
        } catch (FileSystemNotFoundException notOpenYet) {
            return FileSystems.newFileSystem(uri, Map.of());
        }
    }

    /** Lab id → folder, for every folder that has a lab.yaml. */
    public Map<String, String> labFolders() {
        Map<String, String> folders = new TreeMap<>();
        for (String file : files("labs")) {
            if (file.endsWith("/lab.yaml")) {
                String folder = file.substring(0, file.length() - "/lab.yaml".length());
                folders.put(folder.substring(folder.lastIndexOf('/') + 1), folder);
            }
        }
        return folders;
    }

    /** All files below, sorted. */
    public List<String> files(String below) {
        Path start = root.resolve(below);
        if (!Files.exists(start)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(start)) {
            return all.filter(Files::isRegularFile)
                    .map(p -> root.relativize(p).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file's text. */
    public String read(String file) {
        return find(file)
                .orElseThrow(() ->
                        new UnreadableData(file, "there is no such file", "Create it, or take its name out.", null));
    }

    /** A file's text, if there is such a file inside the catalogue. */
    public Optional<String> find(String file) {
        Path path = root.resolve(file).normalize();
        if (!path.startsWith(root.normalize())) {
            throw new UnreadableData(file, "the path leaves the catalogue", "Stay below its root.", null);
        }
        try {
            return Optional.of(Files.readString(path, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
