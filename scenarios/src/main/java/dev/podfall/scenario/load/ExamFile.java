package dev.podfall.scenario.load;

import dev.podfall.scenario.exam.blueprint.Exam;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The file of an exam.
 *
 * @param path from the catalogue's root
 * @param authored whether it lies in a folder of an author's own
 * @param text what it holds; null when that cannot be read
 * @param problem why it cannot be read; null when it can
 */
public record ExamFile(String path, boolean authored, String text, UnreadableData problem) {
    private static final String FOLDER = "exams";

    /** Those of one folder; a folder that cannot be listed is one file with that problem. */
    static List<ExamFile> all(Source source) {
        boolean authored = source.folder().isPresent();
        try {
            return source.files(FOLDER).stream()
                    .filter(file -> file.endsWith(".yaml") || file.endsWith(".yml"))
                    .map(file -> of(source, file, authored))
                    .toList();
        } catch (UncheckedIOException e) {
            UnreadableData problem =
                    new UnreadableData(FOLDER, "the folder cannot be listed", "Check its permissions.", e);
            return List.of(new ExamFile(FOLDER, authored, null, problem));
        }
    }

    private static ExamFile of(Source source, String path, boolean authored) {
        try {
            return new ExamFile(path, authored, source.read(path), null);
        } catch (UnreadableData unreadable) {
            return new ExamFile(path, authored, null, unreadable);
        }
    }

    /** @throws UnreadableData with the line, if it is no exam */
    public Exam exam() {
        if (problem != null) {
            throw problem;
        }
        return Yaml.read(Exam.class, path, text);
    }

    /** Where in it something is written. */
    public YamlLines lines() {
        return YamlLines.of(text);
    }
}
