package dev.podfall.scenario.lint.gameday;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.load.Catalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GameDayLintTest {
    private static final String ID = "nobody-since-the-restart";
    private static final String FACTS = "gamedays/" + ID + "/gameday.yaml";
    private static final String RUNBOOK = "gamedays/" + ID + "/runbooks/roll-back-the-scorer.yaml";

    @TempDir
    Path folder;

    private static String shipped(String file) {
        return Catalogue.builtIn().source().read(file);
    }

    /** Podfall's own with these files in their places, and a runbook of its own. */
    private List<Finding> lint(String facts, String runbook) throws IOException {
        write(FACTS, facts.getBytes(StandardCharsets.UTF_8));
        write(RUNBOOK, runbook.getBytes(StandardCharsets.UTF_8));
        return GameDayLint.of(Catalogue.in(folder).overBuiltIn(), ID).findings();
    }

    private void write(String file, byte[] content) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, content);
    }

    private static String runbook() {
        return shipped("shared/runbooks/roll-back-the-scorer.yaml");
    }

    @Test
    void what_comes_with_podfall_is_clean() throws IOException {
        assertThat(lint(shipped(FACTS), runbook())).isEmpty();
    }

    @Test
    void real_clusters_are_for_faults_that_can_be_taken_back_there() throws IOException {
        String facts = shipped(FACTS).replaceFirst("world: ", "runtimes: [kind, minikube]\nworld: ");
        assertThat(lint(facts, runbook()))
                .extracting(Finding::what)
                .containsExactly(
                        "There is no runtime minikube.",
                        "It is not held on embedded clusters.",
                        "The fault init-container is injected on embedded clusters alone.");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_with_file_line_and_what_to_do() throws IOException {
        String facts = shipped(FACTS)
                .replaceFirst("minutes: \\d+", "minutes: -5")
                .replaceFirst("after: \\S+", "after: 9h")
                .replaceFirst("title: .*", "title: \"\"");
        String runbook =
                runbook().replaceFirst("owner: .*", "owner: \"\"").replaceFirst("reviewed: .*", "reviewed: soon");
        assertThat(lint(facts, runbook))
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(f -> {
                    assertThat(f.where()).matches("gamedays/.*\\.yaml:\\d+");
                    assertThat(f.howToFix()).isNotBlank();
                })
                .extracting(Finding::where)
                .anyMatch(w -> w.startsWith(RUNBOOK))
                .anyMatch(w -> w.startsWith(FACTS));
    }

    @Test
    void what_cannot_be_read_is_told_for_all_files_at_once() throws IOException {
        String facts = shipped(FACTS) + "nonsense: true\n";
        write("gamedays/" + ID + "/runbooks/unlisted.yaml", "id: [".getBytes(StandardCharsets.UTF_8));
        write("gamedays/" + ID + "/baseline/10-x.yaml", "kind: Pod".getBytes(StandardCharsets.UTF_8));
        assertThat(lint(facts, "id: roll-back-the-scorer\n"))
                .extracting(Finding::where)
                .anyMatch(w -> w.startsWith(FACTS + ":"))
                .anyMatch(w -> w.startsWith("gamedays/" + ID + "/runbooks/unlisted.yaml"));
        assertThat(lint(shipped(FACTS), "id: roll-back-the-scorer\n"))
                .extracting(Finding::where)
                .anyMatch(w -> w.startsWith(RUNBOOK))
                .anyMatch(w -> w.startsWith("gamedays/" + ID + "/baseline/10-x.yaml"))
                .anyMatch(w -> w.startsWith("gamedays/" + ID + "/runbooks/unlisted.yaml"));
    }

    static Stream<Arguments> nonsense() {
        String bomb =
                "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n"
                        + "d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d,*d,*d,*d]\n";
        return Stream.of(
                Arguments.of("nothing", ""),
                Arguments.of("a list", "- a\n- b\n"),
                Arguments.of("a word", "gameday\n"),
                Arguments.of("two documents", "id: a\n---\nid: b\n"),
                Arguments.of("a tab", "id:\tx\n\tb: c\n"),
                Arguments.of("a cycle", "id: &a {b: *a}\n"),
                Arguments.of("a bomb", bomb),
                Arguments.of("a deep nest", "[".repeat(5_000)),
                Arguments.of("bytes", "\u0000\u0001\ufffe"),
                Arguments.of("a foreign tag", "!!javax.script.ScriptEngineManager [x]\n"),
                Arguments.of("a world that is a path", shipped(FACTS).replace("world: fraud-scorer", "world: ../../x")),
                Arguments.of("a world that is a list", shipped(FACTS).replace("world: fraud-scorer", "world: [a]")),
                Arguments.of("no such world", shipped(FACTS).replace("world: fraud-scorer", "world: nowhere")),
                Arguments.of("a field twice", shipped(FACTS) + "minutes: 3\n"),
                Arguments.of(
                        "an unknown runbook", shipped(FACTS).replaceFirst("runbooks: \\[", "runbooks: [none-such, ")),
                Arguments.of(
                        "a runbook that is a path", shipped(FACTS).replaceFirst("runbooks: \\[", "runbooks: [../x, ")),
                Arguments.of("a huge number", shipped(FACTS).replaceFirst("minutes: \\d+", "minutes: 99999999999999")),
                Arguments.of("no number", shipped(FACTS).replaceFirst("minutes: \\d+", "minutes: .nan")),
                Arguments.of("a negative time", shipped(FACTS).replaceFirst("after: \\S+", "after: -1m")),
                Arguments.of(
                        "an endless time", shipped(FACTS).replaceFirst("after: \\S+", "after: 99999999999999999h")),
                Arguments.of("not a number per cent", shipped(FACTS).replaceFirst("errors: 1,", "errors: .nan,")),
                Arguments.of("a megabyte and more", shipped(FACTS) + "# x\n".repeat(400_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nonsense")
    void nonsense_is_a_finding_with_a_place_and_a_next_step(String name, String facts) throws IOException {
        assertThat(lint(facts, runbook())).isNotEmpty().allSatisfy(f -> {
            assertThat(f.where()).as(f.toString()).startsWith("gamedays/" + ID);
            assertThat(f.what()).isNotBlank().hasSizeLessThan(600);
            assertThat(f.howToFix()).isNotBlank();
        });
        assertThat(lint(shipped(FACTS), facts)).as("as a runbook").isNotEmpty();
    }
}
