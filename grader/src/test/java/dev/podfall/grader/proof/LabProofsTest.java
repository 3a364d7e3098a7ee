package dev.podfall.grader.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.grader.proof.Proving.Outcome;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.load.Catalogue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every lab proves itself on the embedded cluster, as its first seed draws it. {@code -Dpodfall.lab=ID} picks one. The decks are
 * played against two labs here, and against more by {@code .ci/decks}. The experiments are made side by side, so the first test takes
 * the time of all.
 */
class LabProofsTest {
    private static final Set<String> DECKS = Set.of("callers-time-out", "wrong-predictions");
    private static final Set<Integer> CLAIMS = Set.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);

    private final Catalogue catalogue = Catalogue.builtIn();
    private final EmbeddedProvider provider =
            new EmbeddedProvider(InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z")));

    @TestFactory
    Stream<DynamicContainer> every_lab_proves_its_claims() {
        String only = System.getProperty("podfall.lab", "");
        List<Lab> labs = catalogue.labs().stream()
                .filter(lab -> only.isEmpty() || lab.id().equals(only))
                .toList();
        assertThat(labs).isNotEmpty();
        Proving all = new Proving(catalogue, provider, null);
        List<Lab> played = labs.stream()
                .filter(lab -> !only.isEmpty() || DECKS.contains(lab.id()))
                .toList();
        List<Outcome> outcomes = new ArrayList<>(all.prove(played, outcome -> {}));
        List<Lab> others = labs.stream().filter(lab -> !played.contains(lab)).toList();
        outcomes.addAll(all.only(CLAIMS).prove(others, outcome -> {}));
        assertThat(outcomes).hasSize(all.size(played) + all.only(CLAIMS).size(others));
        return labs.stream().map(lab -> proofs(lab, outcomes));
    }

    private static DynamicContainer proofs(Lab lab, List<Outcome> outcomes) {
        return DynamicContainer.dynamicContainer(
                lab.id(),
                outcomes.stream()
                        .filter(o -> o.lab().equals(lab.id()))
                        .map(o -> DynamicTest.dynamicTest(
                                o.claim(), () -> assertThat(o.problems()).isEmpty())));
    }
}
