package dev.podfall.scenario.quiz.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.podfall.scenario.quiz.Feedback;
import dev.podfall.scenario.quiz.Quiz;

/** A quiz as the text of a file, without what may be left out. */
final class QuizYaml {
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
            .build();

    private QuizYaml() {}

    /** @param origin one line, put in front as a comment */
    static String of(Quiz quiz, String origin) {
        try {
            JsonNode tree = MAPPER.valueToTree(quiz);
            tree.path("questions").forEach(question -> tidy((ObjectNode) question));
            if (quiz.feedback() == Feedback.deferred) {
                ((ObjectNode) tree).remove("feedback");
            }
            return "# " + origin.replaceAll("\\R", " ") + "\n" + MAPPER.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A quiz can be written.", e);
        }
    }

    private static void tidy(ObjectNode question) {
        if (question.path("weight").asInt() == 1) {
            question.remove("weight");
        }
        if (question.path("tags").isEmpty()) {
            question.remove("tags");
        }
        question.path("options").forEach(option -> {
            if (!option.path("correct").asBoolean()) {
                ((ObjectNode) option).remove("correct");
            }
        });
    }
}
