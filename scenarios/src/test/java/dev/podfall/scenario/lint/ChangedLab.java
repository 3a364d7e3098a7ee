package dev.podfall.scenario.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.scenario.load.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** Lint of a lab of Podfall's in which something was changed. */
abstract class ChangedLab {
    static final String LAB = "labs/probes/empty-endpoints/";

    @TempDir
    Path folder;

    List<Finding> lintAfter(String file, String from, String to) throws IOException {
        return lintAfter(Map.of(file, List.of(from, to)));
    }

    List<Finding> lintAfter(Map<String, List<String>> changes) throws IOException {
        var source = Catalogue.builtIn().source();
        for (String name : Stream.concat(source.files(LAB).stream(), source.files("shared").stream())
                .toList()) {
            Path copy = folder.resolve(name);
            Files.createDirectories(copy.getParent());
            Files.writeString(copy, changed(name, source.read(name), changes));
        }
        return Lint.lab(Catalogue.in(folder), "empty-endpoints");
    }

    private static String changed(String name, String text, Map<String, List<String>> changes) {
        List<String> change = changes.getOrDefault(name, changes.get(name.replace(LAB, "")));
        if (change == null) {
            return text;
        }
        assertThat(text).contains(change.get(0));
        return text.replace(change.get(0), change.get(1));
    }
}
