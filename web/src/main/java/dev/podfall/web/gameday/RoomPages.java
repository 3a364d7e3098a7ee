package dev.podfall.web.gameday;

import dev.podfall.grader.gameday.Drillmaster;
import dev.podfall.grader.gameday.history.NoteKind;
import dev.podfall.grader.gameday.history.Payload;
import dev.podfall.scenario.gameday.Role;
import dev.podfall.web.account.Session;
import dev.podfall.web.server.RequestRefused;
import dev.podfall.web.server.WallClock;
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

/** The live room of a drill, for each role. It follows the server by itself, and works without scripts. */
@Controller("/drills/{id}/room/{seat}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class RoomPages {
    private static final int LONGEST_NAME = 60;

    private final Drillmaster drills;
    private final Rooms rooms;
    private final DrillTerminals terminals;
    private final WallClock clock;

    RoomPages(Drillmaster drills, Rooms rooms, DrillTerminals terminals, WallClock clock) {
        this.drills = drills;
        this.rooms = rooms;
        this.terminals = terminals;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> show(String id, String seat, Session session) {
        return room(id, seat, session, null);
    }

    private HttpResponse<?> room(String id, String seat, Session session, String link) {
        var me = rooms.seat(id, seat);
        var view = drills.show(id, me.role());
        var hands = me.role() == Role.operations;
        var page = new RoomPage(
                view,
                seat,
                me,
                hands ? drills.pods(id) : List.of(),
                hands && view.ended() == null ? terminals.panel(session, id) : null,
                clock.instant());
        var role = Texts.in(session.language()).say("role." + me.role().name());
        var frame = Frame.translated(role + ": " + view.title(), Frame.Section.GAMEDAYS, session);
        return Html.page(out -> JteroomGenerated.render(out, null, frame, page, link));
    }

    /** A link for somebody else, shown once. */
    @Post("/invite")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> invite(String id, String seat, @Body Map<String, Object> fields, Session session) {
        require(id, seat, Deed.invite);
        var form = new Form(fields);
        var role = Rooms.role(form);
        var name = form.text("name", LONGEST_NAME).filter(n -> !n.isBlank()).orElse(role.title());
        return room(id, seat, session, rooms.invite(id, name, role));
    }

    @Post("/inject")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> inject(String id, String seat, @Body Map<String, Object> fields) {
        var me = require(id, seat, Deed.inject);
        drills.response().inject(id, new Form(fields).text("cue").orElse(null), me.name());
        return back(id, seat, "cues");
    }

    @Post("/ack")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> acknowledge(String id, String seat, @Body Map<String, Object> fields) {
        var me = require(id, seat, Deed.acknowledge);
        drills.response().acknowledge(id, number(new Form(fields), "page"), me.name());
        return back(id, seat, "pager");
    }

    @Post("/note")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> note(String id, String seat, @Body Map<String, Object> fields) {
        var form = new Form(fields);
        var kind = form.text("kind")
                .map(k -> NoteKind.of(k)
                        .orElseThrow(() ->
                                RequestRefused.malformed("kind is none of note, update, decision, handoff, toil.")))
                .orElse(NoteKind.note);
        var me = require(id, seat, Deed.of(kind));
        var minutes = number(form, "minutes");
        drills.response().note(id, me.name(), kind, form.text("text").orElse(""), minutes == null ? 0 : minutes);
        return back(id, seat, "timeline");
    }

    /** Opens a runbook; or runs a step of it, or its check. */
    @Post("/runbook")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> runbook(String id, String seat, @Body Map<String, Object> fields) {
        var me = require(id, seat, Deed.runbook);
        var form = new Form(fields);
        var runbook = form.text("runbook").orElse("");
        var step = number(form, "step");
        if (step == null) {
            drills.response().open(id, runbook, me.name());
        } else {
            drills.response().run(id, runbook, step, form.text("check").isPresent(), me.name());
        }
        return back(id, seat, "runbooks");
    }

    @Post("/mitigated")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> mitigated(String id, String seat, @Body Map<String, Object> fields) {
        drills.response().mitigated(id, require(id, seat, Deed.mitigated).name());
        return back(id, seat, "state");
    }

    @Post("/resolved")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> resolved(String id, String seat, @Body Map<String, Object> fields) {
        drills.response().resolved(id, require(id, seat, Deed.resolved).name());
        return Html.goTo(Rooms.path(id, seat) + "/review");
    }

    @Post("/abort")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> abort(String id, String seat, @Body Map<String, Object> fields) {
        var me = require(id, seat, Deed.abort);
        drills.response().abort(id, me.name(), new Form(fields).text("why").orElse(""));
        return Html.goTo(Rooms.path(id, seat) + "/review");
    }

    private Payload.Joined require(String id, String seat, Deed deed) {
        return rooms.require(id, seat, deed);
    }

    /** Null if the field is empty. @throws RequestRefused if it holds something else than a number */
    private static Integer number(Form form, String name) {
        return form.text(name)
                .filter(t -> !t.isBlank())
                .map(t -> {
                    if (!t.strip().matches("\\d{1,6}")) {
                        throw RequestRefused.malformed(name + " is no number from 0 to 999999.");
                    }
                    return Integer.valueOf(t.strip());
                })
                .orElse(null);
    }

    private static HttpResponse<?> back(String id, String seat, String part) {
        return Html.goTo(Rooms.path(id, seat) + "#" + part);
    }
}
