package dev.podfall.web.quiz;

import dev.podfall.scenario.load.Catalogue;
import dev.podfall.scenario.quiz.Quiz;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The quizzes of the catalogue, read once. */
@Singleton
final class QuizShelf {
    private final Catalogue catalogue;
    private final Map<String, Quiz> read = new ConcurrentHashMap<>();
    private volatile List<Quiz> all;

    QuizShelf(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    List<Quiz> all() {
        if (all == null) {
            all = catalogue.quizzes();
        }
        return all;
    }

    /** @throws dev.podfall.scenario.load.UnknownQuiz if there is none of that name */
    Quiz quiz(String id) {
        return read.computeIfAbsent(id, catalogue::quiz);
    }
}
