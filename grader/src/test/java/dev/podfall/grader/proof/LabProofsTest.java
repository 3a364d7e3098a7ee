package dev.podfall.grader.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.engine.embedded.EmbeddedProvider;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.load.Catalogue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every lab proves itself on the embedded cluster. {@code -Dpodfall.lab=ID} picks one. */
class LabProofsTest {
    private final Catalogue catalogue = Catalogue.builtIn();
    private final EmbeddedProvider provider =
            new EmbeddedProvider(InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z")));

    @TestFactory
    Stream<DynamicContainer> every_lab_proves_its_claims() {
        String only = System.getProperty("podfall.lab", "");
        return catalogue.labs().stream()
                .filter(lab -> only.isEmpty() || lab.id().equals(only))
                .map(this::proofs);
    }

    private DynamicContainer proofs(Lab lab) {
        Bench bench = new Bench(catalogue, lab, provider, null);
        return DynamicContainer.dynamicContainer(
                lab.id(),
                Proofs.of(lab).stream()
                        .map(p -> DynamicTest.dynamicTest(
                                p.claim(), () -> assertThat(p.problems(bench)).isEmpty())));
    }
}
