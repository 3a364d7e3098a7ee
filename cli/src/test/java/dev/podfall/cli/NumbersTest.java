package dev.podfall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.cli.console.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong numbers are refused with their range: by the command, and by the launcher, which says so before it builds. */
class NumbersTest {
    private static final int ENVIRONMENT = 4;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "start x --seed,abc,such as 7",
        "start x --seed,1.5,such as 7",
        "start x --seed,99999999999999999999,such as 7",
        "start x --seed,'',such as 7",
        "cluster create x --seed,seven,such as 7",
        "serve --port,99999,from 0 to 65535",
        "serve --port,-1,from 0 to 65535",
        "serve --port,http,from 0 to 65535",
        "cluster create x --nodes,0,from 1 to 100",
        "cluster create x --nodes,101,from 1 to 100",
        "cluster create x --nodes,2.5,from 1 to 100",
        "cluster create x --speed,-1,above 0",
        "cluster create x --speed,0,above 0",
        "cluster create x --speed,fast,above 0",
        "cluster create x --speed,NaN,above 0",
        "author prove --claim,0,from 1 to 13",
        "author prove --claim,14,from 1 to 13"
    })
    void a_wrong_number_is_refused_with_its_range(String words, String value, String range) throws Exception {
        for (var command : List.of(split(words, value), joined(words, value))) {
            StringWriter err = new StringWriter();
            assertThat(Podfall.commandLine().setErr(new PrintWriter(err)).execute(command))
                    .isEqualTo(ExitCode.USAGE.number());
            assertThat(err.toString()).contains(range);
            var early = launcher(command);
            assertThat(early.exit()).as(early.err()).isEqualTo(ExitCode.USAGE.number());
            assertThat(early.err()).contains(range).doesNotContain("Building");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "start x --seed,-7",
        "start x --seed,9223372036854775807",
        "serve --port,0",
        "serve --port,65535",
        "cluster create x --nodes,100",
        "cluster create x --speed,0.5",
        "cluster create x --speed,1e3",
        "author prove --claim,13",
        "labs --catalogue,--seed",
        "kubectl get -- --seed,abc"
    })
    void a_right_one_is_not_held_up_by_the_launcher(String words, String value) throws Exception {
        var built = launcher(split(words, value));
        assertThat(built.exit()).as("there is nothing to build here").isEqualTo(ENVIRONMENT);
        assertThat(built.err()).contains("The build failed");
    }

    @Test
    void programs_get_the_launchers_refusal_as_json() throws Exception {
        var told = launcher("start", "x", "--seed", "\"a\\", "-o", "json");
        assertThat(told.exit()).isEqualTo(ExitCode.USAGE.number());
        var error = new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(told.err())
                .path("error");
        assertThat(error.path("category").asText()).isEqualTo("USAGE");
        assertThat(error.path("next").asText()).contains("whole number");
    }

    @Test
    void a_home_that_is_missing_is_named_before_anything_is_fetched() throws Exception {
        var gone = launcher("HOME=" + folder.resolve("gone"), "labs");
        assertThat(gone.exit()).isEqualTo(ENVIRONMENT);
        assertThat(gone.err()).contains("Your home folder " + folder.resolve("gone") + " is not there", "Set HOME");
        var unset = launcher("HOME=", "labs");
        assertThat(unset.exit()).isEqualTo(ENVIRONMENT);
        assertThat(unset.err()).contains("HOME is not set");
    }

    private static String[] split(String words, String value) {
        return (words + " " + value).split(" ", -1);
    }

    private static String[] joined(String words, String value) {
        return (words + "=" + value).split(" ", -1);
    }

    private record Outcome(int exit, String err) {}

    /** The launcher alone in a folder: whatever it lets through ends at a build that has nothing to build. */
    private Outcome launcher(String... words) throws Exception {
        Path script = folder.resolve("podfall");
        if (!Files.exists(script)) {
            Files.copy(Path.of("../podfall"), script);
        }
        List<String> command = new ArrayList<>(List.of("env"));
        if (!words[0].startsWith("HOME=")) {
            command.add("HOME=" + folder);
        }
        int at = words[0].startsWith("HOME=") ? 1 : 0;
        command.addAll(List.of(words).subList(0, at));
        command.addAll(List.of("bash", script.toString()));
        command.addAll(List.of(words).subList(at, words.length));
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(err.toFile());
        builder.environment().remove("PODFALL_HOME");
        builder.environment().remove("MAVEN_OPTS");
        return new Outcome(builder.start().waitFor(), Files.readString(err));
    }
}
