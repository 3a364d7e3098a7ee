package dev.podfall.scenario.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of a catalogue, in a folder or in a jar. Paths are relative, with slashes. A folder of an author's own need not
 * have {@code shared/}: what it lacks there is taken from what comes with Podfall.
 */
public final class Source {
    private static final String SHARED = "shared/";
    private static final long LARGEST = 1 << 20;

    private final Path root;
    private final Source beneath;

    private Source(Path root, Source beneath) {
        this.root = root;
        this.beneath = beneath;
    }

    static Source ofFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UnreadableData(
                    folder.toString(),
                    "there is no such folder",
                    "Name a catalogue folder: one with labs/ in it.",
                    null);
        }
        return new Source(folder, ofClasspath(Source.class));
    }

    /** The folder, if it is an author's own. */
    Optional<Path> folder() {
        return beneath == null ? Optional.empty() : Optional.of(root);
    }

    static Source ofClasspath(Class<?> neighbour) {
        try {
            URI uri = neighbour.getResource("/catalogue").toURI();
            if (uri.getScheme().equals("jar")) {
                return new Source(jar(uri).getPath("/catalogue"), null);
            }
            return new Source(Path.of(uri), null);
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
        Path path = inside(file);
        try {
            if (Files.exists(path) && !path.toRealPath().startsWith(root.toRealPath())) {
                throw new UnreadableData(
                        file, "the link leads out of the catalogue", "Put the file itself here.", null);
            }
            if (Files.exists(path) && Files.size(path) > LARGEST) {
                throw new UnreadableData(file, "the file is larger than 1 MiB", "Split it, or make it smaller.", null);
            }
            return Optional.of(Files.readString(path, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return beneath == null || !file.startsWith(SHARED) ? Optional.empty() : beneath.find(file);
        } catch (CharacterCodingException e) {
            throw new UnreadableData(file, "this is not text in UTF-8", "Save it as UTF-8.", e);
        } catch (IOException e) {
            throw new UnreadableData(file, "it cannot be read (" + e.getMessage() + ")", "Check the file.", e);
        }
    }

    private Path inside(String file) {
        try {
            Path path = root.resolve(file).normalize();
            if (path.startsWith(root.normalize())) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw new UnreadableData(file, "this is no file name", "Name a file below the catalogue's root.", e);
        }
        throw new UnreadableData(file, "the path leaves the catalogue", "Stay below its root.", null);
    }
}
