package dev.podfall.web.api;

import dev.podfall.engine.Runtime;
import dev.podfall.grader.gameday.DrillRequest;
import dev.podfall.grader.gameday.Drillmaster;
import dev.podfall.grader.gameday.FreeWish;
import dev.podfall.grader.gameday.history.DrillHistory;
import dev.podfall.grader.gameday.history.DrillState;
import dev.podfall.grader.gameday.review.DrillReport;
import dev.podfall.scenario.lint.gameday.InspectedGameDay;
import dev.podfall.web.gameday.Rooms;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The game days there are, starting one, and the drills that were held. */
@Controller("/api/v1/gamedays")
@ExecuteOn(TaskExecutors.BLOCKING)
final class GameDayRoutes {
    private final Drillmaster drills;
    private final Rooms rooms;

    GameDayRoutes(Drillmaster drills, Rooms rooms) {
        this.drills = drills;
        this.rooms = rooms;
    }

    @Get
    HttpResponse<?> list() {
        var all = drills.gameDays();
        var offered =
                all.stream().filter(InspectedGameDay::isOffered).map(Offer::of).toList();
        var broken = all.stream()
                .filter(g -> !g.isOffered())
                .map(InspectedGameDay::id)
                .toList();
        var held = drills.drills().stream().map(Held::of).toList();
        return Json.ok(Map.of("gamedays", offered, "broken", broken, "drills", held));
    }

    @Post("/{id}/start")
    HttpResponse<?> start(String id, @Nullable @Body byte[] body) {
        var wish = Json.read(body, Wish.class);
        var view = drills.announce(request(id, wish.solo(), wish.byHand(), wish.countdown(), wish.runtime()));
        return Json.ok(Map.of("drill", rooms.linked(view)));
    }

    /** Rehearses a drill that nobody wrote, and announces it. */
    @Post("/free")
    HttpResponse<?> free(@Nullable @Body byte[] body) {
        var wish = Json.read(body, Free.class);
        var made = drills.announce(
                new FreeWish(wish.world(), wish.faults(), wish.with(), wish.seed()),
                request("", wish.solo(), wish.byHand(), wish.countdown(), wish.runtime()));
        return Json.ok(Map.of("drill", rooms.linked(made.drill()), "world", made.world(), "seed", made.seed()));
    }

    private static DrillRequest request(String id, boolean solo, boolean byHand, Long countdown, String runtime) {
        return new DrillRequest(
                id,
                solo,
                byHand,
                Duration.ofSeconds(countdown == null ? 60 : countdown),
                runtime == null ? Runtime.EMBEDDED : Runtime.of(runtime));
    }

    /** @param countdown seconds until it begins; null for a minute @param runtime null for the embedded one */
    record Wish(boolean solo, boolean byHand, Long countdown, String runtime) {}

    /** As {@link FreeWish}, and as the other. */
    record Free(
            String world,
            List<String> faults,
            Map<String, String> with,
            Long seed,
            boolean solo,
            boolean byHand,
            Long countdown,
            String runtime) {}

    /** A game day as lists show it; its cues stay secret. */
    record Offer(String id, String title, int minutes, String briefing, int cues, int runbooks, List<String> runtimes) {
        static Offer of(InspectedGameDay inspected) {
            var facts = inspected.gameDay().facts();
            return new Offer(
                    facts.id(),
                    facts.title(),
                    facts.minutes(),
                    facts.briefing(),
                    facts.cues().size(),
                    facts.runbooks().size(),
                    facts.runtimes());
        }
    }

    /** A drill in short. Times are seconds; null where it did not happen. */
    record Held(
            String drill,
            String gameDay,
            String title,
            String state,
            String ending,
            Instant at,
            boolean solo,
            Integer score,
            Long detect,
            Long acknowledge,
            Long mitigate) {
        static Held of(DrillHistory history) {
            boolean over = history.state() == DrillState.review || history.state() == DrillState.closed;
            DrillReport report = over ? DrillReport.of(history) : null;
            return new Held(
                    history.id(),
                    history.gameDay().id(),
                    history.gameDay().facts().title(),
                    history.state().name(),
                    DrillReport.ending(history),
                    history.announcedAt(),
                    history.announced().solo(),
                    report == null ? null : report.score(),
                    report == null ? null : report.measures().detect(),
                    report == null ? null : report.measures().acknowledge(),
                    report == null ? null : report.measures().mitigate());
        }
    }
}
