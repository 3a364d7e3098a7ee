package dev.podfall.grader.rubric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.scenario.Lab;
import dev.podfall.scenario.load.Catalogue;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class CatalogueRubricsTest {
    @TestFactory
    Stream<DynamicTest> every_rubric_compiles_and_its_weights_add_up_to_100() {
        return Catalogue.builtIn().labs().stream().map(lab -> DynamicTest.dynamicTest(lab.id(), () -> check(lab)));
    }

    private static void check(Lab lab) {
        assertThat(Rubric.of(lab.rubric()).wants()).isNotEmpty();
        int weights = lab.rubric().criteria().stream().mapToInt(c -> c.weight()).sum()
                + lab.rubric().diagnosis().stream().mapToInt(d -> d.weight()).sum();
        assertThat(weights).isEqualTo(100);
    }
}
