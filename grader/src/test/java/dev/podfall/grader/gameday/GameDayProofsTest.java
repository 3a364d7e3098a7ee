package dev.podfall.grader.gameday;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.scenario.load.Catalogue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class GameDayProofsTest {
    private static final InstantSource WALL = InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z"));
    private final Catalogue catalogue = Catalogue.builtIn();

    @TestFactory
    Stream<DynamicTest> every_drill_proves_itself() {
        GameDayProofs proofs = new GameDayProofs(catalogue, new EmbeddedProvider(WALL));
        assertThat(catalogue.gameDayIds()).hasSizeGreaterThanOrEqualTo(6);
        return catalogue.gameDayIds().stream()
                .map(id -> DynamicTest.dynamicTest(
                        id,
                        () -> assertThat(proofs.prove(id).claims())
                                .allSatisfy((claim, problems) ->
                                        assertThat(problems).as(claim).isEmpty())));
    }
}
