package dev.podfall.scenario.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.scenario.Domain;
import dev.podfall.scenario.Lab;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private final Catalogue catalogue = Catalogue.builtIn();

    @Test
    void labs_are_listed_by_difficulty_and_name_and_not_beside_their_kin() {
        List<Lab> labs = catalogue.labs();
        assertThat(labs)
                .isSortedAccordingTo(
                        Comparator.comparing((Lab l) -> l.facts().difficulty()).thenComparing(Lab::id));
        assertThat(labs)
                .extracting(Lab::id)
                .containsOnlyOnceElementsOf(catalogue.ids())
                .contains("config-error");
        List<Domain> domains = labs.stream().map(l -> l.facts().domain()).toList();
        assertThat(domains).isNotEqualTo(domains.stream().sorted().toList());
    }

    @Test
    void a_lab_is_read_whole() {
        Lab lab = catalogue.lab("empty-endpoints");
        assertThat(lab.reference().name()).isEqualTo("reference");
        assertThat(lab.solutions()).hasSizeGreaterThan(1);
        assertThat(lab.mistakes()).hasSizeGreaterThan(1);
        assertThat(lab.scenario().baseline())
                .anyMatch(o -> o.path("kind").asText().equals("Deployment"));
        assertThat(lab.rubric().criteria().get(0).id()).isEqualTo("endpoints");
    }

    @Test
    void an_unknown_lab_is_answered_with_the_nearest_names() {
        assertThatThrownBy(() -> catalogue.lab("empty-endpoint")).isInstanceOfSatisfying(UnknownLab.class, e -> {
            assertThat(e.next()).contains("empty-endpoints");
            assertThat(e.code()).isEqualTo("unknown-lab");
        });
    }
}
