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
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    void draws_that_grow_by_each_other_are_refused_and_take_no_other_lab_away() throws IOException {
        StringBuilder draws = new StringBuilder("v0: [aaaaaaaaaa, b]\n");
        for (int i = 1; i <= 30; i++) {
            draws.append(
                    "v%d: [\"%s\", b]\n".formatted(i, "{{v%d}}".formatted(i - 1).repeat(4)));
        }
        write("draws.yaml", draws.toString());
        assertUnreadable(this::read, "draws.yaml", "\"v7\"", "64 KiB");
        assertThat(Catalogue.in(folder).overBuiltIn().labs())
                .extracting(Lab::id)
                .contains("empty-endpoints")
                .doesNotContain("requests-hang");
    }

    @Test
    void draws_that_grow_as_lists_mappings_or_fields_are_refused() throws IOException {
        for (String grown : List.of("[%1$s, %1$s, %1$s, %1$s]", "{a: %1$s, b: %1$s, c: %1$s, d: %1$s}")) {
            StringBuilder draws = new StringBuilder("v0: [[a], b]\n");
            for (int i = 1; i <= 30; i++) {
                draws.append("v" + i + ": [" + grown.formatted("{{v" + (i - 1) + "}}") + ", b]\n");
            }
            write("draws.yaml", draws.toString());
            assertUnreadable(this::read, "draws.yaml", "64 KiB");
        }
        StringBuilder deep = new StringBuilder("v0: [[a], b]\n");
        for (int i = 1; i <= 200; i++) {
            deep.append("v" + i + ": [[{{v" + (i - 1) + "}}], b]\n");
        }
        write("draws.yaml", deep.toString());
        assertUnreadable(this::read, "draws.yaml", "\"v100\"", "100 deep");
        write("draws.yaml", "a: [" + "[".repeat(600) + "]".repeat(600) + ", b]\n");
        assertUnreadable(this::read, "draws.yaml", "\"a\"", "100 deep");
    }

    @Test
    void more_alternatives_and_draws_than_anybody_needs_are_refused() throws IOException {
        write("draws.yaml", "a: [" + numbers(10_000) + "]\n");
        assertUnreadable(this::read, "draws.yaml", "\"a\"", "10000 alternatives");
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            many.append("v" + i + ": [1, 2]\n");
        }
        write("draws.yaml", many.toString());
        assertUnreadable(this::read, "draws.yaml", "alternatives together");
        many.setLength(0);
        for (int i = 0; i < 30; i++) {
            many.append("v" + i + ": [" + (i == 0 ? "x".repeat(60_000) : "\"{{v0}}\"") + ", 2]\n");
        }
        write("draws.yaml", many.toString());
        assertUnreadable(this::read, "draws.yaml", "the draws together", "1024 KiB");
        write("draws.yaml", "a" + "-a".repeat(400) + ": [1, 2]\n");
        assertUnreadable(this::read, "draws.yaml", "is no name");
    }

    private static String numbers(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    }

    @Test
    void files_that_are_large_once_they_are_filled_are_refused() throws IOException {
        write("draws.yaml", Files.readString(lab.resolve("draws.yaml")) + "\na: [" + "x".repeat(60_000) + ", b]\n");
        String task = Files.readString(lab.resolve("task.md"));
        write("task.md", "{{a}} ".repeat(100_000));
        assertUnreadable(this::read, "task.md", "4096 KiB");
        write("task.md", "{{" + "a-".repeat(100_000) + "}}");
        Catalogue.in(folder).lab("requests-hang");
        write("task.md", task);
        String hints = Files.readString(lab.resolve("hints.yaml"));
        write("hints.yaml", "- {price: 1, text: \"" + "{{a}}".repeat(100) + "\"}\n");
        assertUnreadable(this::read, "hints.yaml", "4096 KiB");
        write("hints.yaml", hints);
        Files.createDirectories(folder.resolve("shared/claims"));
        Files.writeString(folder.resolve("shared/claims/a.yaml"), "claim: {x: [" + numbers(10_000) + "]}\n");
        write("rubric.yaml", "criteria:\n" + "  - use: a\n".repeat(10_000));
        assertUnreadable(this::read, "shared/claims/a.yaml", "4096 KiB");
    }

    @Test
    void files_that_include_ten_that_include_ten_are_refused() throws IOException {
        Files.createDirectories(folder.resolve("shared"));
        for (int i = 0; i < 9; i++) {
            Files.writeString(
                    folder.resolve("shared/a" + i + ".yaml"), ("include: a" + (i + 1) + ".yaml\n---\n").repeat(10));
        }
        Files.writeString(folder.resolve("shared/a9.yaml"), "");
        write("baseline/10-cluster.yaml", "include: a0.yaml\n");
        assertUnreadable(this::read, "4096 KiB");
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
    void whoever_asks_for_what_is_not_there_is_named_with_what_may_be_meant() throws IOException {
        String rubric = Files.readString(lab.resolve("rubric.yaml"));
        write("rubric.yaml", "criteria:\n  - use: scoress\n");
        assertUnreadable(this::read, "requests-hang/rubric.yaml", "scoress", "did you mean scores");
        write("rubric.yaml", rubric);
        write("baseline/10-cluster.yaml", "include: ../../nowhere.yaml\n");
        assertUnreadable(this::read, "baseline/10-cluster.yaml", "includes shared/../../nowhere.yaml", "leaves");
        write("baseline/10-cluster.yaml", "include: nowhere.yaml\n");
        assertUnreadable(this::read, "baseline/10-cluster.yaml", "shared/nowhere.yaml", "no such file");
    }

    @Test
    void a_draw_that_asks_for_one_below_or_for_itself_is_told_so() throws IOException {
        write("draws.yaml", "a: [\"x{{b}}\", c]\nb: [1, 2]\n");
        assertUnreadable(this::read, "draws.yaml", "\"a\" asks for {{b}}", "declared below it");
        write("draws.yaml", "a: [\"x{{a}}\", c]\n");
        assertUnreadable(this::read, "draws.yaml", "itself");
    }

    @Test
    void values_that_are_none_of_a_few_and_nesting_are_told_in_plain_words() throws IOException {
        String facts = Files.readString(lab.resolve("lab.yaml"));
        write("lab.yaml", facts.replaceFirst("domain: \\w+", "domain: foo"));
        assertUnreadable(this::read, "lab.yaml", "domain: \"foo\" is none of: ", "startup");
        write("lab.yaml", facts);
        write("hints.yaml", "[".repeat(1200) + "]".repeat(1200));
        assertUnreadable(this::read, "hints.yaml", "nested too deep");
        assertThatThrownBy(this::read).message().doesNotContain("StreamRead", "`");
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
