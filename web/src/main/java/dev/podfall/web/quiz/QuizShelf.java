package dev.podfall.web.quiz;

import dev.podfall.scenario.lint.quiz.InspectedQuiz;
import dev.podfall.scenario.lint.quiz.QuizLint;
import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.load.QuizFile;
import dev.podfall.scenario.load.UnknownQuiz;
import dev.podfall.scenario.quiz.Quiz;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The quizzes of the catalogue. Their files are looked at each time, and read again when one has changed. */
@Singleton
final class QuizShelf {
    private final Catalogue catalogue;
    private List<QuizFile> files = List.of();
    private List<InspectedQuiz> inspected = List.of();

    QuizShelf(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Those that can be taken, by their titles; an author's takes the place of Podfall's of the same id. */
    List<Quiz> offered() {
        Map<String, Quiz> byId = new LinkedHashMap<>();
        all().stream().filter(InspectedQuiz::isOffered).forEach(quiz -> byId.put(quiz.id(), quiz.quiz()));
        return byId.values().stream()
                .sorted(Comparator.comparing(Quiz::title, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /** Those that are written wrongly, with what is to be corrected. */
    List<InspectedQuiz> broken() {
        return all().stream().filter(quiz -> !quiz.isOffered()).toList();
    }

    /**
     * A quiz that can be taken.
     *
     * @throws QuizNotOffered if it is written wrongly
     * @throws UnknownQuiz if there is none of that name
     */
    Quiz quiz(String id) {
        var offered = offered();
        return offered.stream().filter(quiz -> quiz.id().equals(id)).findFirst().orElseThrow(() -> {
            if (broken().stream().anyMatch(quiz -> quiz.id().equals(id))) {
                return new QuizNotOffered(id);
            }
            return new UnknownQuiz(id, offered.stream().map(Quiz::id).toList());
        });
    }

    private synchronized List<InspectedQuiz> all() {
        var now = catalogue.quizFiles();
        if (!now.equals(files)) {
            inspected = QuizLint.of(now);
            files = now;
        }
        return inspected;
    }
}
