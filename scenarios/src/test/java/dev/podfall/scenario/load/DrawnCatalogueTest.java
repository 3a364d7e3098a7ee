package dev.podfall.scenario.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.scenario.Lab;
import dev.podfall.scenario.draw.Draws;
import dev.podfall.scenario.rubric.DiagnosisSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawnCatalogueTest {
    private static final String RUBRIC = "labs/probes/empty-endpoints/rubric.yaml";

    @TempDir
    Path folder;

    private final Catalogue catalogue = Catalogue.builtIn();

    @Test
    void the_same_seed_draws_the_same_lab_and_another_seed_another() {
        for (Lab lab : catalogue.labs()) {
            assertThat(catalogue.lab(lab.id(), 1)).isEqualTo(catalogue.lab(lab.id()));
            assertThat(Catalogue.builtIn().lab(lab.id(), 4)).isEqualTo(catalogue.lab(lab.id(), 4));
            assertThat(catalogue.lab(lab.id(), 4).scenario()).isNotEqualTo(lab.scenario());
        }
    }

    @Test
    void each_lab_draws_three_things_or_more_and_five_seeds_show_every_alternative() {
        for (Lab lab : catalogue.labs()) {
            Draws draws = catalogue.draws(lab.id()).only(catalogue.ownDraws(lab.id()));
            assertThat(draws.alternatives()).hasSizeGreaterThanOrEqualTo(3);
            draws.alternatives()
                    .forEach((name, all) -> assertThat(LongStream.rangeClosed(1, 5)
                                    .mapToObj(seed -> draws.draw(seed).chosen().get(name))
                                    .distinct())
                            .as(lab.id() + " " + name)
                            .hasSize(all.size()));
        }
    }

    @Test
    void two_labs_or_more_draw_which_of_several_faults_it_is_and_the_diagnosis_with_it() {
        assertThat(catalogue.labs().stream().filter(lab -> answers(lab.id()).size() > 1))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    private Set<List<String>> answers(String lab) {
        return LongStream.rangeClosed(1, 5)
                .mapToObj(seed -> catalogue.lab(lab, seed).rubric().diagnosis().stream()
                        .map(d -> d.answer().value())
                        .toList())
                .collect(Collectors.toSet());
    }

    @Test
    void options_stand_in_an_order_that_the_seed_draws_but_for_those_that_keep_their_place() throws IOException {
        Source source = catalogue.source();
        for (String file : source.files("labs/probes")) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(
                    folder.resolve(file), source.read(file).replace("{value: node,", "{value: node, fixed: true,"));
        }
        assertThat(source.read(RUBRIC)).contains("{value: node,");
        Catalogue own = Catalogue.in(folder);
        assertThat(options(own, 1)).containsExactly("service", "deployment", "ingress", "node");
        assertThat(LongStream.range(2, 60).mapToObj(seed -> options(own, seed)).distinct())
                .hasSize(6)
                .allSatisfy(order -> assertThat(order).endsWith("node"));
    }

    private static List<String> options(Catalogue from, long seed) {
        return from.lab("empty-endpoints", seed).rubric().diagnosis().get(0).options().stream()
                .map(DiagnosisSpec.Choice::value)
                .toList();
    }

    @Test
    void a_lab_declares_over_what_all_share() throws IOException {
        Source source = catalogue.source();
        for (String file : source.files("labs/resources")) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), source.read(file));
        }
        Files.createDirectories(folder.resolve("shared"));
        Files.writeString(folder.resolve("shared/draws.yaml"), "server-port: [9000]\n");
        String baseline =
                Catalogue.in(folder).lab("killed-on-load").scenario().baseline().toString();
        assertThat(baseline).contains("\"targetPort\":9000").contains("feature-store-credentials");
    }
}
