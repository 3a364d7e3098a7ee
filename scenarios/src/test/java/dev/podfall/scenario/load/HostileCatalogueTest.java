package dev.podfall.scenario.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.error.Category;
import dev.podfall.scenario.Domain;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.draft.LabDraft;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of labs from somewhere: half-written, damaged or meant ill. */
class HostileCatalogueTest {
    @TempDir
    Path folder;

    private Path lab;

    @BeforeEach
    void draft() {
        new LabDraft(folder).write("requests-hang", Domain.startup);
        lab = folder.resolve("labs/startup/requests-hang");
    }

    private void read() {
        Catalogue.in(folder).lab("requests-hang");
    }

    @Test
    void a_draft_is_read_with_what_is_shared() {
        Lab read = Catalogue.in(folder).lab("requests-hang");
        assertThat(read.scenario().baseline())
                .anyMatch(o -> o.path("kind").asText().equals("Deployment"));
        assertThat(read.rubric().criteria()).hasSize(4);
    }

    @Test
    void labs_of_an_author_stand_beside_those_that_come_with_podfall() {
        Catalogue both = Catalogue.in(folder).overBuiltIn();
        assertThat(both.labs()).extracting(Lab::id).contains("requests-hang", "empty-endpoints");
        assertThat(both.folderOf("requests-hang")).isEqualTo("labs/startup/requests-hang");
        assertThat(both.lab("empty-endpoints").title()).isNotBlank();
    }

    @Test
    void a_lab_that_cannot_be_read_takes_no_other_away() throws IOException {
        write("hints.yaml", "- price: dear\n");
        Catalogue both = Catalogue.in(folder).overBuiltIn();
        assertThat(both.labs()).extracting(Lab::id).contains("empty-endpoints").doesNotContain("requests-hang");
        assertThat(both.ids()).contains("requests-hang");
    }

    @Test
    void wrong_values_are_named_with_file_line_and_field() throws IOException {
        write("hints.yaml", "- price: dear\n  text: x\n");
        assertUnreadable(this::read, "hints.yaml:1", "[0].price");
        write("hints.yaml", "text: x\n");
        assertUnreadable(this::read, "hints.yaml");
        write("hints.yaml", "- price: 1\n  text: null\n");
        assertUnreadable(this::read, "hints.yaml", "a value is missing");
        write("hints.yaml", "- price: 1\n  text: x\n  colour: red\n");
        assertUnreadable(this::read, "hints.yaml:3", "no field \"colour\"", "price, text");
    }

    @Test
    void an_unknown_kind_of_thing_is_answered_with_the_kinds_there_are() throws IOException {
        write("solutions/undo/solution.yaml", "summary: x\nactions:\n  - undoo: {}\n");
        assertUnreadable(this::read, "solution.yaml:3", "no \"undoo\"", "undo");
    }

    @Test
    void files_without_sense_are_named() throws IOException {
        for (String text : new String[] {
            "",
            "# nothing\n",
            "---\n",
            "null\n",
            "42\n",
            "- a\n",
            "a: [1, 2\n",
            "a: \"x\n",
            "\t- x\n",
            "*a\n",
            "&a [*a]\n",
            "!!javax.script.ScriptEngineManager [x]\n",
            "{".repeat(5000)
        }) {
            for (String file :
                    new String[] {"lab.yaml", "faults.yaml", "rubric.yaml", "solutions/reference/solution.yaml"}) {
                String before = Files.readString(lab.resolve(file));
                write(file, text);
                assertUnreadable(this::read, file);
                write(file, before);
            }
        }
    }

    @Test
    void a_bomb_of_aliases_is_refused() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [");
            bomb.append(("*a" + (i - 1) + ", ").repeat(9))
                    .append("*a")
                    .append(i - 1)
                    .append("]\n");
        }
        write("rubric.yaml", bomb.toString());
        assertUnreadable(this::read, "rubric.yaml");
    }

    @Test
    void a_file_that_is_no_text_or_far_too_large_is_refused() throws IOException {
        Files.write(lab.resolve("task.md"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertUnreadable(this::read, "task.md", "UTF-8");
        Files.write(lab.resolve("task.md"), "x".repeat(2 << 20).getBytes(StandardCharsets.UTF_8));
        assertUnreadable(this::read, "task.md", "1 MiB");
    }

    @Test
    void nothing_outside_the_catalogue_is_read() throws IOException {
        Path secret = Files.writeString(Files.createTempFile("outside", ".yaml"), "apiVersion: v1\nkind: Secret\n");
        write("baseline/10-cluster.yaml", "include: ../../../../../../../../../.." + secret + "\n");
        assertUnreadable(this::read, "leaves the catalogue");
        write("baseline/10-cluster.yaml", "include: \"a\\0b\"\n");
        assertUnreadable(this::read, "no file name");
        Files.delete(lab.resolve("baseline/10-cluster.yaml"));
        Files.createSymbolicLink(lab.resolve("baseline/10-cluster.yaml"), secret);
        assertUnreadable(this::read, "leads out of the catalogue");
        Files.delete(secret);
    }

    @Test
    void files_that_include_each_other_are_refused() throws IOException {
        Files.createDirectories(folder.resolve("shared"));
        Files.writeString(folder.resolve("shared/a.yaml"), "include: b.yaml\n");
        Files.writeString(folder.resolve("shared/b.yaml"), "include: a.yaml\n");
        write("baseline/10-cluster.yaml", "include: a.yaml\n");
        assertUnreadable(this::read, "circle");
    }

    @Test
    void an_id_that_is_not_the_folders_name_is_refused() throws IOException {
        String facts = Files.readString(lab.resolve("lab.yaml"));
        write("lab.yaml", facts.replace("id: requests-hang", "id: ../../somewhere"));
        assertUnreadable(this::read, "lab.yaml", "../../somewhere", "requests-hang");
    }

    @Test
    void a_folder_that_is_not_there_is_named() {
        assertUnreadable(() -> Catalogue.in(folder.resolve("nowhere")), "nowhere", "no such folder");
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(lab.resolve(file), text);
    }

    private static void assertUnreadable(ThrowingCallable task, String... parts) {
        assertThatThrownBy(task).isInstanceOfSatisfying(UnreadableData.class, e -> {
            assertThat(e.category()).isEqualTo(Category.AUTHOR);
            assertThat(e.getMessage()).contains(parts).doesNotContain("com.fasterxml", "dev.podfall", "java.");
            assertThat(e.next()).isNotBlank();
        });
    }
}
