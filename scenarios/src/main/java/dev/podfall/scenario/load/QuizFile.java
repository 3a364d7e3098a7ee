package dev.podfall.scenario.load;

import dev.podfall.scenario.quiz.Quiz;

/**
 * The file of a quiz.
 *
 * @param path from the catalogue's root
 * @param authored whether it lies in a folder of an author's own
 * @param text what it holds; null when that cannot be read
 * @param problem why it cannot be read; null when it can
 */
public record QuizFile(String path, boolean authored, String text, UnreadableData problem) {
    static QuizFile of(Source source, String path) {
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
