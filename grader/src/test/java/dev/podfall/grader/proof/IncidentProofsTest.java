package dev.podfall.grader.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.grader.incident.IncidentWish;
import dev.podfall.scenario.load.Catalogue;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A few of the many that {@code .ci/incidents} proves. */
class IncidentProofsTest {
    @ParameterizedTest
    @CsvSource({"1, 1"})
    void an_incident_is_broken_repairable_and_tells_no_cause(long seed, int difficulty) {
        var provider = new EmbeddedProvider(InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z")));
        var outcome =
                new IncidentProofs(Catalogue.builtIn(), provider, null).prove(new IncidentWish(null, difficulty), seed);
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.incident().faults()).hasSize(difficulty);
    }
}
