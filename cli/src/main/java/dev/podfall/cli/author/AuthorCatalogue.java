package dev.podfall.cli.author;

import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.console.Home;
import dev.podfall.scenario.load.Catalogue;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where an author's labs are: {@code --catalogue}, else {@code PODFALL_CATALOGUE}, else those that come with Podfall. */
final class AuthorCatalogue {
    @Option(
            names = "--catalogue",
            paramLabel = "DIR",
            description =
                    "The folder with your labs (default: $PODFALL_CATALOGUE). Without one, new refuses, and others take the labs of Podfall.")
    private Path folder;

    /** The author's folder, if one is named. */
    Optional<Path> folder() {
        String variable = System.getenv(Home.CATALOGUE);
        if (folder == null && variable != null && !variable.isBlank()) {
            folder = Path.of(variable);
        }
        return Optional.ofNullable(folder).map(f -> f.toAbsolutePath().normalize());
    }

    /** @throws CommandFailed when none is named */
    Path require() {
        return folder().orElseThrow(() -> CommandFailed.refused(
                "no-catalogue",
                "Say where your labs are.",
                "Name the folder with --catalogue DIR, or once for all: export " + Home.CATALOGUE + "=DIR"));
    }

    /** What has to be typed again to mean the same folder. */
    String asTyped() {
        return System.getenv(Home.CATALOGUE) == null
                ? folder().map(f -> " --catalogue " + f).orElse("")
                : "";
    }

    Catalogue open() {
        return folder().map(Catalogue::in).orElseGet(Catalogue::builtIn);
    }
}
