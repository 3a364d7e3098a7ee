package dev.podfall.web.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.quiz.QuestionView;
import dev.podfall.scenario.lint.quiz.InspectedQuiz;
import dev.podfall.scenario.quiz.Feedback;
import dev.podfall.scenario.quiz.Question;
import dev.podfall.scenario.quiz.Quiz;
import dev.podfall.web.account.KeyLinks;
import dev.podfall.web.account.Session;
import dev.podfall.web.quiz.form.Reply;
import dev.podfall.web.server.RequestRefused;
import dev.podfall.web.store.SittingRow;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Quizzes for programs: the same sittings as on the pages, by the same rules and the same clock. */
@Singleton
public final class Quizzes {
    private static final int LONGEST = 20_000;

    private final QuizShelf shelf;
    private final Sittings sittings;
    private final KeyLinks links;

    Quizzes(QuizShelf shelf, Sittings sittings, KeyLinks links) {
        this.shelf = shelf;
        this.sittings = sittings;
        this.links = links;
    }

    /** Reads and inspects the files of all quizzes, where that was not done yet. */
    public void read() {
        shelf.offered();
    }

    /** @param best the highest score; null without one */
    public record Offer(
            String id,
            String title,
            int questions,
            int minutes,
            int passMark,
            Feedback feedback,
            Integer secondsPerQuestion,
            boolean running,
            Integer best) {}

    /** @param due how many questions that were missed can be practised now */
    public record Shelf(List<Offer> quizzes, List<String> broken, int due, int waiting) {}

    public Shelf all(Session session) {
        var history = sittings.history(session.learner());
        var queue = sittings.queue(session.learner());
        return new Shelf(
                shelf.offered().stream().map(quiz -> offer(quiz, history)).toList(),
                shelf.broken().stream().map(InspectedQuiz::id).toList(),
                queue.due(),
                queue.waiting());
    }

    private static Offer offer(Quiz quiz, List<SittingRow> history) {
        var own = history.stream().filter(row -> row.quizId().equals(quiz.id())).toList();
        return new Offer(
                quiz.id(),
                quiz.title(),
                quiz.questions().size(),
                quiz.minutes(),
                quiz.passMark(),
                quiz.feedback(),
                quiz.secondsPerQuestion(),
                own.stream().anyMatch(row -> row.endedAt() == null),
                own.stream()
                        .map(SittingRow::score)
                        .filter(Objects::nonNull)
                        .max(Integer::compare)
                        .orElse(null));
    }

    /**
     * Whether the answers of a quiz may be seen.
     *
     * @throws dev.podfall.grader.exam.NotInThisExam if an exam that the learner is at asks questions of it
     */
    public void requireNoExam(Session session, String quiz) {
        sittings.requireNoExam(session.learner(), quiz);
    }

    public QuizSitting start(Session session, String quiz, Optional<Feedback> feedback) {
        return shown(sittings.start(session.learner(), quiz, feedback));
    }

    /** What was missed and is due. */
    public QuizSitting practise(Session session) {
        return shown(sittings.practise(session.learner()));
    }

    /** @param id {@code latest} for the one that runs, {@code handed-in} for what was handed in last; else the newest */
    public QuizSitting find(Session session, String id) {
        return shown(own(session, id));
    }

    /** Turns to a question, so that its own clock runs, if it has one. */
    public QuizSitting look(Session session, String id, int number) {
        var sitting = own(session, id);
        return shown(sittings.look(sitting, question(sitting, number)));
    }

    /**
     * Keeps an answer.
     *
     * @param response null takes it back
     * @throws RequestRefused if it is none that the question's type can have
     * @throws QuizClosed if it came too late
     */
    public QuizSitting answer(Session session, String id, int number, JsonNode response) {
        var sitting = own(session, id);
        var question = question(sitting, number);
        var reply = response == null ? Reply.NONE : new Reply(fitting(question, response));
        var saved = sittings.save(sitting, question, reply, sitting.isFlagged(question), Optional.empty());
        return switch (saved.outcome()) {
            case STORED, CHANGED_ELSEWHERE -> shown(saved.sitting());
            case LOCKED -> throw QuizClosed.question(number);
            case OVER -> throw QuizClosed.sitting(saved.sitting().id());
        };
    }

    /** The answer stands, and is explained, where that is not left to the end. */
    public QuizSitting check(Session session, String id, int number) {
        var sitting = own(session, id);
        return shown(sittings.check(sitting, question(sitting, number)));
    }

    public QuizSitting flag(Session session, String id, int number, boolean on) {
        var sitting = own(session, id);
        var question = question(sitting, number);
        var saved = sittings.save(sitting, question, sitting.reply(question), on, Optional.empty());
        return shown(saved.sitting());
    }

    public QuizSitting submit(Session session, String id) {
        return shown(sittings.submit(own(session, id)));
    }

    private QuizSitting shown(Sitting sitting) {
        var page = sitting.isOver() ? sitting.path() + "/result" : sitting.path();
        return QuizSitting.of(sitting, links.to(page).toString());
    }

    private Sitting own(Session session, String id) {
        var isEnded = id.equals("handed-in");
        if (!id.equals("latest") && !isEnded) {
            return sittings.find(session.learner(), id);
        }
        var history = sittings.history(session.learner());
        return history.stream()
                .filter(row -> isEnded == (row.endedAt() != null))
                .max(Comparator.comparing(row -> isEnded ? row.endedAt() : row.startedAt()))
                .or(() -> history.stream().findFirst())
                .map(row -> sittings.find(session.learner(), row.id()))
                .orElseThrow(UnknownSitting::new);
    }

    private static Question question(Sitting sitting, int number) {
        if (number < 1 || number > sitting.count()) {
            throw new UnknownSitting(sitting.count());
        }
        return sitting.question(number);
    }

    private static JsonNode fitting(Question question, JsonNode response) {
        var fits = switch (QuestionView.of(question).type()) {
            case "multiple", "ordering" -> response.isArray() && areTexts(response);
            case "matching" -> response.isObject() && areTexts(response);
            default -> response.isTextual();
        };
        if (!fits) {
            throw RequestRefused.malformed("The answer has not the form that this type of question has.");
        }
        if (response.toString().length() > LONGEST) {
            throw RequestRefused.tooLarge("The answer is too long: at most " + LONGEST + " characters are taken.");
        }
        return response;
    }

    private static boolean areTexts(JsonNode response) {
        return StreamSupport.stream(response.spliterator(), false).allMatch(JsonNode::isTextual);
    }
}
