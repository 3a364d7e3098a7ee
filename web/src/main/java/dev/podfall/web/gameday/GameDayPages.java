package dev.podfall.web.gameday;

import dev.podfall.grader.gameday.DrillRequest;
import dev.podfall.grader.gameday.DrillView;
import dev.podfall.grader.gameday.Drillmaster;
import dev.podfall.grader.gameday.FreeWish;
import dev.podfall.scenario.gameday.Role;
import dev.podfall.web.account.Session;
import dev.podfall.web.ui.Form;
import dev.podfall.web.ui.Frame;
import dev.podfall.web.ui.Html;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The game days there are, and the drills that were held. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class GameDayPages {
    private static final int LONGEST_NAME = 60;

    private final Drillmaster drills;

    GameDayPages(Drillmaster drills) {
        this.drills = drills;
    }

    @Get("/gamedays")
    HttpResponse<?> list(Session session) {
        var frame = Frame.said("gamedays.title", Frame.Section.GAMEDAYS, session);
        var page = GameDayList.of(drills.gameDays(), drills.drills());
        return Html.page(out -> JtelistGenerated.render(out, null, frame, page, session.isOfOwner()));
    }

    @Post("/gamedays/{id}/start")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> start(String id, @Body Map<String, Object> fields, Session session) {
        if (!session.isOfOwner()) {
            throw new SeatByLinkOnly();
        }
        var request = request(id, new Form(fields));
        return begun(request, drills.announce(request));
    }

    /** The form for a drill that nobody wrote. */
    @Get("/gamedays/free")
    HttpResponse<?> choose(Session session) {
        if (!session.isOfOwner()) {
            throw new SeatByLinkOnly();
        }
        var frame = Frame.said("gamedays.free", Frame.Section.GAMEDAYS, session);
        var choices = drills.freeChoices();
        var faults = choices.values().stream()
                .flatMap(List::stream)
                .distinct()
                .sorted()
                .toList();
        return Html.page(out -> JtefreeGenerated.render(out, null, frame, List.copyOf(choices.keySet()), faults));
    }

    /** A drill that nobody wrote: world and faults as the form has them, or drawn. */
    @Post("/gamedays/free")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> free(@Body Map<String, Object> fields, Session session) {
        if (!session.isOfOwner()) {
            throw new SeatByLinkOnly();
        }
        var form = new Form(fields);
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < FreeWish.MOST_FAULTS; i++) {
            form.text("fault-" + i).filter(f -> !f.isBlank()).ifPresent(faults::add);
        }
        var seed = form.text("seed").filter(t -> t.matches("\\d{1,10}")).map(Long::valueOf);
        var request = request("", form);
        var wish = new FreeWish(form.text("world").orElse(null), faults, Map.of(), seed.orElse(null));
        return begun(request, drills.announce(wish, request).drill());
    }

    private static DrillRequest request(String id, Form form) {
        var countdown = form.text("countdown")
                .filter(t -> t.matches("\\d{1,4}"))
                .map(Long::parseLong)
                .orElse(60L);
        return new DrillRequest(
                id, form.text("solo").isPresent(), form.text("by-hand").isPresent(), Duration.ofSeconds(countdown));
    }

    private HttpResponse<?> begun(DrillRequest request, DrillView view) {
        return request.solo()
                ? Html.goTo(Rooms.path(view.drill(), drills.join(view.drill(), "You", Role.operations)))
                : Html.goTo(Rooms.path(view.drill()));
    }

    /** The lobby: who is there; for the owner of this server, a seat. Everybody else comes by a link to theirs. */
    @Get("/drills/{id}")
    HttpResponse<?> lobby(String id, Session session) {
        var view = drills.show(id, Role.scribe);
        var frame = Frame.translated(view.title(), Frame.Section.GAMEDAYS, session);
        return Html.page(out -> JtelobbyGenerated.render(out, null, frame, view, session.isOfOwner()));
    }

    @Post("/drills/{id}/join")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> join(String id, @Body Map<String, Object> fields, Session session) {
        if (!session.isOfOwner()) {
            throw new SeatByLinkOnly();
        }
        var form = new Form(fields);
        var role = Rooms.role(form);
        var name = form.text("name", LONGEST_NAME).orElse("");
        return Html.goTo(Rooms.path(id, drills.join(id, name, role)));
    }
}
