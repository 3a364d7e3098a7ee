package dev.podfall.scenario.load;

import dev.podfall.scenario.quiz.Quiz;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The file of a quiz.
 *
 * @param path from the catalogue's root
 * @param authored whether it lies in a folder of an author's own
 * @param text what it holds; null when that cannot be read
 * @param problem why it cannot be read; null when it can
 */
public record QuizFile(String path, boolean authored, String text, UnreadableData problem) {
    private static final String FOLDER = "quizzes";

    /** Those of one folder; a folder that cannot be listed is one file with that problem. */
    static List<QuizFile> all(Source source) {
        try {
            return source.files(FOLDER).stream()
                    .filter(file -> file.endsWith(".yaml") || file.endsWith(".yml"))
                    .map(file -> of(source, file))
                    .toList();
        } catch (UncheckedIOException e) {
            UnreadableData problem =
                    new UnreadableData(FOLDER, "the folder cannot be listed", "Check its permissions.", e);
            return List.of(new QuizFile(FOLDER, source.folder().isPresent(), null, problem));
        }
    }

    private static QuizFile of(Source source, String path) {
        boolean authored = source.folder().isPresent();
        try {
            return new QuizFile(path, authored, source.read(path), null);
        } catch (UnreadableData unreadable) {
            return new QuizFile(path, authored, null, unreadable);
        }
    }

    /** @throws UnreadableData with the line, if it is no quiz */
    public Quiz quiz() {
        if (problem != null) {
            throw problem;
        }
        return Yaml.read(Quiz.class, path, text);
    }
}
