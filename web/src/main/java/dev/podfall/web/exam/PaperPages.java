package dev.podfall.web.exam;

import dev.podfall.engine.Progress;
import dev.podfall.grader.exam.Examiner;
import dev.podfall.grader.exam.Sitting;
import dev.podfall.grader.exam.SittingState;
import dev.podfall.web.account.Session;
import dev.podfall.web.certificate.Certificates;
import dev.podfall.web.ui.Form;
import dev.podfall.web.ui.Frame;
import dev.podfall.web.ui.Html;
import dev.podfall.web.ui.Phases;
import dev.podfall.web.ui.Texts;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.inject.Named;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;

/** A sitting of an exam: the paper, one task a page, and its end. What is over shows its report. */
@Controller("/exam-sittings/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PaperPages {
    private final Examiner examiner;
    private final Exams exams;
    private final ExamTerminals terminals;
    private final ExecutorService threads;
    private final Certificates certificates;

    PaperPages(
            Examiner examiner,
            Exams exams,
            ExamTerminals terminals,
            @Named(TaskExecutors.BLOCKING) ExecutorService threads,
            Certificates certificates) {
        this.examiner = examiner;
        this.exams = exams;
        this.terminals = terminals;
        this.threads = threads;
        this.certificates = certificates;
    }

    /** Goes on where the candidate was. */
    @Get
    HttpResponse<?> resume(String id, Session session) {
        var sitting = exams.find(session, id);
        if (sitting.state() != SittingState.running) {
            return toReport(sitting);
        }
        return sitting.current() == 0
                ? Html.goTo(Exams.path(id) + "/paper")
                : Html.goTo(Exams.path(id) + "/tasks/" + sitting.current());
    }

    /** All tasks at a glance. */
    @Get("/paper")
    HttpResponse<?> paper(String id, Session session) {
        var sitting = exams.find(session, id);
        if (sitting.state() != SittingState.running) {
            return toReport(sitting);
        }
        var frame = Frame.translated(sitting.title(), Frame.Section.EXAMS, session);
        return Html.page(out -> JtepaperGenerated.render(out, null, frame, sitting));
    }

    @Get("/tasks/{number}")
    HttpResponse<?> task(String id, int number, @QueryValue Optional<String> moved, Session session) {
        var sitting = exams.find(session, id);
        if (sitting.state() != SittingState.running) {
            return toReport(sitting);
        }
        var page = TaskPages.page(examiner, atTask(sitting, number), number, moved.orElse(""));
        var frame = Frame.translated(
                Texts.in(session.language()).say("exam.report.task", number) + " " + sitting.title(),
                Frame.Section.EXAMS,
                session);
        var beside = page.isOpen() ? page.with(terminals.panel(session, id)) : page;
        return page.question() == null
                ? Html.page(out -> JtetaskGenerated.render(out, null, frame, beside))
                : Html.page(out -> JtequestionGenerated.render(out, null, frame, page));
    }

    /** Whoever looks at a task that was opened is at it, and finds its cluster. One that was not is opened with a button. */
    private Sitting atTask(Sitting sitting, int number) {
        var isThere = number >= 1 && number <= sitting.tasks().size();
        if (!isThere
                || sitting.task(number).question() == null
                        && sitting.task(number).attempt() == null) {
            return sitting;
        }
        return examiner.visit(sitting.sitting(), number, Progress.NONE);
    }

    /** Turns to a task from the overview; a lab's cluster is started. */
    @Post("/go")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> go(String id, @Body Map<String, Object> fields, Session session) {
        var sitting = exams.find(session, id);
        return sitting.state() == SittingState.running
                ? TaskPages.follow(
                        examiner,
                        sitting,
                        sitting.current(),
                        new Form(fields).text("go").orElse(""),
                        "")
                : toReport(sitting);
    }

    /** Opens a task; its cluster's start is told phase by phase. */
    @Post(value = "/tasks/{number}/phases", produces = Phases.TYPE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    Publisher<byte[]> open(String id, int number, Session session) {
        var sitting = exams.own(session, id);
        return Phases.of(threads, progress -> {
            examiner.visit(sitting, number, progress);
            return Exams.path(sitting) + "/tasks/" + number;
        });
    }

    /** Asks first; what is not done is named. */
    @Get("/submit")
    HttpResponse<?> ask(String id, Session session) {
        var sitting = exams.find(session, id);
        if (sitting.state() != SittingState.running) {
            return toReport(sitting);
        }
        var frame =
                Frame.translated(Texts.in(session.language()).say("exam.submit.title"), Frame.Section.EXAMS, session);
        return Html.page(out -> JtesubmitGenerated.render(out, null, frame, sitting));
    }

    @Post("/submit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> submit(String id, Session session) {
        var sitting = exams.find(session, id);
        if (sitting.state() == SittingState.running) {
            examiner.submit(sitting.sitting());
        }
        return toReport(sitting);
    }

    /** While the clusters are looked at, the page asks again by itself. */
    @Get("/report")
    HttpResponse<?> report(String id, Session session) {
        var sitting = exams.find(session, id);
        if (sitting.state() == SittingState.running) {
            return Html.goTo(Exams.path(id));
        }
        var frame = Frame.translated(
                Texts.in(session.language()).say("exam.report.title", sitting.title()), Frame.Section.EXAMS, session);
        if (sitting.state() == SittingState.grading) {
            return Html.page(out -> JtegradingGenerated.render(out, null, frame, sitting))
                    .header("Refresh", "3");
        }
        var came = exams.report(session, id);
        var report = new ReportPage(came, certificates.of(came).orElse(null));
        return Html.page(out -> JtereportGenerated.render(out, null, frame, report));
    }

    private static HttpResponse<?> toReport(Sitting sitting) {
        return Html.goTo(Exams.path(sitting.sitting()) + "/report");
    }
}
