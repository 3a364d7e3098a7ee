package dev.podfall.scenario.foreign;

import dev.podfall.scenario.lint.Finding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The texts of a folder that somebody else wrote, read once and within limits. Paths are relative, with slashes. */
public final class ForeignFiles {
    private static final long LARGEST = 1 << 20;
    private static final long MOST_BYTES = 20L << 20;
    private static final int MOST_FILES = 2_000;
    private static final int DEEPEST = 12;
    private static final Set<String> SKIPPED = Set.of(".git", ".github", "node_modules");

    private final String name;
    private final Map<String, String> texts = new TreeMap<>();
    private final Set<String> others = new TreeSet<>();

    private ForeignFiles(String name) {
        this.name = name;
    }

    /** @throws ForeignRefused if something in it may not be read, with all of that */
    public static ForeignFiles in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ForeignRefused(
                    folder.toString(),
                    List.of(new Finding(folder.toString(), "There is no such folder.", "Name a folder or a .zip.")));
        }
        ForeignFiles files = new ForeignFiles(
                folder.toAbsolutePath().normalize().getFileName().toString());
        List<Finding> findings = new ArrayList<>();
        try {
            Files.walkFileTree(folder, Set.of(), DEEPEST, files.new Reading(folder, findings));
        } catch (IOException e) {
            findings.add(new Finding(folder.toString(), "It cannot be read (" + e.getMessage() + ").", "Check it."));
        }
        if (!findings.isEmpty()) {
            throw new ForeignRefused(folder.toString(), findings);
        }
        return files;
    }

    /** What the folder is called. */
    public String name() {
        return name;
    }

    /** The paths of all texts, sorted. */
    Set<String> names() {
        return texts.keySet();
    }

    /** The paths of what is no text, such as pictures. */
    Set<String> others() {
        return others;
    }

    Optional<String> find(String file) {
        try {
            return Optional.ofNullable(
                    texts.get(Path.of(file).normalize().toString().replace('\\', '/')));
        } catch (InvalidPathException odd) {
            return Optional.empty();
        }
    }

    private final class Reading extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<Finding> findings;
        private long bytes;
        private int count;

        Reading(Path root, List<Finding> findings) {
            this.root = root;
            this.findings = findings;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return !folder.equals(root) && SKIPPED.contains(folder.getFileName().toString())
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            String path = root.relativize(file).toString().replace('\\', '/');
            if (attributes.isSymbolicLink()) {
                findings.add(new Finding(path, "It is a link, and may lead anywhere.", "Put the file itself here."));
            } else if (attributes.isDirectory()) {
                findings.add(new Finding(path, "Folders are nested too deep.", "At most " + DEEPEST + " are read."));
            } else if (!attributes.isRegularFile()) {
                findings.add(new Finding(path, "It is no file.", "Take it out."));
            } else if (attributes.size() > LARGEST) {
                findings.add(new Finding(path, "The file is larger than 1 MiB.", "Split it, or take it out."));
            } else {
                take(path, file, attributes.size());
            }
            if (count > MOST_FILES || bytes > MOST_BYTES) {
                findings.add(new Finding(
                        path,
                        "Up to here it is more than " + MOST_FILES + " files or 20 MiB.",
                        "Name the folder of one exercise."));
                return FileVisitResult.TERMINATE;
            }
            return FileVisitResult.CONTINUE;
        }

        private void take(String path, Path file, long size) throws IOException {
            count++;
            bytes += size;
            try {
                texts.put(
                        path,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                                .toString()
                                .replace("\r\n", "\n"));
            } catch (CharacterCodingException binary) {
                others.add(path);
            }
        }
    }
}
