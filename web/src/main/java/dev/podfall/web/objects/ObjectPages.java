package dev.podfall.web.objects;

import dev.podfall.engine.RequestRefused;
import dev.podfall.grader.attempt.Attempt;
import dev.podfall.web.account.Session;
import dev.podfall.web.attempt.Attempts;
import dev.podfall.web.panes.LearnerConnections;
import dev.podfall.web.ui.Form;
import dev.podfall.web.ui.Frame;
import dev.podfall.web.ui.Html;
import io.micronaut.core.annotation.Nullable;
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

/** From the kinds of a cluster to one object, and its edit. */
@Controller("/attempts/{id}/objects")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ObjectPages {
    private final Attempts attempts;
    private final LearnerConnections connections;

    ObjectPages(Attempts attempts, LearnerConnections connections) {
        this.attempts = attempts;
        this.connections = connections;
    }

    @Get
    HttpResponse<?> kinds(String id, Session session) {
        var attempt = attempts.findRunning(session, id);
        var frame = Frame.said("objects.objects", Frame.Section.LABS, session);
        var all = new LearnerObjects(connections.to(attempt)).resources();
        return Html.page(out -> JtekindsGenerated.render(out, null, frame, attempt, all));
    }

    @Get("/{namespace}/{resource}")
    HttpResponse<?> names(String id, String namespace, String resource, Session session) {
        var attempt = attempts.findRunning(session, id);
        var at = new ObjectAddress(namespace, resource, null);
        var frame = frame(session, resource);
        try {
            var names = new LearnerObjects(connections.to(attempt)).names(at);
            return Html.page(out -> JtenamesGenerated.render(out, null, frame, attempt, at, names, null));
        } catch (RequestRefused no) {
            return Html.page(out ->
                    JtenamesGenerated.render(out, null, frame, attempt, at, java.util.List.of(), no.getMessage()));
        }
    }

    @Get("/{namespace}/{resource}/{name}")
    HttpResponse<?> show(
            String id,
            String namespace,
            String resource,
            String name,
            @Nullable @QueryValue String applied,
            Session session) {
        var attempt = attempts.findRunning(session, id);
        var at = new ObjectAddress(namespace, resource, name);
        var done = applied == null ? null : "objects.applied";
        try {
            var yaml = Yaml.text(new LearnerObjects(connections.to(attempt)).get(at));
            return page(session, HttpStatus.OK, new ObjectPage(path(attempt), at, yaml, null, null, done));
        } catch (RequestRefused no) {
            return page(
                    session,
                    no.status() == 404 ? HttpStatus.NOT_FOUND : HttpStatus.OK,
                    new ObjectPage(path(attempt), at, null, null, new ObjectPage.Refusal(true, no.getMessage()), null));
        }
    }

    /** A dry run of the edit, as a difference; with {@code apply} the edit itself. */
    @Post("/{namespace}/{resource}/{name}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> edit(
            String id,
            String namespace,
            String resource,
            String name,
            @Body Map<String, Object> fields,
            Session session) {
        var attempt = attempts.findRunning(session, id);
        var at = new ObjectAddress(namespace, resource, name);
        var form = new Form(fields);
        var text = form.text("yaml").orElse("").replace("\r\n", "\n");
        try {
            var objects = new LearnerObjects(connections.to(attempt));
            var object = Yaml.read(text);
            if (form.text("do").orElse("").equals("apply")) {
                objects.put(at, object);
                return Html.goTo(path(attempt) + at.page() + "?applied=yes");
            }
            var difference = Difference.between(Yaml.text(objects.get(at)), Yaml.text(objects.tried(at, object)));
            return page(session, HttpStatus.OK, new ObjectPage(path(attempt), at, text, difference, null, null));
        } catch (RequestRefused | NotAnObject no) {
            var refusal = new ObjectPage.Refusal(no instanceof RequestRefused, no.getMessage());
            return page(session, HttpStatus.CONFLICT, new ObjectPage(path(attempt), at, text, null, refusal, null));
        }
    }

    private static HttpResponse<?> page(Session session, HttpStatus status, ObjectPage page) {
        var frame = frame(session, page.at().name());
        return Html.page(status, out -> JteobjectGenerated.render(out, null, frame, page));
    }

    private static Frame frame(Session session, String title) {
        return Frame.translated(title, Frame.Section.LABS, session);
    }

    private static String path(Attempt attempt) {
        return "/attempts/" + attempt.attempt();
    }
}
