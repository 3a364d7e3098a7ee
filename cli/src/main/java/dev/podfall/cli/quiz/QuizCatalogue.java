package dev.podfall.cli.quiz;

import dev.podfall.cli.console.CommandFailed;
import dev.podfall.cli.console.Home;
import dev.podfall.scenario.load.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a person's own quizzes are: {@code --catalogue}, else {@code PODFALL_CATALOGUE}, else the folder that the server remembers. */
final class QuizCatalogue {
    @Option(
            names = "--catalogue",
            paramLabel = "DIR",
            description =
                    "The folder with your labs and quizzes (default: $PODFALL_CATALOGUE, else the one used last).")
    private Path named;

    /** @throws CommandFailed when none is named */
    Path require(Home home) {
        return folder(home)
                .orElseThrow(() -> CommandFailed.refused(
                        "no-catalogue",
                        "Say where your quizzes are to be kept.",
                        "Name a folder with --catalogue DIR, or once for all: export " + Home.CATALOGUE + "=DIR"));
    }

    /** All quizzes: a person's own, and those that come with Podfall. */
    Catalogue open(Home home) {
        return folder(home).map(f -> Catalogue.in(f).overBuiltIn()).orElseGet(Catalogue::builtIn);
    }

    /** What a command has to begin with so that the server has the quizzes of this folder; empty where it has them anyway. */
    String prefix(Home home) {
        boolean isServed = folder(home).equals(absolute(unnamed(home)));
        return isServed ? "" : Home.CATALOGUE + "='" + require(home).toString().replace("'", "'\\''") + "' ";
    }

    private Optional<Path> folder(Home home) {
        return absolute(Optional.ofNullable(named).or(() -> unnamed(home)));
    }

    private static Optional<Path> unnamed(Home home) {
        String variable = System.getenv(Home.CATALOGUE);
        boolean isSet = variable != null && !variable.isBlank();
        return isSet ? Optional.of(Path.of(variable)) : remembered(home);
    }

    private static Optional<Path> absolute(Optional<Path> folder) {
        return folder.map(f -> f.toAbsolutePath().normalize());
    }

    private static Optional<Path> remembered(Home home) {
        try {
            Path note = home.folder().resolve("catalogue");
            Path folder = Files.exists(note) ? Path.of(Files.readString(note).strip()) : null;
            return Optional.ofNullable(folder).filter(Files::isDirectory);
        } catch (IOException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }
}
