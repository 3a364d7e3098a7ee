package dev.podfall.grader.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.load.Catalogue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProvingTest {
    private final Catalogue catalogue = Catalogue.builtIn();

    @Test
    void all_claims_that_were_chosen_are_tried_and_told_of() {
        Lab lab = catalogue.lab("wrong-predictions");
        EmbeddedProvider provider = new EmbeddedProvider(InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z")));
        List<Proving.Outcome> told = new ArrayList<>();

        Proving proving = new Proving(catalogue, provider, null, 2).only(Set.of(1, 3, 7, 8));
        List<Proving.Outcome> outcomes = proving.prove(List.of(lab), told::add);

        assertThat(outcomes).hasSize(proving.size(List.of(lab))).allMatch(Proving.Outcome::isProven);
        assertThat(outcomes).extracting(Proving.Outcome::number).containsOnly(1, 3, 7, 8);
        assertThat(outcomes).filteredOn(o -> o.number() == 7).allMatch(o -> o.score() != null && o.card() == null);
        assertThat(told).containsExactlyInAnyOrderElementsOf(outcomes);
    }

    @Test
    void where_time_cannot_be_moved_nothing_is_claimed_that_takes_half_an_hour() {
        Lab lab = catalogue.lab("wrong-predictions");
        List<String> claims = Proofs.of(lab, false).stream().map(Proof::claim).toList();
        assertThat(claims)
                .contains(
                        "it is broken at start, and fails",
                        "solution reference earns 100, and still does 1 minute later")
                .doesNotContain("it is still broken after 30 minutes", "the same seed tells the same story");
    }
}
