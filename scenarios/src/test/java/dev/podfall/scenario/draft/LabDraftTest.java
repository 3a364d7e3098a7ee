package dev.podfall.scenario.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.podfall.scenario.Domain;
import dev.podfall.scenario.action.Action;
import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.lint.Lint;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.schema.SchemaFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabDraftTest {
    @TempDir
    Path folder;

    @Test
    void a_draft_lacks_words_alone_and_lints_when_they_are_written() throws IOException {
        List<Path> files = new LabDraft(folder).write("requests-hang", Domain.networking);
        List<Finding> open = Lint.lab(Catalogue.in(folder), "requests-hang");
        assertThat(open).isNotEmpty().allSatisfy(f -> assertThat(f.what()).contains("TODO"));
        for (Path file : files) {
            Path path = folder.resolve(file);
            Files.writeString(path, Files.readString(path).replaceAll("TODO:?", "Written:"));
        }
        assertThat(Lint.lab(Catalogue.in(folder), "requests-hang")).isEmpty();
    }

    @Test
    void the_schemas_that_its_files_name_are_there() throws IOException {
        new LabDraft(folder).write("requests-hang", Domain.networking);
        assertThat(new SchemaFolder(folder).stale()).isEmpty();
        Path lab = folder.resolve("labs/networking/requests-hang");
        for (String file : List.of("lab.yaml", "rubric.yaml", "mistakes/pull-policy/mistake.yaml")) {
            String first = Files.readAllLines(lab.resolve(file)).get(0);
            String schema = first.replaceFirst(".*\\$schema=", "");
            assertThat(lab.resolve(file).getParent().resolve(schema).normalize())
                    .exists();
        }
    }

    @Test
    void the_reference_solution_names_every_action() throws IOException {
        new LabDraft(folder).write("requests-hang", Domain.networking);
        String solution =
                Files.readString(folder.resolve("labs/networking/requests-hang/solutions/reference/solution.yaml"));
        String actions = solution.substring(0, solution.indexOf("summary:"));
        assertThat(Action.class.getAnnotation(JsonSubTypes.class).value())
                .isNotEmpty()
                .allSatisfy(action -> assertThat(actions).containsPattern("\\b" + action.name() + "\\b"));
    }

    @Test
    void nothing_is_written_over_and_no_odd_name_is_taken() throws IOException {
        new LabDraft(folder).write("requests-hang", Domain.networking);
        Path task = folder.resolve("labs/networking/requests-hang/task.md");
        Files.writeString(task, "mine");
        assertThatThrownBy(() -> new LabDraft(folder).write("requests-hang", Domain.networking))
                .isInstanceOf(DraftRefused.class)
                .hasMessageContaining("stays as it is");
        assertThat(task).hasContent("mine");
        for (String odd : List.of("../up", "Upper", "", "a/b", "-a", "a".repeat(80))) {
            assertThatThrownBy(() -> new LabDraft(folder).write(odd, Domain.networking))
                    .isInstanceOf(DraftRefused.class);
        }
        assertThat(folder.resolve("labs/networking")).isDirectoryContaining("glob:**requests-hang");
    }
}
