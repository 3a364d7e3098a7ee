package dev.podfall.web.exam;

import dev.podfall.grader.exam.ExamRequest;
import dev.podfall.grader.exam.Examiner;
import dev.podfall.grader.exam.Sitting;
import dev.podfall.web.account.Session;
import dev.podfall.web.ui.Form;
import dev.podfall.web.ui.Frame;
import dev.podfall.web.ui.Html;
import dev.podfall.web.ui.Texts;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;

/** The exams there are, the rules before the start, and a learner's history with each. */
@Controller("/exams")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ExamPages {
    /** Whoever sits at this machine; the files of a catalogue of one's own are theirs. */
    private static final String LOCAL = "local";

    private final Examiner examiner;
    private final Exams exams;

    ExamPages(Examiner examiner, Exams exams) {
        this.examiner = examiner;
        this.exams = exams;
    }

    @Get
    HttpResponse<?> list(Session session) {
        var frame = Frame.translated(Texts.in(session.language()).say("nav.exams"), Frame.Section.EXAMS, session);
        var shelf = examiner.shelf();
        var list = new ExamList(
                shelf.offered(),
                shelf.broken(),
                exams.all(session),
                session.learner().equals(LOCAL));
        return Html.page(out -> JtelistGenerated.render(out, null, frame, list));
    }

    @Get("/{id}")
    HttpResponse<?> show(String id, Session session) {
        var exam = examiner.shelf().exam(id);
        var frame = Frame.translated(exam.title(), Frame.Section.EXAMS, session);
        List<Sitting> mine = exams.all(session).stream()
                .filter(s -> s.exam().equals(exam.id()))
                .toList();
        return Html.page(out -> JteintroGenerated.render(out, null, frame, exam, mine));
    }

    @Post("/{id}/start")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> start(String id, @Body Map<String, Object> fields, Session session) {
        var extra = new Form(fields)
                .text("extra")
                .filter(text -> text.matches("\\d{1,3}"))
                .map(Integer::valueOf)
                .orElse(null);
        var sitting = examiner.start(new ExamRequest(id, session.learner(), null, extra));
        return Html.goTo(Exams.path(sitting.sitting()));
    }
}
