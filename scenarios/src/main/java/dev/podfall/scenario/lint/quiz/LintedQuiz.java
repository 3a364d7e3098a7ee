package dev.podfall.scenario.lint.quiz;

import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.quiz.MultipleChoice;
import dev.podfall.scenario.quiz.Option;
import dev.podfall.scenario.quiz.Question;
import dev.podfall.scenario.quiz.Quiz;
import dev.podfall.scenario.quiz.ReadOutput;
import dev.podfall.scenario.quiz.ReadPicture;
import dev.podfall.scenario.quiz.SingleChoice;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A quiz under inspection.
 *
 * @param file from the catalogue's root
 * @param earlier files by the ids of the quizzes that were read before this one
 */
record LintedQuiz(String file, Quiz quiz, Map<String, String> earlier) {
    Finding finding(String what, String howToFix) {
        return new Finding(file, what, howToFix);
    }

    Finding finding(Question question, String what, String howToFix) {
        return new Finding(file + ", question " + question.id(), what, howToFix);
    }

    Finding finding(Text text, String what, String howToFix) {
        return new Finding(file + ", " + text.place(), what, howToFix);
    }

    <Q extends Question> Stream<Q> questions(Class<Q> type) {
        return quiz.questions().stream().filter(type::isInstance).map(type::cast);
    }

    /** The options of the questions that have options. */
    Map<Question, List<Option>> choices() {
        Map<Question, List<Option>> choices = new LinkedHashMap<>();
        questions(SingleChoice.class).forEach(q -> choices.put(q, q.options()));
        questions(MultipleChoice.class).forEach(q -> choices.put(q, q.options()));
        questions(ReadOutput.class).forEach(q -> choices.put(q, q.options()));
        questions(ReadPicture.class).forEach(q -> choices.put(q, q.options()));
        return choices;
    }

    /** All that is written in it. */
    Stream<Text> texts() {
        Stream<Text> own = Stream.of(
                Text.line("title", quiz.title()),
                Text.name("version", quiz.version()),
                Text.prose("intro", quiz.intro()));
        return Stream.concat(own, quiz.questions().stream().flatMap(QuestionTexts::of));
    }

    /** Those that are there more than once. */
    static Set<String> repeated(Collection<String> names) {
        Set<String> seen = new HashSet<>();
        Set<String> repeated = new LinkedHashSet<>();
        names.stream().filter(name -> !seen.add(name)).forEach(repeated::add);
        return repeated;
    }
}
