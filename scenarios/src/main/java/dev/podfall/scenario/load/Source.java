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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The files of a catalogue, in a folder or in a jar. Paths are relative, with slashes. A folder of an author's own need not
 * have {@code shared/} or {@code worlds/}: what it lacks there is taken from what comes with Podfall.
 */
public final class Source {
    private static final String SHARED = "shared/";
    private static final long LARGEST = 1 << 20;

    private final Path root;
    private final Source beneath;
    /** What was read before; null where somebody may be writing. */
    private final Map<String, Object> kept;

    private Source(Path root, Source beneath, boolean mayChange) {
        this.root = root;
        this.beneath = beneath;
        this.kept = mayChange ? null : new ConcurrentHashMap<>();
    }

    @SuppressWarnings("unchecked") // each key is made by one caller
    private <T> T keeping(String key, Supplier<T> reading) {
        if (kept == null) {
            return reading.get();
        }
        Object value = kept.get(key);
        if (value == null) {
            value = reading.get();
            kept.put(key, value);
        }
        return (T) value;
    }

    static Source ofFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UnreadableData(
                    folder.toString(),
                    "there is no such folder",
                    "Name a catalogue folder: one with labs/ in it.",
                    null);
        }
        return new Source(folder, BuiltIn.SOURCE, true);
    }

    /** What comes with Podfall does not change while it runs, and every folder of an author stands on it. */
    private static final class BuiltIn {
        private static final Source SOURCE = ofClasspath(Source.class);
    }

    /** The folder, if it is an author's own. */
    Optional<Path> folder() {
        return beneath == null ? Optional.empty() : Optional.of(root);
    }

    static Source ofClasspath(Class<?> neighbour) {
        try {
            URI uri = neighbour.getResource("/catalogue").toURI();
            if (uri.getScheme().equals("jar")) {
                return new Source(jar(uri).getPath("/catalogue"), null, false);
            }
            return new Source(Path.of(uri), null, false);
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
        return keeping("labs", this::foldersWithLabs);
    }

    private Map<String, String> foldersWithLabs() {
        Map<String, String> folders = new TreeMap<>();
        for (String file : files("labs")) {
            if (file.endsWith("/lab.yaml")) {
                String folder = file.substring(0, file.length() - "/lab.yaml".length());
                folders.put(folder.substring(folder.lastIndexOf('/') + 1), folder);
            }
        }
        return Collections.unmodifiableMap(folders);
    }

    /** All files below, sorted. */
    public List<String> files(String below) {
        return keeping("files " + below, () -> walk(below));
    }

    private List<String> walk(String below) {
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
        return keeping("text " + file, () -> look(file));
    }

    private Optional<String> look(String file) {
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
            return beneath == null || !isLent(file) ? Optional.empty() : beneath.find(file);
        } catch (CharacterCodingException e) {
            throw new UnreadableData(file, "this is not text in UTF-8", "Save it as UTF-8.", e);
        } catch (IOException e) {
            throw new UnreadableData(file, "it cannot be read (" + e.getMessage() + ")", "Check the file.", e);
        }
    }

    /** Shared files one by one, worlds as a whole: nothing of two with one name is mixed. */
    private boolean isLent(String file) {
        String[] steps = file.split("/", 3);
        return file.startsWith(SHARED)
                || file.startsWith(Worlds.FOLDER) && !Files.exists(root.resolve(steps[0] + "/" + steps[1]));
    }

    /** What comes with Podfall, then an author's own. */
    List<Source> bottomUp() {
        return beneath == null ? List.of(this) : List.of(beneath, this);
    }

    /** As {@link #find}, but nothing of what comes with Podfall takes the place of an author's. */
    Optional<String> own(String file) {
        return beneath == null ? find(file) : new Source(root, null, true).find(file);
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
