package dev.podfall.web.exam;

import dev.podfall.engine.Progress;
import dev.podfall.grader.exam.ChangedElsewhere;
import dev.podfall.grader.exam.Examiner;
import dev.podfall.grader.exam.NotInThisExam;
import dev.podfall.grader.exam.Sitting;
import dev.podfall.grader.exam.SittingState;
import dev.podfall.grader.exam.UnknownTask;
import dev.podfall.web.account.Session;
import dev.podfall.web.quiz.form.Reply;
import dev.podfall.web.ui.Conflict;
import dev.podfall.web.ui.Form;
import dev.podfall.web.ui.Frame;
import dev.podfall.web.ui.Html;
import dev.podfall.web.ui.Saving;
import dev.podfall.web.ui.Texts;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a candidate does at a task: answers, flags, says that it is done, moves on, takes notes. Every button of the page sends its form, so
 * that moving on saves; with scripts each change is saved at once as well ({@link Saving}).
 */
@Controller("/exam-sittings/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TaskPages {
    private static final int LONGEST_NOTES = 10_000;

    private final Examiner examiner;
    private final Exams exams;

    TaskPages(Examiner examiner, Exams exams) {
        this.examiner = examiner;
        this.exams = exams;
    }

    /** @throws UnknownTask if there is none of that number */
    static PaperPage page(Examiner examiner, Sitting sitting, int number, String moved) {
        if (number < 1 || number > sitting.tasks().size()) {
            examiner.question(sitting.sitting(), number); // says how many there are
        }
        boolean isQuestion = sitting.task(number).question() != null;
        return new PaperPage(
                sitting, number, isQuestion ? examiner.question(sitting.sitting(), number) : null, moved, null);
    }

    @Post("/tasks/{number}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> save(
            String id, int number, @Body Map<String, Object> fields, Session session, HttpRequest<?> request) {
        var form = new Form(fields);
        var sitting = exams.find(session, id);
        if (sitting.state() != SittingState.running) {
            return over(sitting, request, session);
        }
        var page = page(examiner, sitting, number, "");
        try {
            var moved = page.question() == null ? "" : answer(page, form);
            form.text("flag").ifPresent(on -> examiner.flag(id, number, on.equals("on")));
            form.text("done").ifPresent(on -> examiner.done(id, number, on.equals("on")));
            if (Saving.isAsked(request)) {
                var kept = examiner.sitting(id).task(number).answer();
                return Saving.stored(kept == null ? 0 : kept.revision());
            }
            return follow(
                    examiner, exams.find(session, id), number, form.text("go").orElse(""), moved);
        } catch (ChangedElsewhere elsewhere) {
            return Saving.isAsked(request)
                    ? Saving.changedElsewhere(elsewhere.revision(), page.form().values(new Reply(elsewhere.kept())))
                    : conflict(page, form, elsewhere, session);
        } catch (NotInThisExam meanwhile) {
            if (examiner.sitting(id).state() == SittingState.running) {
                throw meanwhile;
            }
            return over(sitting, request, session);
        }
    }

    /** @return the place a step was moved to, such as {@code 2-up}; empty for none */
    private String answer(PaperPage page, Form form) {
        var before = page.reply();
        var isCleared = form.text("clear").isPresent();
        var reply = isCleared ? Reply.NONE : page.form().read(form, before);
        var basis =
                form.text(Saving.REVISION).isPresent() ? OptionalLong.of(Saving.revision(form)) : OptionalLong.empty();
        examiner.answer(page.sitting().sitting(), page.number(), reply.isGiven() ? reply.json() : null, basis);
        return page.form().moved(form, reply);
    }

    private static HttpResponse<?> over(Sitting sitting, HttpRequest<?> request, Session session) {
        var report = Exams.path(sitting.sitting()) + "/report";
        return Saving.isAsked(request)
                ? Saving.over(Texts.in(session.language()).say("exam.over.late"), report)
                : Html.goTo(report);
    }

    /** Where a button leads; a lab's cluster is started on the way. */
    static HttpResponse<?> follow(Examiner examiner, Sitting sitting, int number, String go, String moved) {
        var path = Exams.path(sitting.sitting());
        var count = sitting.tasks().size();
        if (go.equals("paper") || go.equals("next") && number >= count) {
            return Html.goTo(path + "/paper");
        } else if (go.equals("submit")) {
            return Html.goTo(path + "/submit");
        }
        var target = switch (go) {
            case "next" -> number + 1;
            case "previous" -> Math.max(1, number - 1);
            default -> go.matches("\\d{1,3}") ? Integer.parseInt(go) : number;
        };
        var named = target < 1 || target > count ? Math.max(1, number) : target;
        if (!go.isEmpty()) {
            examiner.visit(sitting.sitting(), named, Progress.NONE);
        }
        return Html.goTo(path + "/tasks/" + named + (moved.isEmpty() ? "" : "?moved=" + moved));
    }

    private static HttpResponse<?> conflict(PaperPage page, Form form, ChangedElsewhere elsewhere, Session session) {
        var mine = form.text("clear").isPresent() ? Reply.NONE : page.form().read(form, page.reply());
        var kept = elsewhere.kept().isNull() ? Reply.NONE : new Reply(elsewhere.kept());
        return new Conflict(
                        page.action(),
                        page.action(),
                        elsewhere.revision(),
                        sent(form),
                        page.form().words(mine),
                        page.form().words(kept))
                .page(Frame.Section.EXAMS, session);
    }

    private static List<Map.Entry<String, String>> sent(Form form) {
        var all = new ArrayList<Map.Entry<String, String>>();
        form.fields().keySet().stream()
                .filter(name -> !name.equals("_token") && !name.equals(Saving.REVISION))
                .forEach(name -> form.all(name).forEach(value -> all.add(Map.entry(name, value))));
        return List.copyOf(all);
    }

    /** Keeps the notes. */
    @Post("/notes")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> notes(String id, @Body Map<String, Object> fields, Session session, HttpRequest<?> request) {
        var form = new Form(fields);
        var sitting = exams.find(session, id);
        if (sitting.state() != SittingState.running) {
            return over(sitting, request, session);
        }
        var text = form.text("notes", LONGEST_NOTES).orElse("").replace("\r\n", "\n");
        try {
            var kept = examiner.note(id, text, OptionalLong.of(Saving.revision(form)));
            return Saving.isAsked(request) ? Saving.stored(kept.notes().revision()) : Html.goTo(Exams.path(id));
        } catch (ChangedElsewhere elsewhere) {
            var theirs = elsewhere.kept().asText();
            return Saving.isAsked(request)
                    ? Saving.changedElsewhere(elsewhere.revision(), List.of(Map.entry("notes", theirs)))
                    : notesConflict(sitting, text, theirs, elsewhere.revision(), session);
        }
    }

    private static HttpResponse<?> notesConflict(
            Sitting sitting, String mine, String theirs, long revision, Session session) {
        var path = Exams.path(sitting.sitting());
        return new Conflict(
                        path + "/notes",
                        path,
                        revision,
                        List.of(Map.entry("notes", mine)),
                        List.of(mine),
                        List.of(theirs))
                .page(Frame.Section.EXAMS, session);
    }
}
