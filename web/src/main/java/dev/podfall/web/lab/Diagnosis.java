package dev.podfall.web.lab;

import dev.podfall.grader.attempt.Attempt;
import dev.podfall.web.ui.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The diagnosis of an attempt as its form has it: a field {@code answer-ID} for each question. */
record Diagnosis(Attempt attempt) {
    private static final String FIELD = "answer-";

    static String field(Attempt.QuestionView question) {
        return FIELD + question.id();
    }

    /** What was chosen in the form, by question id. */
    Map<String, String> sent(Form form) {
        var answers = new LinkedHashMap<String, String>();
        for (var question : attempt.questions()) {
            form.text(field(question))
                    .filter(value -> !value.isEmpty())
                    .ifPresent(value -> answers.put(question.id(), value));
        }
        return answers;
    }

    /** As the form would send it. */
    List<Map.Entry<String, String>> fields(Map<String, String> answers) {
        var fields = new ArrayList<Map.Entry<String, String>>();
        for (var question : attempt.questions()) {
            var value = answers.get(question.id());
            if (value != null) {
                fields.add(Map.entry(field(question), value));
            }
        }
        return fields;
    }

    boolean isChosen(Attempt.QuestionView question, Attempt.QuestionView.Choice option) {
        return option.value().equals(attempt.answers().values().get(question.id()));
    }

    /** The text of what is chosen; null without. */
    String chosen(Attempt.QuestionView question) {
        return text(question, attempt.answers().values().get(question.id()));
    }

    List<String> texts(Map<String, String> answers) {
        return attempt.questions().stream()
                .filter(question -> answers.containsKey(question.id()))
                .map(question -> text(question, answers.get(question.id())))
                .toList();
    }

    private static String text(Attempt.QuestionView question, String value) {
        return question.options().stream()
                .filter(option -> option.value().equals(value))
                .map(Attempt.QuestionView.Choice::text)
                .findFirst()
                .orElse(value);
    }

    /** How many questions have no answer. */
    long open() {
        return attempt.questions().stream()
                .filter(question -> chosen(question) == null)
                .count();
    }
}
