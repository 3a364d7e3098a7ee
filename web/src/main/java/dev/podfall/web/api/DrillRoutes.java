package dev.podfall.web.api;

import dev.podfall.grader.gameday.Drillmaster;
import dev.podfall.grader.gameday.history.NoteKind;
import dev.podfall.grader.postmortem.Postmortem;
import dev.podfall.grader.postmortem.PostmortemText;
import dev.podfall.grader.report.form.DrillForm;
import dev.podfall.scenario.gameday.Role;
import dev.podfall.web.gameday.Deed;
import dev.podfall.web.gameday.Rooms;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;
import java.util.TreeMap;

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

    /** @param seat of the terminal that asks; without one it sees what operations see, and may do all */
    @Get
    HttpResponse<?> show(String id, @Nullable @QueryValue String seat) {
        return shown(named(id), seat, Role.operations);
    }

    /** As whoever has the seat sees it. @param other for whom it is shown without a seat */
    private HttpResponse<?> shown(String id, String seat, Role other) {
        if (seat == null || seat.isBlank()) {
            return Json.ok(Map.of("drill", rooms.linked(drills.show(id, other))));
        }
        var role = drills.seat(id, seat).role();
        return Json.ok(Map.of("drill", rooms.linked(drills.show(id, role)), "role", role.name()));
    }

    @Post("/join")
    HttpResponse<?> join(String id, @Nullable @Body byte[] body) {
        var wish = Json.read(body, Wish.class);
        var role = role(wish.role());
        var drill = named(id);
        who(drill, wish, Deed.invite);
        if (wish.here()) {
            var seat = rooms.sit(drill, wish.name(role), role);
            var place = Map.of("drill", drill, "role", role.name(), "seat", seat);
            // Whoever has the hands has the cluster.
            return Json.ok(
                    role == Role.operations
                            ? with(place, "kubeconfig", drills.kubeconfig(drill).toString())
                            : place);
        }
        return Json.ok(Map.of("drill", drill, "role", role.name(), "url", rooms.invite(drill, wish.name(role), role)));
    }

    private static Map<String, String> with(Map<String, String> all, String name, String value) {
        var more = new TreeMap<>(all);
        more.put(name, value);
        return more;
    }

    @Post("/inject")
    HttpResponse<?> inject(String id, @Nullable @Body byte[] body) {
        var wish = Json.read(body, Wish.class);
        var drill = named(id);
        drills.response().inject(drill, wish.cue(), who(drill, wish, Deed.inject));
        return shown(drill, wish.seat(), Role.facilitator);
    }

    @Post("/ack")
    HttpResponse<?> acknowledge(String id, @Nullable @Body byte[] body) {
        var wish = Json.read(body, Wish.class);
        var drill = named(id);
        drills.response().acknowledge(drill, wish.page(), who(drill, wish, Deed.acknowledge));
        return shown(drill, wish.seat(), Role.operations);
    }

    @Post("/note")
    HttpResponse<?> note(String id, @Nullable @Body byte[] body) {
        var wish = Json.read(body, Wish.class);
        var kind = NoteKind.of(wish.kind() == null ? "note" : wish.kind())
                .orElseThrow(() -> new UnreadableRequest("kind is none of note, update, decision, handoff, toil"));
        var drill = named(id);
        drills.response()
                .note(
                        drill,
                        who(drill, wish, Deed.of(kind)),
                        kind,
                        wish.text(),
                        wish.minutes() == null ? 0 : wish.minutes());
        return shown(drill, wish.seat(), Role.operations);
    }

    /** Opens a runbook; runs a step of it, or only its check. */
    @Post("/runbook")
    HttpResponse<?> runbook(String id, @Nullable @Body byte[] body) {
        var wish = Json.read(body, Wish.class);
        if (wish.runbook() == null) {
            throw new UnreadableRequest("it names no runbook");
        }
        var drill = named(id);
        var who = who(drill, wish, Deed.runbook);
        if (wish.step() == null) {
            drills.response().open(drill, wish.runbook(), who);
        } else {
            drills.response().run(drill, wish.runbook(), wish.step(), wish.check(), who);
        }
        return shown(drill, wish.seat(), Role.operations);
    }

    @Post("/mitigated")
    HttpResponse<?> mitigated(String id, @Nullable @Body byte[] body) {
        var drill = named(id);
        var wish = Json.read(body, Wish.class);
        drills.response().mitigated(drill, who(drill, wish, Deed.mitigated));
        return shown(drill, wish.seat(), Role.operations);
    }

    @Post("/resolved")
    HttpResponse<?> resolved(String id, @Nullable @Body byte[] body) {
        var drill = named(id);
        var wish = Json.read(body, Wish.class);
        drills.response().resolved(drill, who(drill, wish, Deed.resolved));
        return shown(drill, wish.seat(), Role.operations);
    }

    @Post("/abort")
    HttpResponse<?> abort(String id, @Nullable @Body byte[] body) {
        var wish = Json.read(body, Wish.class);
        var drill = named(id);
        drills.response().abort(drill, who(drill, wish, Deed.abort), wish.text());
        return shown(drill, wish.seat(), Role.operations);
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
    HttpResponse<?> close(String id, @Nullable @Body byte[] body) {
        var drill = named(id);
        var wish = Json.read(body, Wish.class);
        who(drill, wish, Deed.close);
        drills.endReview(drill);
        return shown(drill, wish.seat(), Role.operations);
    }

    @Get("/report")
    HttpResponse<?> report(String id) {
        return Json.ok(drills.report(named(id)));
    }

    /** A terminal with a seat is held to its role; one without is the owner's, and may do all. */
    private String who(String drill, Wish wish, Deed deed) {
        return wish.seat() == null || wish.seat().isBlank()
                ? wish.who()
                : rooms.require(drill, wish.seat(), deed).name();
    }

    /** The report as a file. @param form html or pdf */
    @Get("/report/{form}")
    HttpResponse<?> reportFile(String id, String form) {
        var wanted = form(form);
        return file(wanted, wanted.of(drills.report(named(id))));
    }

    /** The postmortem as a file. @param form html or pdf */
    @Get("/postmortem/{form}")
    HttpResponse<?> postmortemFile(String id, String form) {
        var wanted = form(form);
        return file(wanted, wanted.of(drills.report(named(id)).postmortem()));
    }

    private static DrillForm form(String name) {
        return DrillForm.named(name).orElseThrow(() -> new UnreadableRequest("the form is none of html, pdf"));
    }

    private static HttpResponse<?> file(DrillForm form, byte[] content) {
        return HttpResponse.ok(content).contentType(form.mediaType());
    }

    private static Role role(String name) {
        return Role.of(name == null ? "operations" : name)
                .orElseThrow(() -> new UnreadableRequest(
                        "role is none of facilitator, commander, operations, communications, scribe"));
    }

    /** What a verb may carry. @param by who does it; null for the terminal @param seat of a terminal that has one @param here whether the seat is for
     * the terminal itself @param check whether only a step's check is made */
    record Wish(
            String by,
            String seat,
            boolean here,
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
