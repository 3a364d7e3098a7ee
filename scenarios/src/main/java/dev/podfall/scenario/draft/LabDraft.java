package dev.podfall.scenario.draft;

import dev.podfall.scenario.Domain;
import dev.podfall.scenario.schema.SchemaFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A lab that its author has yet to write: whole and working, with {@code TODO} where words are missing. Lint counts those;
 * all else can be proven from the first minute.
 */
public final class LabDraft {
    /** What marks a place that an author has to fill. */
    public static final String OPEN = "TODO";

    private static final Pattern ID = Pattern.compile("[a-z0-9]([-a-z0-9]{0,48}[a-z0-9])?");
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
        if (!ID.matcher(id).matches()) {
            throw new DraftRefused(
                    "\"" + id + "\" is no id for a lab.",
                    "Use small letters, digits and hyphens, and say what is seen first: requests-time-out");
        }
        Path folder = catalogue.resolve("labs").resolve(domain.name()).resolve(id);
        if (Files.exists(folder)) {
            throw new DraftRefused(
                    folder + " is there already; it stays as it is.",
                    "Choose another id, or go on with it: podfall author lint " + id);
        }
        try {
            List<Path> written = new ArrayList<>();
            for (String file : FILES) {
                Path target = folder.resolve(file);
                Files.createDirectories(target.getParent());
                Files.writeString(target, modeline(file) + filled(file, id, domain));
                written.add(catalogue.relativize(target));
            }
            new SchemaFolder(catalogue).write();
            return written;
        } catch (IOException e) {
            throw new DraftRefused(
                    "The lab cannot be written to " + folder + " (" + e.getMessage() + ").",
                    "Name a folder you may write to with --catalogue DIR.");
        }
    }

    /** Lets editors check the file while it is written. */
    private static String modeline(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1).replace(".yaml", ".schema.json");
        if (!SchemaFolder.has(name)) {
            return "";
        }
        int depth = 3 + (int) file.chars().filter(c -> c == '/').count();
        return "# yaml-language-server: $schema=" + "../".repeat(depth) + "schema/" + name + "\n";
    }

    private static String filled(String file, String id, Domain domain) throws IOException {
        try (InputStream in = LabDraft.class.getResourceAsStream("/template/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{{id}}", id)
                    .replace("{{domain}}", domain.name());
        }
    }
}
