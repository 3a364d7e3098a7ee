package dev.podfall.web;

import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.origin.CatalogueOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Labs of an author's own: {@code PODFALL_CATALOGUE} names their folder, pack or repository. A home remembers it, so that attempts at them go on
 * with a server that was started without it.
 */
final class AuthoredLabs {
    private static final Logger LOG = LoggerFactory.getLogger(AuthoredLabs.class);
    private static final String VARIABLE = "PODFALL_CATALOGUE";

    private final Path note;
    private final CatalogueOrigin origin;

    private AuthoredLabs(Path note, CatalogueOrigin origin) {
        this.note = note;
        this.origin = origin;
    }

    static AuthoredLabs in(Path home) {
        return new AuthoredLabs(home.resolve("catalogue"), CatalogueOrigin.inHome(home));
    }

    /** What comes with Podfall, and the author's labs if there are any. */
    Catalogue open() {
        var named = System.getenv(VARIABLE);
        if (named == null || named.isBlank()) {
            return remembered()
                    .map(folder -> Catalogue.in(folder).overBuiltIn())
                    .orElseGet(Catalogue::builtIn);
        }
        var folder = origin.folder(named);
        var catalogue = Catalogue.in(folder).overBuiltIn();
        remember(folder);
        return catalogue;
    }

    private Optional<Path> remembered() {
        try {
            var folder = Files.exists(note) ? Path.of(Files.readString(note).strip()) : null;
            if (folder == null || Files.isDirectory(folder)) {
                return Optional.ofNullable(folder);
            }
            LOG.warn("The labs in {} are not there any more", folder);
        } catch (IOException | IllegalArgumentException damaged) {
            LOG.warn("{} cannot be read: {}", note, damaged.getMessage());
        }
        return Optional.empty();
    }

    private void remember(Path folder) {
        try {
            Files.writeString(note, folder + "\n");
        } catch (IOException e) {
            LOG.warn("{} cannot be written: {}", note, e.getMessage());
        }
    }
}
