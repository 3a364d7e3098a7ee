package dev.podfall.grader.attempt;

import dev.podfall.scenario.load.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Podfall's labs as an author's own, to be changed. */
final class LabFolder {
    private LabFolder() {}

    static void copyTo(Path folder) throws IOException {
        var source = Catalogue.builtIn().source();
        for (String name : Stream.concat(source.files("labs").stream(), source.files("shared").stream())
                .toList()) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), source.read(name));
        }
    }
}
