package dev.podfall.web.history;

import dev.podfall.grader.gameday.Drillmaster;
import dev.podfall.web.account.Session;
import dev.podfall.web.attempt.Attempts;
import dev.podfall.web.exam.Exams;
import dev.podfall.web.gameday.Held;
import dev.podfall.web.store.SittingRepository;
import dev.podfall.web.ui.Frame;
import dev.podfall.web.ui.Html;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Labs, quizzes, exams and drills, each newest first. A lab of an exam is told with its exam. */
@Controller("/history")
@ExecuteOn(TaskExecutors.BLOCKING)
final class HistoryPage {
    private final Attempts attempts;
    private final SittingRepository quizzes;
    private final Exams exams;
    private final Drillmaster drills;

    HistoryPage(Attempts attempts, SittingRepository quizzes, Exams exams, Drillmaster drills) {
        this.attempts = attempts;
        this.quizzes = quizzes;
        this.exams = exams;
        this.drills = drills;
    }

    @Get
    HttpResponse<?> show(Session session) {
        var labs = attempts.all(session).stream().filter(a -> a.exam() == null).toList();
        var taken = quizzes.findByLearnerIdOrderByStartedAtDesc(session.learner());
        var sat = exams.all(session);
        var held = Held.of(drills.drills());
        var frame = Frame.said("nav.history", Frame.Section.HISTORY, session);
        return Html.page(
                out -> JtehistoryGenerated.render(out, null, frame, labs, taken, sat, held, session.isOfOwner()));
    }
}
