package dev.podfall.scenario.draft;

import dev.podfall.scenario.Domain;
import dev.podfall.scenario.schema.SchemaFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Where a new lab goes: {@code labs/DOMAIN/ID} of a catalogue's folder. Nothing that is there is written over. */
public final class DraftFolder {
    private static final Pattern ID = Pattern.compile("[a-z0-9]([-a-z0-9]{0,48}[a-z0-9])?");

    private final Path catalogue;

    /** @param catalogue made when it is not there */
    public DraftFolder(Path catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * A file.
     *
     * @param file from the lab's folder
     */
    public record Text(String file, String text) {}

    /**
     * Writes a lab's files, and the schemas that they are checked against.
     *
     * @return the files, from the catalogue's root
     * @throws DraftRefused if the id is no name for a lab, is taken, or the folder cannot be written
     */
    public List<Path> write(String id, Domain domain, List<Text> files) {
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
            for (Text text : files) {
                Path target = folder.resolve(text.file());
                Files.createDirectories(target.getParent());
                Files.writeString(target, modeline(text.file()) + text.text());
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
}
