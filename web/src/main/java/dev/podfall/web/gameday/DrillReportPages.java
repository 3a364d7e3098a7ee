package dev.podfall.web.gameday;

import dev.podfall.grader.gameday.Drillmaster;
import dev.podfall.web.account.Session;
import dev.podfall.web.ui.Frame;
import dev.podfall.web.ui.Html;
import dev.podfall.web.ui.Texts;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** What came of a drill, to read, without a seat in its room: for the owner of this server. */
@Controller("/drills/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DrillReportPages {
    private final Drillmaster drills;
    private final DrillFiles files;

    DrillReportPages(Drillmaster drills, DrillFiles files) {
        this.drills = drills;
        this.files = files;
    }

    @Get("/report")
    HttpResponse<?> show(String id, Session session) {
        requireOwner(session);
        var report = drills.report(id);
        var page = new ReviewPage(report, Rooms.path(id), drills.postmortemRevision(id), false, false);
        var title = Texts.in(session.language()).say("review.title", report.title());
        var frame = Frame.translated(title, Frame.Section.GAMEDAYS, session);
        return Html.page(out -> JtereviewGenerated.render(out, null, frame, page));
    }

    /** The report as a file. @param format html, pdf or json */
    @Get("/report.{format}")
    HttpResponse<?> report(String id, String format, Session session) {
        requireOwner(session);
        return files.report(id, format);
    }

    /** The postmortem as a file. @param format md, html, pdf or json */
    @Get("/postmortem.{format}")
    HttpResponse<?> postmortem(String id, String format, Session session) {
        requireOwner(session);
        return files.postmortem(id, format);
    }

    private static void requireOwner(Session session) {
        if (!session.isOfOwner()) {
            throw new SeatByLinkOnly();
        }
    }
}
