package dev.podfall.grader.gameday;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.grader.gameday.GameDayProofs.Outcome;
import dev.podfall.scenario.load.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Drills that are bent, one by one, fail their proof or their inspection. */
class UnfairGameDayTest {
    private static final String ID = "some-answers-differ";
    private static final InstantSource WALL = InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z"));

    @TempDir
    Path folder;

    /** Podfall's own, with a text replaced. */
    private Outcome prove(String text, String by) throws IOException {
        Path own = folder.resolve("gamedays/" + ID);
        Files.createDirectories(own.resolve("baseline"));
        var source = Catalogue.builtIn().source();
        for (String file : source.files("gamedays/" + ID)) {
            String bent = source.read(file).replace(text, by);
            Files.writeString(folder.resolve(file), bent);
        }
        Catalogue catalogue = Catalogue.in(folder).overBuiltIn();
        return new GameDayProofs(catalogue, new EmbeddedProvider(WALL)).prove(ID);
    }

    static Stream<Arguments> bent() {
        return Stream.of(
                Arguments.of("replicas: \"1\"", "replicas: \"0\"", "is like that already"),
                Arguments.of("alerts: [version]", "alerts: [latency]", "It is dull"),
                Arguments.of("runbook: end-the-trial", "runbook: roll-back-the-scorer", "After the runbook"),
                Arguments.of("fault: replicas", "fault: replica", "replica"),
                Arguments.of("errors: 1, p95: 250", "errors: 1, p95: 1", "Untouched, the hypothesis does not hold"),
                Arguments.of("acknowledge: 5m", "acknowledge: 5h", "limits makes no sense"),
                Arguments.of("after: 1m", "after: 3h", "due after the end"),
                Arguments.of("title: Some answers are not like the others", "title: \"\"", "title is empty"),
                Arguments.of("    runbook: end-the-trial", "", "names no runbook"));
    }

    @ParameterizedTest
    @MethodSource("bent")
    void what_is_bent_is_found(String text, String by, String problem) throws IOException {
        Outcome outcome = prove(text, by);
        assertThat(outcome.isProven()).isFalse();
        assertThat(outcome.claims().values())
                .anySatisfy(problems ->
                        assertThat(problems).anySatisfy(p -> assertThat(p).contains(problem)));
    }

    @Test
    void all_findings_are_told_at_once() throws IOException {
        Outcome outcome = prove("minutes: 30", "minutes: 1");
        assertThat(outcome.claims().get("the data is clean")).hasSizeGreaterThan(1);
    }
}
