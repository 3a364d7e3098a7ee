package dev.podfall.web.quiz;

import dev.podfall.grader.quiz.Completeness;
import dev.podfall.scenario.quiz.Question;
import dev.podfall.web.account.Session;
import dev.podfall.web.ui.Conflict;
import dev.podfall.web.ui.Form;
import dev.podfall.web.ui.Frame;
import dev.podfall.web.ui.Html;
import dev.podfall.web.ui.Saving;
import dev.podfall.web.ui.Texts;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;
import java.util.Optional;

/**
 * A sitting, one question a page. Every button of a question's page sends the form, so that moving on saves; with scripts each change is
 * saved at once as well ({@link Saving}).
 */
@Controller("/sittings/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SittingPages {
    private final Sittings sittings;

    SittingPages(Sittings sittings) {
        this.sittings = sittings;
    }

    /** Goes on where there is something to do. */
    @Get
    HttpResponse<?> resume(String id, Session session) {
        var sitting = sittings.find(session.learner(), id);
        if (isDone(sitting)) {
            return toResult(sitting);
        }
        var open = sitting.open();
        return open.isEmpty() ? Html.goTo(sitting.path() + "/review") : to(sitting, open.get(0), "");
    }

    @Get("/questions/{number}")
    HttpResponse<?> question(String id, int number, @QueryValue Optional<String> moved, Session session) {
        var sitting = sittings.find(session.learner(), id);
        if (isDone(sitting)) {
            return toResult(sitting);
        }
        var seen = sittings.look(sitting, requireQuestion(sitting, number));
        return show(seen, number, moved.orElse(""), session);
    }

    @Post("/questions/{number}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> save(
            String id, int number, @Body Map<String, Object> fields, Session session, HttpRequest<?> request) {
        var sitting = sittings.find(session.learner(), id);
        var question = requireQuestion(sitting, number);
        var sent = SentAnswer.read(sitting, number, new Form(fields));
        var saved = sittings.save(sitting, question, sent.reply(), sent.isFlagged(), sent.basis());
        if (saved.outcome() == Saved.Outcome.STORED && sent.go().equals("check")) {
            sittings.check(saved.sitting(), question);
        }
        return Saving.isAsked(request) ? told(saved, question, number, session) : next(saved, sent, session);
    }

    @Get("/review")
    HttpResponse<?> review(String id, Session session) {
        var sitting = sittings.find(session.learner(), id);
        if (isDone(sitting)) {
            return toResult(sitting);
        }
        var frame = Frame.said("exam.submit.title", Frame.Section.QUIZZES, session);
        return Html.page(out -> JtereviewGenerated.render(out, null, frame, sitting));
    }

    /** Asks first when something is unanswered. */
    @Post("/submit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> submit(String id, @Body Map<String, Object> fields, Session session) {
        var sitting = sittings.find(session.learner(), id);
        var isSure = new Form(fields).text("anyway").isPresent();
        if (!isDone(sitting) && !isSure && !sitting.open().isEmpty()) {
            return Html.goTo(sitting.path() + "/unanswered");
        }
        return toResult(isDone(sitting) ? sitting : sittings.submit(sitting));
    }

    @Get("/unanswered")
    HttpResponse<?> unanswered(String id, Session session) {
        var sitting = sittings.find(session.learner(), id);
        if (isDone(sitting)) {
            return toResult(sitting);
        }
        if (sitting.open().isEmpty()) {
            return Html.goTo(sitting.path() + "/review");
        }
        var frame = Frame.said("exam.submit.title", Frame.Section.QUIZZES, session);
        return Html.page(out -> JteunansweredGenerated.render(out, null, frame, sitting));
    }

    @Get("/result")
    HttpResponse<?> result(String id, Session session) {
        var sitting = sittings.find(session.learner(), id);
        if (!isDone(sitting)) {
            return Html.goTo(sitting.path());
        }
        var frame = Frame.said("quiz.result", Frame.Section.QUIZZES, session);
        if (sitting.row().marks() == null || sitting.isLost()) {
            return Html.page(out -> JtelostGenerated.render(out, null, frame, sitting));
        }
        var result = Result.of(sitting, sittings.late(sitting));
        return Html.page(out -> JteresultGenerated.render(out, null, frame, result));
    }

    /** Whether there is nothing to answer any more; one whose questions are lost cannot go on. */
    private static boolean isDone(Sitting sitting) {
        return sitting.isOver() || sitting.isLost();
    }

    private static Question requireQuestion(Sitting sitting, int number) {
        if (number < 1 || number > sitting.count()) {
            throw new UnknownSitting(sitting.count());
        }
        return sitting.question(number);
    }

    private static HttpResponse<?> show(Sitting sitting, int number, String moved, Session session) {
        var page = QuestionPage.of(sitting, number, moved);
        var frame = Frame.translated(page.title(Texts.in(session.language())), Frame.Section.QUIZZES, session);
        return Html.page(out -> JtequestionGenerated.render(out, null, frame, page));
    }

    /** For the script. */
    private static HttpResponse<?> told(Saved saved, Question question, int number, Session session) {
        var sitting = saved.sitting();
        var revision = sitting.revision(question);
        return switch (saved.outcome()) {
            case STORED -> Saving.stored(revision);
            case CHANGED_ELSEWHERE -> {
                var form = sitting.form(question);
                yield Saving.changedElsewhere(revision, form.values(sitting.reply(question)));
            }
            case LOCKED ->
                Saving.over(
                        Texts.in(session.language()).say("quiz.late.locked"), sitting.path() + "/questions/" + number);
            case OVER -> Saving.over(Texts.in(session.language()).say(over(sitting)), result(sitting));
        };
    }

    /** For a browser without scripts, and for the buttons. */
    private static HttpResponse<?> next(Saved saved, SentAnswer sent, Session session) {
        var sitting = saved.sitting();
        return switch (saved.outcome()) {
            case STORED, LOCKED -> follow(sitting, sent);
            case CHANGED_ELSEWHERE -> conflict(sitting, sent, session);
            case OVER -> tooLate(sitting, sent, session);
        };
    }

    private static HttpResponse<?> follow(Sitting sitting, SentAnswer sent) {
        var number = sent.number();
        return switch (sent.go()) {
            case "next" -> {
                if (sitting.completeness(sitting.question(number)) == Completeness.UNREADABLE) {
                    yield to(sitting, number, "");
                }
                yield number < sitting.count() ? to(sitting, number + 1, "") : Html.goTo(sitting.path() + "/review");
            }
            case "previous" -> to(sitting, Math.max(1, number - 1), "");
            case "review" -> Html.goTo(sitting.path() + "/review");
            default -> {
                var named = sent.go().matches("\\d{1,3}") ? Integer.parseInt(sent.go()) : number;
                var moved = sent.moved().isEmpty() ? "" : "?moved=" + sent.moved();
                yield to(sitting, named < 1 || named > sitting.count() ? number : named, moved);
            }
        };
    }

    private static HttpResponse<?> conflict(Sitting sitting, SentAnswer sent, Session session) {
        var question = sitting.question(sent.number());
        var form = sitting.form(question);
        var path = sitting.path() + "/questions/" + sent.number();
        var theirs = form.words(sitting.reply(question));
        return new Conflict(path, path, sitting.revision(question), sent.fields(), form.words(sent.reply()), theirs)
                .page(Frame.Section.QUIZZES, session);
    }

    private static HttpResponse<?> tooLate(Sitting sitting, SentAnswer sent, Session session) {
        var frame = Frame.said("quiz.late", Frame.Section.QUIZZES, session);
        var words = sitting.form(sitting.question(sent.number())).words(sent.reply());
        return Html.page(
                HttpStatus.CONFLICT,
                out -> JtetoolateGenerated.render(
                        out, null, frame, sitting, Texts.in(session.language()).say(over(sitting)), words));
    }

    /** Why something came too late: the key of a text. */
    private static String over(Sitting sitting) {
        return sitting.hasExpired() ? "quiz.late.expired" : "quiz.late.submitted";
    }

    private static HttpResponse<?> to(Sitting sitting, int number, String query) {
        return Html.goTo(sitting.path() + "/questions/" + number + query);
    }

    private static HttpResponse<?> toResult(Sitting sitting) {
        return Html.goTo(result(sitting));
    }

    private static String result(Sitting sitting) {
        return sitting.path() + "/result";
    }
}
