package dev.podfall.scenario.quiz.exchange;

import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.load.QuizFile;
import dev.podfall.scenario.load.UnreadableData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The quizzes of an author's catalogue folder. */
public final class QuizFolder {
    private static final String NAME = "quizzes";
    /** As much as the catalogue reads. */
    private static final int LARGEST = 1 << 20;

    private final Path catalogue;

    /** @param catalogue the folder, with {@code quizzes} in it once there are any */
    public QuizFolder(Path catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Adds a quiz, as a whole or not at all. Nothing that is there is written over.
     *
     * @return its file
     * @throws ImportRefused if something of that name is there, it has problems or no question, or the file cannot be written
     */
    public Path add(QuizImport read) {
        if (read.isWhole() && read.quiz().questions().isEmpty()) {
            throw ImportRefused.nothingLeft();
        } else if (!read.isWhole()) {
            throw ImportRefused.unfinished(read.problems().size());
        }
        String id = read.quiz().id();
        if (knownIds().contains(id)) {
            throw ImportRefused.taken(id);
        }
        byte[] text = read.yaml().getBytes(StandardCharsets.UTF_8);
        if (text.length > LARGEST) {
            throw ImportRefused.tooLarge();
        }
        Path file = catalogue.resolve(NAME).resolve(id + ".yaml");
        if (Files.exists(file)) {
            throw ImportRefused.taken(id);
        }
        write(file, text);
        return file;
    }

    /** Podfall's count, too: an author's quiz of the same id would take the place of one. */
    private List<String> knownIds() {
        return Catalogue.in(catalogue).overBuiltIn().quizFiles().stream()
                .map(QuizFolder::id)
                .toList();
    }

    private static String id(QuizFile file) {
        try {
            return file.quiz().id();
        } catch (UnreadableData unfinished) {
            return "";
        }
    }

    private static void write(Path file, byte[] text) {
        Path unfinished = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            Files.createDirectories(file.getParent());
            Files.write(unfinished, text);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            unfinished.toFile().delete();
            throw ImportRefused.unwritable(file, e);
        }
    }
}
