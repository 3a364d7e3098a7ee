package dev.podfall.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house that are about source files. */
class SourceRulesTest {
    private static final int LONGEST_FILE = 300;

    /** Files that may be longer, each with its reason. */
    private static final Set<String> LONG_FOR_A_REASON = Set.of();

    private final Path root = Path.of("").toAbsolutePath().getParent();

    @Test
    void every_package_says_what_lives_there() throws IOException {
        Set<String> silent = new TreeSet<>();
        for (Path file : mainSources()) {
            if (!Files.exists(file.resolveSibling("package-info.java"))) {
                silent.add(root.relativize(file.getParent()).toString());
            }
        }
        assertThat(silent).as("packages without package-info.java").isEmpty();
    }

    @Test
    void no_file_outgrows_its_room() throws IOException {
        Set<String> tooLong = new TreeSet<>();
        for (Path file : mainSources()) {
            String name = root.relativize(file).toString();
            if (Files.readAllLines(file).size() > LONGEST_FILE && !LONG_FOR_A_REASON.contains(name)) {
                tooLong.add(name);
            }
        }
        assertThat(tooLong).as("files over " + LONGEST_FILE + " lines").isEmpty();
    }

    @Test
    void no_test_is_disabled_or_sleeps() throws IOException {
        Set<String> lazy = new TreeSet<>();
        for (Path file : sources("src/test/java")) {
            String text = Files.readString(file);
            if (text.contains("@Dis" + "abled") || text.contains("Thread.sl" + "eep(")) {
                lazy.add(root.relativize(file).toString());
            }
        }
        assertThat(lazy).isEmpty();
    }

    private List<Path> mainSources() throws IOException {
        return sources("src/main/java");
    }

    private List<Path> sources(String tree) throws IOException {
        List<Path> all = new java.util.ArrayList<>();
        for (String module :
                List.of("simulator", "simulator-junit", "scenarios", "lab-engine", "grader", "web", "cli")) {
            Path folder = root.resolve(module).resolve(tree);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    files.filter(f -> f.toString().endsWith(".java")).forEach(all::add);
                }
            }
        }
        assertThat(all).as("sources below " + root).isNotEmpty();
        return all;
    }
}
