package dev.podfall.scenario.draft;

import dev.podfall.scenario.Domain;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A lab that its author has yet to write: whole and working, with {@code TODO} where words are missing. Lint counts those;
 * all else can be proven from the first minute.
 */
public final class LabDraft {
    /** What marks a place that an author has to fill. */
    public static final String OPEN = "TODO";

    private static final List<String> FILES = List.of(
            "lab.yaml",
            "draws.yaml",
            "task.md",
            "baseline/10-cluster.yaml",
            "faults.yaml",
            "hints.yaml",
            "rubric.yaml",
            "explanation.md",
            "solutions/reference/solution.yaml",
            "solutions/undo/solution.yaml",
            "mistakes/older-version/mistake.yaml",
            "mistakes/pull-policy/mistake.yaml");

    private final Path catalogue;

    /** @param catalogue the folder whose {@code labs/} it goes to; made when it is not there */
    public LabDraft(Path catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Writes the folder.
     *
     * @param id says what a person sees first
     * @return the files, from the catalogue's root
     * @throws DraftRefused if the id is no name for a lab, is taken, or the folder cannot be written
     */
    public List<Path> write(String id, Domain domain) {
        List<DraftFolder.Text> texts = FILES.stream()
                .map(file -> new DraftFolder.Text(file, filled(file, id, domain)))
                .toList();
        return new DraftFolder(catalogue).write(id, domain, texts);
    }

    private static String filled(String file, String id, Domain domain) {
        try (InputStream in = LabDraft.class.getResourceAsStream("/template/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{{id}}", id)
                    .replace("{{domain}}", domain.name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
