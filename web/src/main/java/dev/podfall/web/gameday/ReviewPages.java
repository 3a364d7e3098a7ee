package dev.podfall.web.gameday;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.podfall.grader.gameday.Drillmaster;
import dev.podfall.grader.gameday.NotInThisDrill;
import dev.podfall.grader.postmortem.ActionItem;
import dev.podfall.grader.postmortem.Postmortem;
import dev.podfall.grader.postmortem.PostmortemText;
import dev.podfall.grader.postmortem.Section;
import dev.podfall.grader.postmortem.Severity;
import dev.podfall.web.account.Session;
import dev.podfall.web.ui.Form;
import dev.podfall.web.ui.Frame;
import dev.podfall.web.ui.Html;
import dev.podfall.web.ui.Saving;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The review of a drill: what was measured, both verdicts, and the postmortem, which everybody in the room may edit. */
@Controller("/drills/{id}/room/{seat}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReviewPages {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Drillmaster drills;
    private final Rooms rooms;

    ReviewPages(Drillmaster drills, Rooms rooms) {
        this.drills = drills;
        this.rooms = rooms;
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
        var frame = Frame.of("Review: " + view.title(), Frame.Section.GAMEDAYS, session);
        return Html.page(out -> JtereviewGenerated.render(out, null, frame, page));
    }

    @Post("/review")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> save(String id, String seat, @Body Map<String, Object> fields) {
        var form = new Form(fields);
        var me = rooms.seat(id, seat);
        drills.savePostmortem(id, me.name(), read(form), Saving.revision(form));
        return Html.goTo(Rooms.path(id, seat) + "/review#postmortem");
    }

    private static Postmortem read(Form form) {
        Map<String, String> sections = new LinkedHashMap<>();
        for (Section section : Section.values()) {
            form.text(section.id()).ifPresent(text -> sections.put(section.id(), text));
        }
        List<ActionItem> actions = new ArrayList<>();
        for (int i = 0; i < ReviewPage.MOST_ROWS; i++) {
            var kind = form.text("kind-" + i).flatMap(ActionItem.Kind::of).orElse(null);
            actions.add(new ActionItem(
                    form.text("what-" + i).orElse(""),
                    form.text("owner-" + i).orElse(""),
                    form.text("due-" + i).orElse(""),
                    kind,
                    form.text("check-" + i).orElse("")));
        }
        return new Postmortem(form.text("level").flatMap(Severity::of).orElse(null), sections, actions);
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

    /** The postmortem as a file. @param format md, html or json */
    @Get("/postmortem.{format}")
    HttpResponse<?> file(String id, String seat, String format) throws JsonProcessingException {
        rooms.seat(id, seat);
        var postmortem = drills.report(id).postmortem();
        return switch (format) {
            case "md" -> file(id, format, "text/markdown", PostmortemText.markdown(postmortem));
            case "html" -> file(id, format, "text/html", PostmortemText.html(postmortem));
            case "json" -> file(id, format, "application/json", JSON.writeValueAsString(postmortem));
            default -> HttpResponse.notFound();
        };
    }

    private static HttpResponse<?> file(String id, String format, String type, String text) {
        return HttpResponse.ok(text.getBytes(StandardCharsets.UTF_8))
                .contentType(new MediaType(type, Map.of("charset", "utf-8")))
                .header("Content-Disposition", "attachment; filename=\"postmortem-" + id + "." + format + "\"");
    }
}
