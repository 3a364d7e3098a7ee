package dev.podfall.scenario.lint.exam;

import dev.podfall.scenario.exam.blueprint.Section;
import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.quiz.Question;
import dev.podfall.scenario.quiz.Quiz;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a section names is there: quizzes, their questions, labs; and domains are not forgotten. */
final class NamesAreKnown implements ExamRule {
    @Override
    public List<Finding> check(LintedExam exam) {
        List<Finding> findings = new ArrayList<>();
        exam.sections((i, section) -> {
            if (section.labs() != null) {
                labs(exam, i, section.labs(), findings);
            }
            if (section.questions() != null) {
                questions(exam, i, section.questions(), findings);
            }
        });
        return findings;
    }

    private static void labs(LintedExam exam, int i, Section.Labs labs, List<Finding> findings) {
        if (labs.domains().isEmpty()) {
            findings.add(exam.ofSection(
                    i, "it draws labs of no domain.", "Name the domains: domains: [networking].", "labs", "domains"));
        }
        Set<String> known = Set.copyOf(exam.pools().labIds());
        labs.only().stream()
                .filter(id -> !known.contains(id))
                .map(id -> exam.ofSection(
                        i,
                        "there is no lab \"" + id + "\" for exams.",
                        "Name one that podfall labs lists, or take it out.",
                        "labs",
                        "only"))
                .forEach(findings::add);
    }

    private static void questions(LintedExam exam, int i, Section.Questions wanted, List<Finding> findings) {
        List<Quiz> quizzes = exam.pools().quizzes();
        Set<String> known = quizzes.stream().map(Quiz::id).collect(Collectors.toSet());
        wanted.quizzes().stream()
                .filter(id -> !known.contains(id))
                .map(id -> exam.ofSection(
                        i,
                        "there is no quiz \"" + id + "\".",
                        "Name one of quizzes/, or take it out.",
                        "questions",
                        "quizzes"))
                .forEach(findings::add);
        Set<String> questions = quizzes.stream()
                .filter(q -> wanted.quizzes().contains(q.id()))
                .flatMap(q -> q.questions().stream())
                .map(Question::id)
                .collect(Collectors.toSet());
        wanted.only().stream()
                .filter(id -> !questions.contains(id))
                .map(id -> exam.ofSection(
                        i,
                        "its quizzes have no question \"" + id + "\".",
                        "Name one that they have, or take it out.",
                        "questions",
                        "only"))
                .forEach(findings::add);
    }
}
