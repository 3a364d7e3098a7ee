package dev.podfall.web.quiz;

import dev.podfall.scenario.load.UnknownQuiz;
import dev.podfall.scenario.quiz.Feedback;
import dev.podfall.scenario.quiz.Quiz;
import dev.podfall.web.account.Session;
import dev.podfall.web.store.SittingRow;
import dev.podfall.web.ui.Form;
import dev.podfall.web.ui.Frame;
import dev.podfall.web.ui.Html;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The quizzes there are, and a learner's history with each. */
@Controller("/quizzes")
@ExecuteOn(TaskExecutors.BLOCKING)
final class QuizPages {
    /** Whoever sits at this machine; the files of a catalogue of one's own are theirs. */
    private static final String LOCAL = "local";

    private final QuizShelf quizzes;
    private final Sittings sittings;

    QuizPages(QuizShelf quizzes, Sittings sittings) {
        this.quizzes = quizzes;
        this.sittings = sittings;
    }

    @Get
    HttpResponse<?> list(Session session) {
        var frame = Frame.said("nav.quizzes", Frame.Section.QUIZZES, session);
        var isAuthor = session.learner().equals(LOCAL);
        var list = new QuizList(
                quizzes.offered(),
                quizzes.broken(),
                sittings.history(session.learner()),
                isAuthor,
                sittings.queue(session.learner()));
        return Html.page(out -> JtelistGenerated.render(out, null, frame, list));
    }

    /** Charts of what was handed in. */
    @Get("/progress")
    HttpResponse<?> progress(Session session) {
        var frame = Frame.said("quiz.progress", Frame.Section.QUIZZES, session);
        var progress = Progress.of(sittings.marked(session.learner()));
        return Html.page(out -> JteprogressGenerated.render(out, null, frame, progress));
    }

    /** Also for a quiz that is gone, as long as the learner has a history with it. */
    @Get("/{id}")
    HttpResponse<?> show(String id, Session session) {
        var history = of(id, sittings.history(session.learner()));
        var isOffered = true;
        Quiz quiz;
        try {
            quiz = quizzes.quiz(id);
        } catch (UnknownQuiz | QuizNotOffered gone) {
            quiz = sittings.lastTaken(session.learner(), id).orElseThrow(() -> gone);
            isOffered = false;
        }
        return page(quiz, isOffered, history, session);
    }

    @Post("/{id}/start")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> start(String id, @Body Map<String, Object> fields, Session session) {
        var feedback = new Form(fields).text("feedback").flatMap(QuizPages::feedback);
        return Html.goTo(sittings.start(session.learner(), id, feedback).path());
    }

    @Post("/practise")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> practise(Session session) {
        return Html.goTo(sittings.practise(session.learner()).path());
    }

    private static Optional<Feedback> feedback(String named) {
        return Arrays.stream(Feedback.values())
                .filter(feedback -> feedback.name().equals(named))
                .findFirst();
    }

    private static HttpResponse<?> page(Quiz quiz, boolean isOffered, List<SittingRow> history, Session session) {
        var frame = Frame.translated(quiz.title(), Frame.Section.QUIZZES, session);
        return Html.page(out -> JteintroGenerated.render(
                out,
                null,
                frame,
                quiz,
                isOffered,
                isOffered && session.learner().equals(LOCAL),
                history));
    }

    private static List<SittingRow> of(String quiz, List<SittingRow> all) {
        return all.stream().filter(row -> row.quizId().equals(quiz)).toList();
    }
}
