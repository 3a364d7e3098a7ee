package dev.podfall.grader.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.podfall.scenario.quiz.FaultyLine;
import dev.podfall.scenario.quiz.FaultyLine.Line;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A line of a manifest as an answer. */
class FaultyLineMarkingTest {
    private final FaultyLine question = new FaultyLine(
            "ports",
            "Which line?",
            1,
            null,
            "8080 is meant.",
            "ports:\n  - port: 80\n    targetPort: 8000\n    protocol: TCP\n",
            List.of(new Line(3, true, "Nobody listens there."), new Line(2, false, "Clients use it.")),
            "Nothing is wrong here.");

    @ParameterizedTest
    @CsvSource({"3, 1, COMPLETE", "2, 0, COMPLETE", "4, 0, COMPLETE", "0, 0, NONE", "5, 0, NONE", "three, 0, NONE"})
    void the_faulty_line_earns_everything_and_only_lines_that_are_there_are_answers(
            String given, double fraction, Completeness completeness) {
        assertThat(Marker.mark(question, text(given)).fraction()).isEqualTo(fraction);
        assertThat(Marker.mark(question, text(given)).answered()).isEqualTo(completeness == Completeness.COMPLETE);
        assertThat(Marker.completeness(question, text(given))).isEqualTo(completeness);
    }

    @Test
    void what_was_chosen_is_remarked_upon_even_if_the_author_says_nothing_about_that_line() {
        Mark mark = Marker.mark(question, text("4"));
        assertThat(mark.right()).isEqualTo("Line 3: `targetPort: 8000`");
        assertThat(mark.remarks())
                .containsExactly(
                        new Mark.Remark("Line 2: `- port: 80`", false, false, "Clients use it."),
                        new Mark.Remark("Line 3: `targetPort: 8000`", false, true, "Nobody listens there."),
                        new Mark.Remark("Line 4: `protocol: TCP`", true, false, "Nothing is wrong here."));
        assertThat(Marker.mark(question, null).remarks()).hasSize(2);
    }

    @Test
    void the_manifest_is_shown_with_numbers_beneath_the_prompt() {
        assertThat(question.promptInFull()).isEqualTo("""
                        Which line?

                        ```text
                        1  ports:
                        2    - port: 80
                        3      targetPort: 8000
                        4      protocol: TCP
                        ```
                        """);
    }

    private static JsonNode text(String text) {
        return JsonNodeFactory.instance.textNode(text);
    }
}
