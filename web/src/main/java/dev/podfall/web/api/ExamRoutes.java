package dev.podfall.web.api;

import dev.podfall.grader.exam.ExamRequest;
import dev.podfall.grader.exam.ExamShelf;
import dev.podfall.grader.exam.Examiner;
import dev.podfall.scenario.exam.blueprint.Exam;
import dev.podfall.scenario.lint.exam.InspectedExam;
import dev.podfall.web.account.Session;
import dev.podfall.web.exam.Exams;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;

/** The exams there are, and starting one. */
@Controller("/api/v1/exams")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ExamRoutes {
    private final Examiner examiner;
    private final Exams exams;

    ExamRoutes(Examiner examiner, Exams exams) {
        this.examiner = examiner;
        this.exams = exams;
    }

    @Get
    HttpResponse<?> list(Session session) {
        ExamShelf shelf = examiner.shelf();
        var offered = shelf.offered().stream().map(Offer::of).toList();
        var broken = shelf.broken().stream().map(InspectedExam::id).toList();
        var mine = exams.all(session).stream()
                .map(s -> new Mine(s.sitting(), s.exam(), s.title(), s.state().name(), s.url()))
                .toList();
        return Json.ok(Map.of("exams", offered, "broken", broken, "sittings", mine));
    }

    @Get("/{id}")
    HttpResponse<?> show(String id) {
        return Json.ok(Map.of("exam", Offer.of(examiner.shelf().exam(id))));
    }

    @Post("/{id}/start")
    HttpResponse<?> start(String id, @Nullable @Body byte[] body, Session session) {
        var wish = Json.read(body, Wish.class);
        var sitting = examiner.start(new ExamRequest(id, session.learner(), wish.seed(), wish.extraTime()));
        return Json.ok(Map.of("sitting", exams.linked(sitting)));
    }

    record Wish(Long seed, Integer extraTime) {}

    /** One of the learner's sittings, in short. */
    record Mine(String sitting, String exam, String title, String state, String url) {}

    /** An exam as lists show it; sections are told by their titles alone. */
    record Offer(
            String id,
            String title,
            Exam.Kind kind,
            String intro,
            int minutes,
            int passMark,
            int tasks,
            int labs,
            List<Part> sections,
            Exam.Afterwards afterwards,
            List<Exam.Document> documents) {
        /** @param weight in per cent of the paper */
        record Part(String title, int tasks, int weight) {}

        static Offer of(Exam exam) {
            var blueprint = exam.blueprint();
            return new Offer(
                    exam.id(),
                    exam.title(),
                    exam.kind(),
                    exam.intro(),
                    blueprint.minutes(),
                    blueprint.passMark(),
                    blueprint.tasks(),
                    blueprint.labs(),
                    blueprint.sections().stream()
                            .map(s -> new Part(s.title(), s.tasks(), s.weight()))
                            .toList(),
                    exam.afterwards(),
                    exam.documents());
        }
    }
}
