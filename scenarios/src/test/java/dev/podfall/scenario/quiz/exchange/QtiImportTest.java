package dev.podfall.scenario.quiz.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.scenario.quiz.Matching;
import dev.podfall.scenario.quiz.MultipleChoice;
import dev.podfall.scenario.quiz.Numeric;
import dev.podfall.scenario.quiz.Option;
import dev.podfall.scenario.quiz.Ordering;
import dev.podfall.scenario.quiz.Question;
import dev.podfall.scenario.quiz.ShortAnswer;
import dev.podfall.scenario.quiz.SingleChoice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** QTI 2.1 as other people write it. */
class QtiImportTest {
    private static final String CHOICES = "<simpleChoice identifier=\"A\">Alpha</simpleChoice><simpleChoice"
            + " identifier=\"B\"><p>Beta <strong>2</strong></p></simpleChoice><simpleChoice identifier=\"C\""
            + " fixed=\"true\">Gamma<feedbackInline outcomeIdentifier=\"FB\" identifier=\"C\" showHide=\"show\">Not"
            + " this.</feedbackInline></simpleChoice>";

    static String item(String declaration, String body) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<assessmentItem xmlns=\"http://www.imsglobal.org/xsd/imsqti_v2p1\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" identifier=\"item1\" title=\"First\""
                + " adaptive=\"false\""
                + " timeDependent=\"false\"><responseDeclaration"
                + " identifier=\"R1\" " + declaration + "</responseDeclaration>"
                + "<outcomeDeclaration identifier=\"SCORE\" cardinality=\"single\" baseType=\"float\"/>"
                + "<itemBody>" + body + "</itemBody><responseProcessing"
                + " template=\"http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct\"/></assessmentItem>";
    }

    private static String correct(String... values) {
        StringBuilder text = new StringBuilder("<correctResponse>");
        for (String value : values) {
            text.append("<value>").append(value).append("</value>");
        }
        return text.append("</correctResponse>").toString();
    }

    private static QuizImport read(String item) {
        return QuizImport.of("item.xml", item.getBytes(StandardCharsets.UTF_8));
    }

    private static Question one(String item) {
        QuizImport read = read(item);
        assertThat(read.problems()).isEmpty();
        return read.quiz().questions().get(0);
    }

    @Test
    void a_choice_with_one_right_option() {
        SingleChoice question = (SingleChoice) one(item(
                "cardinality=\"single\" baseType=\"identifier\">" + correct("B"),
                "<p>Look.</p><choiceInteraction responseIdentifier=\"R1\" shuffle=\"false\""
                        + " maxChoices=\"1\"><prompt>Which <em>one</em>?</prompt>"
                        + CHOICES + "</choiceInteraction>"));
        assertThat(question.prompt()).isEqualTo("Look.\n\nWhich *one*?");
        assertThat(question.options()).extracting(Option::text).containsExactly("Alpha", "Beta **2**", "Gamma");
        assertThat(question.options()).extracting(Option::value).containsExactly("A", "B", "C");
        assertThat(question.options()).extracting(Option::correct).containsExactly(false, true, false);
        assertThat(question.options().get(2).why()).isEqualTo("Not this.");
    }

    @Test
    void a_choice_with_several_right_options() {
        MultipleChoice question = (MultipleChoice) one(item(
                "cardinality=\"multiple\" baseType=\"identifier\">" + correct("A", "C")
                        + "<mapping lowerBound=\"0\" defaultValue=\"-2\"><mapEntry mapKey=\"A\""
                        + " mappedValue=\"1\"/><mapEntry mapKey=\"C\" mappedValue=\"1\"/></mapping>",
                "<choiceInteraction responseIdentifier=\"R1\" maxChoices=\"0\"><prompt>Which?</prompt>" + CHOICES
                        + "</choiceInteraction>"));
        assertThat(question.options()).extracting(Option::correct).containsExactly(true, false, true);
    }

    @Test
    void an_ordering() {
        Ordering question = (Ordering) one(item(
                "cardinality=\"ordered\" baseType=\"identifier\">" + correct("C", "A", "B"),
                "<orderInteraction responseIdentifier=\"R1\" shuffle=\"true\"><prompt>Order them.</prompt>" + CHOICES
                        + "</orderInteraction>"));
        assertThat(question.steps()).extracting(Ordering.Step::value).containsExactly("C", "A", "B");
    }

    @Test
    void a_matching_with_a_distractor() {
        Matching question = (Matching) one(item(
                "cardinality=\"multiple\" baseType=\"directedPair\">" + correct("P X", "Q  Y"),
                "<matchInteraction responseIdentifier=\"R1\" shuffle=\"true\""
                        + " maxAssociations=\"2\"><prompt>Match.</prompt><simpleMatchSet><simpleAssociableChoice"
                        + " identifier=\"P\" matchMax=\"1\">Pod</simpleAssociableChoice><simpleAssociableChoice"
                        + " identifier=\"Q\""
                        + " matchMax=\"1\">Queue</simpleAssociableChoice></simpleMatchSet><simpleMatchSet><simpleAssociableChoice"
                        + " identifier=\"X\" matchMax=\"4\">runs</simpleAssociableChoice><simpleAssociableChoice"
                        + " identifier=\"Y\" matchMax=\"4\">waits</simpleAssociableChoice><simpleAssociableChoice"
                        + " identifier=\"Z\""
                        + " matchMax=\"4\">flies</simpleAssociableChoice></simpleMatchSet></matchInteraction>"));
        assertThat(question.pairs()).extracting(Matching.Pair::right).containsExactly("runs", "waits");
        assertThat(question.distractors()).containsExactly("flies");
    }

    @Test
    void words_and_numbers_are_typed() {
        ShortAnswer words = (ShortAnswer) one(item(
                "cardinality=\"single\" baseType=\"string\">" + correct("York")
                        + "<mapping defaultValue=\"0\"><mapEntry mapKey=\"York\""
                        + " mappedValue=\"1\"/><mapEntry mapKey=\"york city\""
                        + " mappedValue=\"0.5\"/></mapping>",
                "<p>Made glorious summer by this sun of <textEntryInteraction"
                        + " responseIdentifier=\"R1\" expectedLength=\"15\"/>.</p>"));
        assertThat(words.prompt()).isEqualTo("Made glorious summer by this sun of _____.");
        assertThat(words.isRight("YORK")).isTrue();
        assertThat(words.nearly("York City")).isPresent();
        Numeric number = (Numeric)
                one(
                        item(
                                        "cardinality=\"single\" baseType=\"float\">" + correct("9.81"),
                                        "<p>How much?</p><p><textEntryInteraction responseIdentifier=\"R1\"/></p>")
                                .replaceFirst(
                                        "<responseProcessing [^>]*/>",
                                        "<responseProcessing><responseCondition><responseIf><equal"
                                                + " toleranceMode=\"relative\" tolerance=\"1 1\"><variable"
                                                + " identifier=\"R1\"/><correct"
                                                + " identifier=\"R1\"/></equal></responseIf></responseCondition></responseProcessing>"));
        assertThat(number.prompt()).isEqualTo("How much?");
        assertThat(number.answer()).isEqualTo(9.81);
        assertThat(number.tolerance()).isEqualTo(0.0981);
    }

    @Test
    void a_choice_within_a_sentence_leaves_a_gap_there() {
        SingleChoice question = (SingleChoice) one(item(
                "cardinality=\"single\" baseType=\"identifier\">" + correct("Y"),
                "<p>This sun of <inlineChoiceInteraction responseIdentifier=\"R1\" shuffle=\"false\"><inlineChoice"
                        + " identifier=\"L\">Lancaster</inlineChoice><inlineChoice"
                        + " identifier=\"Y\">York</inlineChoice></inlineChoiceInteraction>, he said.</p>"));
        assertThat(question.prompt()).isEqualTo("This sun of _____, he said.");
        assertThat(question.options()).extracting(Option::text).containsExactly("Lancaster", "York");
        assertThat(question.options()).extracting(Option::correct).containsExactly(false, true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>No interaction.</p>",
                "<p>A <textEntryInteraction responseIdentifier=\"R1\"/> and <textEntryInteraction"
                        + " responseIdentifier=\"R2\"/></p>",
                "<extendedTextInteraction responseIdentifier=\"R1\"/>",
                "<p>One <inlineChoiceInteraction responseIdentifier=\"R1\"/></p>",
                "<hotspotInteraction responseIdentifier=\"R1\"/>",
                "<choiceInteraction responseIdentifier=\"R1\" maxChoices=\"1\"><simpleChoice"
                        + " identifier=\"A\">x</simpleChoice></choiceInteraction>",
                "<p>See <img src=\"a.png\"/></p><choiceInteraction responseIdentifier=\"R1\""
                        + " maxChoices=\"1\"><simpleChoice identifier=\"A\">x</simpleChoice><simpleChoice"
                        + " identifier=\"B\">y</simpleChoice></choiceInteraction>",
            })
    void what_cannot_be_taken_over_is_a_problem(String body) {
        QuizImport read = read(item("cardinality=\"single\" baseType=\"identifier\">" + correct("A"), body));
        assertThat(read.isWhole()).isFalse();
        assertThat(read.problems().get(0).where()).isEqualTo("item1");
    }

    @Test
    void a_package_gives_order_title_time_and_weights() throws IOException {
        String choice = item(
                "cardinality=\"single\" baseType=\"identifier\">" + correct("A"),
                "<choiceInteraction responseIdentifier=\"R1\" maxChoices=\"1\"><prompt>Which?</prompt>" + CHOICES
                        + "</choiceInteraction>");
        Map<String, String> files = new LinkedHashMap<>();
        files.put("imsmanifest.xml", "<manifest xmlns=\"http://www.imsglobal.org/xsd/imscp_v1p1\"/>");
        files.put("qti/a.xml", choice.replace("item1", "a"));
        files.put("qti/b.xml", choice.replace("item1", "b"));
        files.put(
                "qti/test.xml",
                "<assessmentTest xmlns=\"http://www.imsglobal.org/xsd/imsqti_v2p1\" identifier=\"t\""
                        + " title=\"Two\"><timeLimits maxTime=\"90\"/><testPart><assessmentSection><rubricBlock"
                        + " view=\"candidate\"><p>Hello.</p></rubricBlock><assessmentItemRef identifier=\"x\""
                        + " href=\"b.xml\"><weight identifier=\"W\" value=\"3\"/></assessmentItemRef><assessmentItemRef"
                        + " identifier=\"y\" href=\"./a.xml\"/><assessmentItemRef identifier=\"z\" href=\"gone.xml\"/>"
                        + "</assessmentSection></testPart></assessmentTest>");
        QuizImport read = QuizImport.of("two.zip", zip(files));
        assertThat(read.quiz().questions()).extracting(Question::id).containsExactly("b", "a");
        assertThat(read.quiz().questions()).extracting(Question::weight).containsExactly(3, 1);
        assertThat(read.quiz().title()).isEqualTo("Two");
        assertThat(read.quiz().minutes()).isEqualTo(2);
        assertThat(read.quiz().intro()).isEqualTo("Hello.");
        assertThat(read.problems()).extracting(p -> p.where()).containsExactly("gone.xml");
    }

    static byte[] zip(Map<String, String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
