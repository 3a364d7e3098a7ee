package dev.podfall.sim.api.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.api.backend.ApiServices;
import dev.podfall.sim.api.backend.StreamRequest;
import dev.podfall.sim.api.http.Accept;
import dev.podfall.sim.api.http.Call;
import dev.podfall.sim.api.http.EventWriter;
import dev.podfall.sim.api.http.Reply;
import dev.podfall.sim.api.http.Statuses;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.client.WatchEvent;
import dev.podfall.sim.registry.Request;
import dev.podfall.sim.registry.ServedResource;
import dev.podfall.sim.registry.WatchSink;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A watch, as lines of JSON or as messages of a WebSocket. It ends when its time is up (wall time, as the client counts), when it fails, or when the client
 * goes away. Mirrors {@code k8s.io/apiserver/pkg/endpoints/handlers/watch.go}.
 */
final class WatchStream implements WatchSink {
    /** Upstream spreads 30 to 60 minutes by chance; nobody needs chance here. */
    private static final Duration LONGEST = Duration.ofMinutes(45);

    private final ApiServices services;
    private final Call call;
    private final Request request;
    private final ServedResource resource;
    private final Accept accept;
    private SimClient.Watch watch;
    private EventWriter client;
    private boolean over;
    private boolean columnsSent;

    private WatchStream(ApiServices services, Call call, Request request, ServedResource resource, Accept accept) {
        this.services = services;
        this.call = call;
        this.request = request;
        this.resource = resource;
        this.accept = accept;
    }

    /** Begins the watch; errors found at once are thrown. On the loop. */
    static Reply open(ApiServices services, Call call, Request request, ServedResource resource) {
        Accept accept = Accept.of(call.headers().get("Accept"));
        Request whole = request.withList(Parameters.list(call.query(), true));
        Long seconds = call.query().number("timeoutSeconds");
        if (accept.yaml()) {
            throw Statuses.notAcceptable();
        }
        WatchStream stream = new WatchStream(services, call, whole, resource, accept);
        stream.watch = services.registry().watch(whole, stream);
        stream.client = stream.begin();
        stream.client.whenGone(() -> services.loop().submit(stream::close));
        long time = seconds == null || seconds <= 0 ? LONGEST.toSeconds() : seconds;
        stream.client.after(time, TimeUnit.SECONDS, () -> services.loop().submit(stream::end));
        return Reply.TAKEN;
    }

    private EventWriter begin() {
        if (call.wantsWebSocket()) {
            return EventMessages.open(call, StreamRequest.of(call, services.loop()));
        }
        call.exchange().begin("application/json", Deprecations.of(resource));
        return call.exchange();
    }

    @Override
    public void event(WatchEvent event) {
        line(event.type().name(), shaped(shapes().one(event.object())));
    }

    @Override
    public void bookmark(ObjectNode object) {
        line("BOOKMARK", shaped(shapes().bookmark(object)));
    }

    @Override
    public void failed(ObjectNode status) {
        line("ERROR", status);
        end();
    }

    private Shapes shapes() {
        return new Shapes(
                request.type(),
                resource.custom(),
                resource.printer(),
                accept.as(),
                call.query(),
                services.loop().now());
    }

    /** A Table watch tells its columns once. */
    private ObjectNode shaped(ObjectNode object) {
        if (accept.as() == Accept.As.TABLE) {
            if (columnsSent) {
                object.putNull("columnDefinitions");
            }
            columnsSent = true;
        }
        return object;
    }

    private void line(String type, JsonNode object) {
        if (!over) {
            ObjectNode event = JsonNodeFactory.instance.objectNode().put("type", type);
            client.event(event.set("object", object), services.time());
        }
    }

    private void end() {
        if (!over) {
            close();
            client.end();
        }
    }

    private void close() {
        over = true;
        watch.close();
    }
}
