package dev.podfall.cli.author;

import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.console.Home;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.origin.CatalogueOrigin;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where an author's labs are: {@code --catalogue}, else {@code PODFALL_CATALOGUE}, else those that come with Podfall. */
final class AuthorCatalogue {
    @Option(
            names = "--catalogue",
            paramLabel = "DIR|PACK|URL",
            description =
                    "The folder with your labs (default: $PODFALL_CATALOGUE); to read, a signed pack or a Git repository (https:, file:) will do."
                            + " Without one, new refuses, and others take the labs of Podfall.")
    private String given;

    private String named() {
        String variable = System.getenv(Home.CATALOGUE);
        return given != null ? given : variable == null || variable.isBlank() ? null : variable;
    }

    /** The folder with the labs, if one is named; what a pack or a repository holds is taken into one. */
    Optional<Path> folder() {
        return Optional.ofNullable(named())
                .map(CatalogueOrigin.inHome(Home.ofEnvironment().folder())::folder);
    }

    /**
     * The author's own folder, to write to.
     *
     * @throws CommandFailed when none is named
     */
    Path require() {
        String named = named();
        if (named == null) {
            throw CommandFailed.refused(
                    "no-catalogue",
                    "Say where your labs are.",
                    "Name the folder with --catalogue DIR, or once for all: export " + Home.CATALOGUE + "=DIR");
        } else if (CatalogueOrigin.isUrl(named) || CatalogueOrigin.isPack(named)) {
            throw CommandFailed.refused(
                    "not-a-folder",
                    "Nothing is written into " + named + ": it is a pack or a repository.",
                    "Name a folder of your own with --catalogue DIR.");
        }
        return Path.of(named).toAbsolutePath().normalize();
    }

    /** What has to be typed again to mean the same folder. */
    String asTyped() {
        return System.getenv(Home.CATALOGUE) == null
                ? Optional.ofNullable(given).map(f -> " --catalogue " + f).orElse("")
                : "";
    }

    Catalogue open() {
        return folder().map(Catalogue::in).orElseGet(Catalogue::builtIn);
    }
}
