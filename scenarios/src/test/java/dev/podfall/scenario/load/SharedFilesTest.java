package dev.podfall.scenario.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.scenario.Domain;
import dev.podfall.scenario.draft.LabDraft;
import dev.podfall.scenario.load.SharedFiles.Entry;
import dev.podfall.scenario.load.SharedFiles.What;
import dev.podfall.scenario.rubric.CriterionSpec;
import dev.podfall.scenario.rubric.GuardSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What authors can take, and that it may be taken for either: a criterion or a guard. */
class SharedFilesTest {
    @TempDir
    Path folder;

    @BeforeEach
    void a_draft_with_a_claim_of_its_own() throws IOException {
        new LabDraft(folder).write("requests-hang", Domain.startup);
        Files.createDirectories(folder.resolve("shared/claims"));
        Files.writeString(folder.resolve("shared/claims/mine.yaml"), "id: mine\ntitle: Mine\nseverity: recoverable\n");
    }

    private SharedFiles shared(String world) {
        return new SharedFiles(Catalogue.in(folder).source(), world);
    }

    @Test
    void an_author_s_own_are_listed_with_those_that_are_there() {
        assertThat(shared(null).all())
                .contains(
                        new Entry("mine", What.guard, "Mine"),
                        new Entry("survives", What.criterion, "It goes on answering when a pod is deleted"))
                .extracting(Entry::name)
                .contains("fraud-scorer-rolling.yaml", "herrings/none.yaml")
                .doesNotContain("cache-asked");
        assertThat(shared("recommender").all()).extracting(Entry::name).contains("cache-asked", "know.md");
    }

    @Test
    void one_is_printed_by_the_name_that_a_lab_says() {
        assertThat(shared(null).read("survives")).startsWith("id: survives\n");
        assertThat(shared(null).read("herrings/none.yaml")).startsWith("# ");
        assertThatThrownBy(() -> shared(null).read("survive")).hasMessageContaining("did you mean survives");
        assertThatThrownBy(() -> shared(null).read("../lab.yaml")).hasMessageContaining("nothing shared");
    }

    @Test
    void a_shared_criterion_serves_as_a_guard_and_a_guard_as_a_criterion() throws IOException {
        Path rubric = folder.resolve("labs/startup/requests-hang/rubric.yaml");
        Files.writeString(
                rubric,
                Files.readString(rubric)
                        .replace("{use: survives, weight: 10}", "{use: lasts, weight: 10}")
                        .replace("{use: lasts}", "{use: survives, severity: recoverable, cost: 10}"));
        var read = Catalogue.in(folder).lab("requests-hang").rubric();
        assertThat(read.criteria()).extracting(CriterionSpec::id).contains("lasts");
        assertThat(read.guards()).extracting(GuardSpec::id).contains("survives");
    }
}
