package dev.podfall.web.exam;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.podfall.grader.exam.Examiner;
import dev.podfall.grader.exam.Sitting;
import dev.podfall.grader.exam.SittingState;
import dev.podfall.web.account.Session;
import dev.podfall.web.server.WallClock;
import dev.podfall.web.ui.Form;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Pages of an exam say every few seconds that they are there, and learn how much time is left; {@code static/presence.js} does. One that
 * was cut off meanwhile says so, and gets back what {@link Examiner#creditConnection} gives: measured by what was heard here, not by what
 * the page says. When the server was gone, nothing is known of before, and that time is given back by another rule.
 */
@Controller("/exam-sittings/{id}/presence")
@ExecuteOn(TaskExecutors.BLOCKING)
final class Presence {
    private final Examiner examiner;
    private final Exams exams;
    private final WallClock clock;
    /** By the sitting's id; of those that run. */
    private final Map<String, Instant> heard = new ConcurrentHashMap<>();

    Presence(Examiner examiner, Exams exams, WallClock clock) {
        this.examiner = examiner;
        this.exams = exams;
        this.clock = clock;
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> here(String id, @Body Map<String, Object> fields, Session session) {
        var sitting = exams.find(session, id);
        var before = heard.put(id, clock.instant());
        if (before != null && new Form(fields).text("lost").isPresent()) {
            sitting = examiner.creditConnection(id, before);
        }
        if (sitting.state() != SittingState.running) {
            heard.remove(id);
        }
        return HttpResponse.ok(json(sitting)).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    private static String json(Sitting sitting) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("remaining", sitting.remainingSeconds())
                .put("total", sitting.totalSeconds())
                .put("credited", sitting.creditedSeconds())
                .toString();
    }
}
