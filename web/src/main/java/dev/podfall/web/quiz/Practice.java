package dev.podfall.web.quiz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.quiz.Feedback;
import dev.podfall.scenario.quiz.Question;
import dev.podfall.scenario.quiz.Quiz;
import dev.podfall.web.store.PracticeCardRepository;
import dev.podfall.web.store.PracticeCardRow;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What learners missed, in Leitner's boxes: missed, a question goes to the first box and is due at once; right, it goes one further and
 * waits longer; right in the last, it is learned. Only what is due moves on.
 */
@Singleton
final class Practice {
    /** The id of the quiz that it makes. */
    static final String ID = "what-you-missed";

    private static final List<Duration> WAITS =
            List.of(Duration.ZERO, Duration.ofDays(1), Duration.ofDays(3), Duration.ofDays(7), Duration.ofDays(21));
    private static final int MOST = 15;
    private static final int MINUTES_EACH = 2;
    private static final int PASS_MARK = 66;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final PracticeCardRepository cards;
    private final QuizShelf quizzes;

    Practice(PracticeCardRepository cards, QuizShelf quizzes) {
        this.cards = cards;
        this.quizzes = quizzes;
    }

    /** How many questions are due, and when the next one is. */
    record Queue(int due, int waiting, Optional<Instant> next) {}

    Queue queue(String learner, Instant now) {
        var all = cards.findByLearnerIdOrderByDueAt(learner);
        var due = (int) all.stream().filter(card -> isDue(card, now)).count();
        var next = all.stream()
                .map(PracticeCardRow::dueAt)
                .filter(at -> at.isAfter(now))
                .findFirst();
        return new Queue(due, all.size() - due, next);
    }

    /**
     * The questions that are due, the longest due first, with other numbers than before. Each is called by its card.
     *
     * @throws NothingToPractise if there is none
     */
    Quiz quiz(String learner, long seed, Instant now) {
        var byQuiz = quizzes.offered().stream().collect(Collectors.toMap(Quiz::id, quiz -> quiz));
        var questions = new ArrayList<Question>();
        for (var card : cards.findByLearnerIdOrderByDueAt(learner)) {
            if (isDue(card, now) && questions.size() < MOST) {
                question(byQuiz, card)
                        .map(q -> called(q.drawn(seed), card.id()))
                        .ifPresent(questions::add);
            }
        }
        if (questions.isEmpty()) {
            throw new NothingToPractise();
        }
        return new Quiz(
                ID,
                "What you missed",
                "1",
                questions.size() * MINUTES_EACH,
                PASS_MARK,
                "Questions that you missed before. Each answer is explained at once.",
                questions,
                Feedback.immediate,
                null);
    }

    /** Moves cards by what a sitting earned. */
    void learn(Sitting sitting, Marks marks, Instant now) {
        var isPractice = sitting.row().quizId().equals(ID);
        var all = cards.findByLearnerIdOrderByDueAt(sitting.row().learnerId());
        for (var question : sitting.questions()) {
            var mark = marks.byQuestion().get(question.id());
            var card = all.stream()
                    .filter(c -> isPractice
                            ? c.id().equals(question.id())
                            : c.quizId().equals(sitting.quiz().id())
                                    && c.questionId().equals(question.id()))
                    .findFirst();
            if (mark.fraction() >= 1) {
                card.filter(c -> isDue(c, now)).ifPresent(c -> promote(c, now));
            } else if (card.isPresent()) {
                cards.update(card.get().moved(1, now));
            } else if (!isPractice) {
                cards.save(new PracticeCardRow(
                        UUID.randomUUID().toString(),
                        sitting.row().learnerId(),
                        sitting.quiz().id(),
                        question.id(),
                        1,
                        now));
            }
        }
    }

    private void promote(PracticeCardRow card, Instant now) {
        if (card.box() >= WAITS.size()) {
            cards.delete(card);
        } else {
            cards.update(card.moved(card.box() + 1, now.plus(WAITS.get(card.box()))));
        }
    }

    private static boolean isDue(PracticeCardRow card, Instant now) {
        return !card.dueAt().isAfter(now);
    }

    private static Optional<Question> question(Map<String, Quiz> byQuiz, PracticeCardRow card) {
        return Optional.ofNullable(byQuiz.get(card.quizId())).stream()
                .flatMap(quiz -> quiz.questions().stream())
                .filter(question -> question.id().equals(card.questionId()))
                .findFirst();
    }

    /** The same question under another id, so that those of two quizzes are told apart. */
    private static Question called(Question question, String id) {
        ObjectNode tree = MAPPER.valueToTree(question);
        try {
            return MAPPER.treeToValue(tree.put("id", id), Question.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A question can be read as it was written.", e);
        }
    }
}
