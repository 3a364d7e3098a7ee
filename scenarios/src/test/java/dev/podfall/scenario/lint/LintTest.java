package dev.podfall.scenario.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.scenario.load.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LintTest extends ChangedLab {
    @TestFactory
    Stream<DynamicTest> every_lab_is_clean() {
        Catalogue catalogue = Catalogue.builtIn();
        return catalogue.ids().stream() // also of those that cannot be read
                .map(id -> DynamicTest.dynamicTest(
                        id, () -> assertThat(Lint.lab(catalogue, id)).isEmpty()));
    }

    @Test
    void the_id_of_incidents_that_nobody_wrote_is_no_labs() throws IOException {
        var source = Catalogue.builtIn().source();
        for (String name : source.files(LAB)) {
            Path copy = folder.resolve(name.replace("/empty-endpoints/", "/random/"));
            Files.createDirectories(copy.getParent());
            Files.writeString(copy, source.read(name).replace("id: empty-endpoints", "id: random"));
        }
        assertThat(Lint.lab(Catalogue.in(folder), "random"))
                .extracting(Finding::what)
                .containsExactly("Incidents that nobody wrote have the id \"random\".");
    }

    @Test
    void a_title_that_tells_the_cause_is_found() throws IOException {
        assertThat(lintAfter("lab.yaml", "Pods run, the Service answers nobody", "The probe asks 8081"))
                .anyMatch(f -> f.what().contains("8081") && f.where().endsWith("title"));
    }

    /** Which of the things that are right elsewhere is in the wrong place, nobody can read from a list of them. */
    @Test
    void a_word_that_the_healthy_cluster_has_as_well_tells_nothing() throws IOException {
        assertThat(lintAfter("draws.yaml", "probe-path: [/readyz,", "probe-path: [/healthz,"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"container-defaults, 0", "faulty-defaults, 1", "not-wrong, 1"})
    void a_word_of_a_manifest_that_tells_tales_is_found_and_no_part_of_one(String name, int findings)
            throws IOException {
        String range = "\n---\napiVersion: v1\nkind: LimitRange\nmetadata: {name: " + name
                + ", namespace: ml-serving-prod}\nspec: {limits: [{type: Container, default: {memory: 1Gi}}]}\n";
        String registry = "include: model-registry.yaml\n";
        assertThat(lintAfter("baseline/10-cluster.yaml", registry, registry + range))
                .hasSize(findings);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-3", "0", "1441"})
    void an_exam_that_gives_no_time_or_more_than_a_day_is_found(String minutes) throws IOException {
        assertThat(lintAfter("lab.yaml", "minutes: 15", "minutes: " + minutes))
                .anyMatch(f -> f.what().equals("minutes is " + minutes + ".")
                        && f.where().contains("lab.yaml"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{apiGroups: [], resources: [pods], verbs: [get]} | has no",
                "{apiGroups: [\"\"], resources: [\"*\"], verbs: [get]} | everything",
                "{apiGroups: [\"\"], resources: [users], verbs: [impersonate]} | more rights",
                "{apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [create]} | more rights",
                "{apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [create, escalate]} | more rights"
            })
    void a_right_that_is_too_wide_is_found(String ruleAndWord) throws IOException {
        String[] parts = ruleAndWord.split(" \\| ");
        assertThat(lintAfter("lab.yaml", "role: edit}", "role: edit, rules: [" + parts[0] + "]}"))
                .anyMatch(f -> f.what().contains(parts[1]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{apiGroups: [\"\"], resources: [secrets], verbs: [get]} | all namespaces",
                "{apiGroups: [\"\"], resources: [persistentvolumes, pods], verbs: [get]} | all namespaces",
                "{apiGroups: [\"\"], resources: [persistentvolumes], verbs: [\"*\"]} | everything",
                "{apiGroups: [\"\"], resources: [persistentvolumes], verbs: []} | has no"
            })
    void a_right_in_the_cluster_is_for_what_has_no_namespace(String ruleAndWord) throws IOException {
        String[] parts = ruleAndWord.split(" \\| ");
        assertThat(lintAfter("lab.yaml", "access:", "cluster: [" + parts[0] + "]\naccess:"))
                .anyMatch(f -> f.what().contains(parts[1]));
        String fine = "{apiGroups: [\"\"], resources: [persistentvolumes], verbs: [get, patch]}";
        assertThat(lintAfter("lab.yaml", "access:", "cluster: [" + fine + "]\naccess:"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{apiGroups: [\"\"], resources: [pods/ephemeralcontainers], verbs: [patch]}",
                "{apiGroups: [rbac.authorization.k8s.io], resources: [roles, rolebindings], verbs: [get, list, patch]}"
            })
    void a_right_that_names_what_it_gives_is_fine(String rule) throws IOException {
        assertThat(lintAfter("lab.yaml", "role: edit}", "role: edit, rules: [" + rule + "]}"))
                .isEmpty();
    }

    @Test
    void kubernetes_own_default_is_no_fault() throws IOException {
        String herring = "shared/herrings/none.yaml";
        String manifest =
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: default-deny, namespace: ml-serving-prod}\ndata: {a: \"%s\"}\n#";
        assertThat(lintAfter(herring, "#", manifest.formatted("x"))).isEmpty();
        assertThat(lintAfter(herring, "#", manifest.formatted("the fault")))
                .anyMatch(f -> f.what().contains("fault"));
    }

    @Test
    void a_mistake_that_earns_all_is_told_so() throws IOException {
        assertThat(lintAfter("mistakes/asks-healthz/mistake.yaml", "earns: 65", "earns: 100"))
                .anyMatch(f -> f.what().equals("It earns 100."));
    }

    @Test
    void what_a_check_tells_of_a_criterion_does_not_tell_the_cause() throws IOException {
        String told = "readinessProbe.httpGet.port names another port";
        String weight = "{use: endpoints, weight: 14";
        assertThat(lintAfter("rubric.yaml", weight, weight + ", why: " + told))
                .anyMatch(f -> f.what().contains("readinessProbe.httpGet.port")
                        && f.where().contains("endpoints"));
        String kind = weight + ", visibility: kind, why: " + told;
        assertThat(lintAfter("rubric.yaml", weight, kind)).isEmpty();
        assertThat(lintAfter("rubric.yaml", weight, kind + ", about: " + told))
                .anyMatch(f -> f.what().contains("readinessProbe.httpGet.port"));
    }

    @Test
    void a_price_that_is_none_and_help_that_costs_more_than_a_pass_allows_are_found() throws IOException {
        String weight = "{use: endpoints, weight: 14";
        assertThat(lintAfter("rubric.yaml", weight, weight + ", price: 3")).isEmpty();
        assertThat(lintAfter("rubric.yaml", weight, weight + ", price: -3"))
                .anyMatch(f -> f.what().equals("Its price is -3.") && f.where().contains("endpoints"));
        assertThat(lintAfter("rubric.yaml", weight, weight + ", price: 30"))
                .anyMatch(f -> f.what().contains("costs more than 34"));
    }

    @Test
    void weights_that_do_not_add_up_are_found() throws IOException {
        assertThat(lintAfter("rubric.yaml", "weight: 16", "weight: 17"))
                .anyMatch(f -> f.what().contains("101"));
    }

    @Test
    void a_hint_for_nothing_is_found() throws IOException {
        assertThat(lintAfter("hints.yaml", "price: 3", "price: 0"))
                .anyMatch(f -> f.what().contains("costs 0"));
    }

    @Test
    void a_file_that_outgrows_a_screen_is_found() throws IOException {
        assertThat(lintAfter("faults.yaml", "symptom:", "\n".repeat(60) + "symptom:"))
                .anyMatch(f -> f.where().endsWith("faults.yaml") && f.what().contains("lines"));
    }

    @Test
    void a_question_without_a_right_answer_is_found() throws IOException {
        assertThat(lintAfter("rubric.yaml", "text: Deployment fraud-scorer, correct: true", "text: Deployment"))
                .anyMatch(f -> f.where().endsWith("object") && f.what().startsWith("0"));
    }

    @Test
    void a_draw_without_a_choice_or_that_nobody_asks_for_is_found() throws IOException {
        assertThat(lintAfter("draws.yaml", "probe-port:", "single: [8081]\nidle: [1, 2]\nsame: [x, x]\nprobe-port:"))
                .anyMatch(f -> f.what().contains("nothing to draw for \"single\""))
                .anyMatch(f -> f.what().contains("Nothing asks for \"idle\""))
                .anyMatch(f -> f.what().contains("alternatives of \"same\" are equal"))
                .hasSize(5)
                .allMatch(f -> f.where().endsWith("draws.yaml"));
    }

    @Test
    void a_placeholder_that_nothing_fills_is_told_with_its_file() throws IOException {
        assertThatThrownBy(() -> lintAfter("task.md", "port {{server-port}}", "port {{prot}}"))
                .hasMessageContaining("task.md: nothing is drawn for {{prot}}");
    }

    @Test
    void an_alternative_that_makes_the_lab_worse_is_found_and_named() throws IOException {
        assertThat(lintAfter(Map.of(
                        "hints.yaml",
                        List.of("price: 3", "price: {{price}}"),
                        "draws.yaml",
                        List.of("server-port:", "price: [3, 0, dear]\nserver-port:"))))
                .anyMatch(f -> f.where().endsWith("hints.yaml with price: 0")
                        && f.what().contains("costs 0"))
                .anyMatch(f -> f.where().endsWith("hints.yaml with price: dear")
                        && f.what().contains("is no int"))
                .hasSize(2);
    }

    @Test
    void what_is_shown_before_a_seed_is_drawn_has_no_placeholders() {
        assertThatThrownBy(() -> lintAfter("lab.yaml", "minutes: 15", "minutes: 15 # {{cause}}"))
                .hasMessageContaining("before a seed is drawn");
    }
}
