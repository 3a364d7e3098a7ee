package dev.podfall.web.gameday;

import dev.podfall.grader.gameday.Drillmaster;
import dev.podfall.grader.gameday.NotInThisDrill;
import dev.podfall.grader.postmortem.Postmortem;
import dev.podfall.grader.postmortem.PostmortemText;
import dev.podfall.grader.postmortem.ReviewedElsewhere;
import dev.podfall.web.account.Session;
import dev.podfall.web.postmortem.PostmortemForm;
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
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;

/** The review of a drill: what was measured, both verdicts, and the postmortem, which everybody in the room may edit. */
@Controller("/drills/{id}/room/{seat}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReviewPages {
    private final Drillmaster drills;
    private final Rooms rooms;
    private final DrillFiles files;

    ReviewPages(Drillmaster drills, Rooms rooms, DrillFiles files) {
        this.drills = drills;
        this.rooms = rooms;
        this.files = files;
    }

    @Get("/review")
    HttpResponse<?> show(String id, String seat, Session session) {
        var me = rooms.seat(id, seat);
        var view = drills.show(id, me.role());
        var page = new ReviewPage(
                drills.report(id),
                Rooms.path(id, seat),
                drills.postmortemRevision(id),
                !view.state().equals("closed"),
                Deed.close.isFor(me.role(), view.solo()));
        var title = Texts.in(session.language()).say("review.title", view.title());
        var frame = Frame.translated(title, Frame.Section.GAMEDAYS, session);
        return Html.page(out -> JtereviewGenerated.render(out, null, frame, page));
    }

    /** Saves all of it; with scripts while it is written ({@link Saving}). */
    @Post("/review")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> save(
            String id, String seat, @Body Map<String, Object> fields, Session session, HttpRequest<?> request) {
        var form = new Form(fields);
        var me = rooms.seat(id, seat);
        var path = Rooms.path(id, seat) + "/review";
        if (Saving.isAsked(request) && drills.show(id, me.role()).state().equals("closed")) {
            return Saving.over("The review is over.", path);
        }
        var mine = PostmortemForm.postmortem(form);
        try {
            var revision = drills.savePostmortem(id, me.name(), mine, Saving.revision(form));
            return Saving.isAsked(request) ? Saving.stored(revision) : Html.goTo(path + "#postmortem");
        } catch (ReviewedElsewhere elsewhere) {
            var theirs = drills.report(id).postmortem();
            return Saving.isAsked(request)
                    ? Saving.changedElsewhere(elsewhere.revision(), ReviewPage.values(theirs))
                    : conflict(path, elsewhere.revision(), mine, theirs, session);
        }
    }

    private static HttpResponse<?> conflict(
            String path, long revision, Postmortem mine, Postmortem theirs, Session session) {
        return new Conflict(
                        path,
                        path,
                        revision,
                        ReviewPage.values(mine),
                        List.of(PostmortemText.markdown(mine)),
                        List.of(PostmortemText.markdown(theirs)))
                .page(Frame.Section.GAMEDAYS, session);
    }

    @Post("/close")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> close(String id, String seat, @Body Map<String, Object> fields) {
        var me = rooms.seat(id, seat);
        if (!Deed.close.isFor(me.role(), drills.show(id, me.role()).solo())) {
            throw NotInThisDrill.role(me.role());
        }
        drills.endReview(id);
        return Html.goTo(Rooms.path(id, seat) + "/review");
    }

    /** The report as a file. @param format html, pdf or json */
    @Get("/report.{format}")
    HttpResponse<?> report(String id, String seat, String format) {
        rooms.seat(id, seat);
        return files.report(id, format);
    }

    /** The postmortem as a file. @param format md, html, pdf or json */
    @Get("/postmortem.{format}")
    HttpResponse<?> file(String id, String seat, String format) {
        rooms.seat(id, seat);
        return files.postmortem(id, format);
    }
}
