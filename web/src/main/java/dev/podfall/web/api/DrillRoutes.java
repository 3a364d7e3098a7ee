package dev.podfall.web.api;

import dev.podfall.grader.gameday.Drillmaster;
import dev.podfall.grader.gameday.history.NoteKind;
import dev.podfall.grader.postmortem.Postmortem;
import dev.podfall.grader.postmortem.PostmortemText;
import dev.podfall.scenario.gameday.Role;
import dev.podfall.web.gameday.Rooms;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;

/** Drills, from the terminal. {@code latest} stands for the one that is not over, else the newest. */
@Controller("/api/v1/drills/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DrillRoutes {
    private static final String LATEST = "latest";
    private static final String TERMINAL = "terminal";

    private final Drillmaster drills;
    private final Rooms rooms;

    DrillRoutes(Drillmaster drills, Rooms rooms) {
        this.drills = drills;
        this.rooms = rooms;
    }

    private String named(String id) {
        return id.equals(LATEST) ? drills.latest() : id;
    }

    @Get
    HttpResponse<?> show(String id) {
        return shown(named(id), Role.operations);
    }

    private HttpResponse<?> shown(String id, Role role) {
        return Json.ok(Map.of("drill", rooms.linked(drills.show(id, role))));
    }

    @Post("/join")
    HttpResponse<?> join(String id, @Nullable @Body byte[] body) {
        var wish = Json.read(body, Wish.class);
        var role = role(wish.role());
        var drill = named(id);
        return Json.ok(Map.of("drill", drill, "role", role.name(), "url", rooms.invite(drill, wish.name(role), role)));
    }

    @Post("/inject")
    HttpResponse<?> inject(String id, @Nullable @Body byte[] body) {
        var wish = Json.read(body, Wish.class);
        var drill = named(id);
        drills.response().inject(drill, wish.cue(), wish.who());
        return shown(drill, Role.facilitator);
    }

    @Post("/ack")
    HttpResponse<?> acknowledge(String id, @Nullable @Body byte[] body) {
        var wish = Json.read(body, Wish.class);
        var drill = named(id);
        drills.response().acknowledge(drill, wish.page(), wish.who());
        return shown(drill, Role.operations);
    }

    @Post("/note")
    HttpResponse<?> note(String id, @Nullable @Body byte[] body) {
        var wish = Json.read(body, Wish.class);
        var kind = NoteKind.of(wish.kind() == null ? "note" : wish.kind())
                .orElseThrow(() -> new UnreadableRequest("kind is none of note, update, decision, handoff, toil"));
        var drill = named(id);
        drills.response().note(drill, wish.who(), kind, wish.text(), wish.minutes() == null ? 0 : wish.minutes());
        return shown(drill, Role.operations);
    }

    /** Opens a runbook; runs a step of it, or only its check. */
    @Post("/runbook")
    HttpResponse<?> runbook(String id, @Nullable @Body byte[] body) {
        var wish = Json.read(body, Wish.class);
        if (wish.runbook() == null) {
            throw new UnreadableRequest("it names no runbook");
        }
        var drill = named(id);
        if (wish.step() == null) {
            drills.response().open(drill, wish.runbook(), wish.who());
        } else {
            drills.response().run(drill, wish.runbook(), wish.step(), wish.check(), wish.who());
        }
        return shown(drill, Role.operations);
    }

    @Post("/mitigated")
    HttpResponse<?> mitigated(String id, @Nullable @Body byte[] body) {
        var drill = named(id);
        drills.response().mitigated(drill, Json.read(body, Wish.class).who());
        return shown(drill, Role.operations);
    }

    @Post("/resolved")
    HttpResponse<?> resolved(String id, @Nullable @Body byte[] body) {
        var drill = named(id);
        drills.response().resolved(drill, Json.read(body, Wish.class).who());
        return shown(drill, Role.operations);
    }

    @Post("/abort")
    HttpResponse<?> abort(String id, @Nullable @Body byte[] body) {
        var wish = Json.read(body, Wish.class);
        var drill = named(id);
        drills.response().abort(drill, wish.who(), wish.text());
        return shown(drill, Role.operations);
    }

    /** The postmortem, in JSON, with what is to be corrected. */
    @Get("/postmortem")
    HttpResponse<?> postmortem(String id) {
        var drill = named(id);
        var report = drills.report(drill);
        return Json.ok(Map.of(
                "drill", drill,
                "postmortem", report.postmortem(),
                "findings", report.findings(),
                "markdown", PostmortemText.markdown(report.postmortem()),
                "html", PostmortemText.html(report.postmortem()),
                "revision", drills.postmortemRevision(drill)));
    }

    @Put("/postmortem")
    HttpResponse<?> savePostmortem(String id, @Nullable @Body byte[] body) {
        var drill = named(id);
        drills.savePostmortem(drill, TERMINAL, Json.read(body, Postmortem.class), null);
        return postmortem(drill);
    }

    @Post("/close")
    HttpResponse<?> close(String id) {
        var drill = named(id);
        drills.endReview(drill);
        return shown(drill, Role.operations);
    }

    @Get("/report")
    HttpResponse<?> report(String id) {
        return Json.ok(drills.report(named(id)));
    }

    private static Role role(String name) {
        return Role.of(name == null ? "operations" : name)
                .orElseThrow(() -> new UnreadableRequest(
                        "role is none of facilitator, commander, operations, communications, scribe"));
    }

    /** What a verb may carry. @param by who does it; null for the terminal @param check whether only a step's check is made */
    record Wish(
            String by,
            String name,
            String role,
            String cue,
            Integer page,
            String kind,
            String text,
            Integer minutes,
            String runbook,
            Integer step,
            boolean check) {
        String who() {
            return by == null || by.isBlank() ? TERMINAL : by;
        }

        String name(Role fallback) {
            return name == null ? fallback.title() : name;
        }
    }
}
