package dev.podfall.cli.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Folders of attempts and clusters that a server which is no more had running. */
final class LeftBehind {
    private final Path home;

    LeftBehind(Path home) {
        this.home = home;
    }

    boolean any() {
        return !names("attempts").isEmpty() || !names("clusters").isEmpty();
    }

    /**
     * Removes the folders of attempts that no history knows, such as those of a database that was lost. Their clusters ended with the
     * server that ran them.
     *
     * @param known the attempts that are in the history: they are not touched
     * @return whether nothing is left behind
     */
    boolean removeForgotten(Set<String> known) {
        names("attempts").stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> remove(home.resolve("attempts").resolve(name)));
        return !any();
    }

    private List<String> names(String folder) {
        String[] names = home.resolve(folder).toFile().list();
        return names == null ? List.of() : List.of(names);
    }

    private static void remove(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException stays) {
            // It is found by the next look at what is left.
        }
    }
}
