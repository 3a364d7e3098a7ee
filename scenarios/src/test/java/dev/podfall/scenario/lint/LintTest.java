package dev.podfall.scenario.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.scenario.Lab;
import dev.podfall.scenario.load.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LintTest {
    private static final String CLIENTS = "shared/clients.yaml";
    private static final String LAB = "labs/probes/empty-endpoints/";

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> every_lab_is_clean() {
        Catalogue catalogue = Catalogue.builtIn();
        return catalogue.labs().stream()
                .map(Lab::id)
                .map(id -> DynamicTest.dynamicTest(
                        id, () -> assertThat(Lint.lab(catalogue, id)).isEmpty()));
    }

    @Test
    void a_title_that_tells_the_cause_is_found() throws IOException {
        assertThat(lintAfter("lab.yaml", "Pods run, the Service answers nobody", "The probe asks 8081"))
                .anyMatch(f -> f.what().contains("8081") && f.where().endsWith("title"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-3", "0", "1441"})
    void an_exam_that_gives_no_time_or_more_than_a_day_is_found(String minutes) throws IOException {
        assertThat(lintAfter("lab.yaml", "minutes: 15", "minutes: " + minutes))
                .anyMatch(f -> f.what().equals("minutes is " + minutes + ".")
                        && f.where().contains("lab.yaml"));
    }

    @Test
    void a_mistake_that_earns_all_is_told_so() throws IOException {
        assertThat(lintAfter("mistakes/asks-healthz/mistake.yaml", "earns: 59", "earns: 100"))
                .anyMatch(f -> f.what().equals("It earns 100."));
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
    void clients_that_can_not_call_are_found() throws IOException {
        assertThat(lintAfter(CLIENTS, "container: fraud-scorer", "container: scorer"))
                .anyMatch(f -> f.what().contains("no container scorer in Deployment ml-serving-prod/fraud-scorer"));
        assertThat(lintAfter(CLIENTS, "namespace: payments", "namespace: nowhere"))
                .anyMatch(f -> f.where().endsWith("checkout") && f.what().contains("no namespace nowhere"));
        assertThat(lintAfter(CLIENTS, "http://fraud-api.ml.internal", "http://fraud.example"))
                .anyMatch(f -> f.where().endsWith("partners") && f.what().contains("No Ingress"));
        assertThat(lintAfter(CLIENTS, "url: http://fraud-scorer.ml-serving-prod/score", "url: 'ftp://fraud scorer'"))
                .anyMatch(f -> f.where().endsWith("checkout") && f.what().contains("not an http:// address"));
        assertThat(lintAfter(CLIENTS, "id: partners", "id: checkout"))
                .anyMatch(f -> f.what().contains("Two clients have the same id"));
    }

    @Test
    void a_claim_about_a_client_that_is_not_there_is_found() throws IOException {
        assertThat(lintAfter(
                        "shared/claims/scores.yaml", "scores: {times: 3}", "scores: {clients: [checkout, nobody]}"))
                .anyMatch(f ->
                        f.what().contains("no client nobody") && f.howToFix().contains("checkout"));
    }

    @Test
    void an_expression_about_words_that_change_nothing_is_found() throws IOException {
        String check = "check: >-\n      objects.map";
        assertThat(lintAfter(
                        "shared/claims/endpoints.yaml",
                        check,
                        "check: >-\n      objects[0].image.startsWith('x') || objects.map"))
                .anyMatch(f -> f.where().contains("endpoints") && f.what().contains("begins or contains"));
        assertThat(lintAfter(
                        "shared/claims/endpoints.yaml",
                        check,
                        "check: >-\n      has(objects[0].readinessProbe) || objects.map"))
                .anyMatch(f -> f.where().contains("endpoints") && f.what().contains("readinessProbe"));
    }

    private java.util.List<Finding> lintAfter(String file, String from, String to) throws IOException {
        var source = Catalogue.builtIn().source();
        for (String name : Stream.concat(source.files("labs").stream(), source.files("shared").stream())
                .toList()) {
            Path copy = folder.resolve(name);
            Files.createDirectories(copy.getParent());
            String text = source.read(name);
            if (name.equals(LAB + file) || name.equals(file)) {
                assertThat(text).contains(from);
                text = text.replace(from, to);
            }
            Files.writeString(copy, text);
        }
        return Lint.lab(Catalogue.in(folder), "empty-endpoints");
    }
}
