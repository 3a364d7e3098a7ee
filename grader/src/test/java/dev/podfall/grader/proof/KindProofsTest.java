package dev.podfall.grader.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.engine.kind.KindProvider;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.load.Catalogue;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every lab proves itself on a real cluster. {@code -Dpodfall.labs=ID,ID} picks some. */
@Tag("kind")
class KindProofsTest {
    @TempDir
    static Path home;

    @TestFactory
    Stream<DynamicContainer> every_lab_proves_its_claims() {
        Catalogue catalogue = Catalogue.builtIn();
        List<String> only = List.of(System.getProperty("podfall.labs", "").split(","));
        List<Lab> labs = catalogue.labs().stream()
                .filter(lab -> lab.facts().runtimes().contains("kind"))
                .filter(lab -> only.contains("") || only.contains(lab.id()))
                .toList();
        try (KindProvider kind = new KindProvider(home, Path.of("target/images"), System.getenv())) {
            List<Proving.Outcome> outcomes = new Proving(catalogue, kind, home).prove(labs, new Printed());
            return labs.stream().map(lab -> container(lab, outcomes));
        }
    }

    private static DynamicContainer container(Lab lab, List<Proving.Outcome> outcomes) {
        return DynamicContainer.dynamicContainer(
                lab.id(),
                outcomes.stream()
                        .filter(o -> o.lab().equals(lab.id()))
                        .map(o -> DynamicTest.dynamicTest(
                                o.claim(), () -> assertThat(o.problems()).isEmpty())));
    }

    /** What a person who waits for a quarter of an hour wants to see. */
    private static final class Printed implements Proving.Listener {
        @Override
        public void ends(Proving.Outcome outcome) {
            System.out.printf(
                    "%s %s: %s (%d s)%n",
                    outcome.isProven() ? "ok  " : "FAIL",
                    outcome.lab(),
                    outcome.claim(),
                    outcome.took().toSeconds());
            outcome.problems().forEach(System.out::println);
        }

        @Override
        public void report(String phase, String text, State state, long millis) {
            if (state == State.done) {
                System.out.printf("%s (%.1f s)%n", text, millis / 1000.0);
            }
        }
    }
}
