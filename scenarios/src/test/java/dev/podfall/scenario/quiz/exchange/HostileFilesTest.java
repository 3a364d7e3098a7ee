package dev.podfall.scenario.quiz.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.scenario.quiz.exchange.item.UnusableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that want to do damage, or are damaged: refused in words, and nothing else happens. */
class HostileFilesTest {
    private static final String ENTITY =
            "<!DOCTYPE quiz [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><quiz><question type=\"truefalse\">"
                    + "<questiontext><text>&x;</text></questiontext></question></quiz>";

    private static void refused(byte[] content, String words) {
        assertThatThrownBy(() -> QuizImport.of("theirs", content))
                .isInstanceOf(UnusableFile.class)
                .hasMessageContaining(words)
                .satisfies(e -> assertThat(((UnusableFile) e).next()).isNotBlank());
    }

    private static void refused(String content, String words) {
        refused(content.getBytes(StandardCharsets.UTF_8), words);
    }

    @Test
    void a_document_type_is_refused_and_no_entity_is_read() {
        refused(ENTITY, "it has a document type");
        refused(
                "<?xml version=\"1.0\"?>\n" + ENTITY.replace("SYSTEM \"file:///etc/passwd\"", "\"a\""),
                "document type");
        refused("<quiz><question>&x;</question></quiz>", "line 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<quiz><question></quiz>", "<quiz", "<quiz>\u0001</quiz>", "<html><body>no</body></html>", "<>"})
    void what_is_no_xml_or_not_theirs_is_refused(String content) {
        refused(content, "The file cannot be read");
    }

    @Test
    void depth_and_size_are_limited() {
        refused("<quiz>" + "<a>".repeat(200) + "</a>".repeat(200) + "</quiz>", "nested too deep");
        refused(new byte[(5 << 20) + 1], "larger than 5 MiB");
        refused("T?{T}\n\n".repeat(1001), "more than 1000 questions");
    }

    @Test
    void packages_that_unpack_to_too_much_are_refused() throws IOException {
        refused(QtiImportTest.zip(Map.of("a.xml", " ".repeat((1 << 20) + 1))), "larger than 1 MiB");
        refused(QtiImportTest.zip(Map.of("../../evil.xml", ENTITY)), "document type");
        refused(QtiImportTest.zip(Map.of("a.txt", "no")), "no assessmentItem");
        refused("PK\u0003\u0004 damaged", "The file cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   \n", "only words", "<quiz></quiz>"})
    void what_holds_no_question_is_refused(String content) {
        refused(content, "no question");
    }

    @Test
    void bytes_that_are_no_text_are_refused() {
        refused(new byte[] {'a', (byte) 0xE9, 'b'}, "UTF-8");
        refused("Which?\0{=a ~b}", "no text");
        refused("Caf\uFFFD?{=a ~b}", "characters were lost");
    }

    @Test
    void where_every_question_has_a_problem_leaving_out_leaves_nothing() {
        QuizImport read = GiftImportTest.read("::One::Write.{}\n").leavingOut();
        assertThatThrownBy(() -> new QuizFolder(Path.of("nowhere")).add(read))
                .isInstanceOf(ImportRefused.class)
                .hasMessage("No question is left: each of them has a problem.");
    }

    @Test
    void sixteen_bits_a_character_are_read() {
        String file = "\uFEFFWhich?{=a ~b}";
        assertThat(QuizImport.of("wide", file.getBytes(StandardCharsets.UTF_16BE))
                        .isWhole())
                .isTrue();
        assertThat(QuizImport.of("wide", file.getBytes(StandardCharsets.UTF_16LE))
                        .isWhole())
                .isTrue();
    }

    @Test
    void an_id_that_climbs_out_of_the_folder_becomes_a_name() {
        QuizImport read = GiftImportTest.read("$CATEGORY: ..\\\\..\\\\etc\n\n// [id:../../x]\nWhich?{=a ~b}");
        assertThat(read.quiz().id()).isEqualTo("etc");
        assertThat(read.quiz().questions().get(0).id()).isEqualTo("x");
    }
}
