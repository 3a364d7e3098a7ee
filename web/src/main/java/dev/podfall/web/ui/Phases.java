package dev.podfall.web.ui;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Progress;
import dev.podfall.web.server.Failure;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/**
 * A long task told to a page while it runs, as JSON lines: each phase as it starts and ends, then the page to go on with, or what went
 * wrong. {@code static/phases.js} listens; without scripts the same form is sent as usual, and waits. The task goes on when nobody listens
 * any more.
 */
public final class Phases {
    /** What such answers are. */
    public static final String TYPE = "application/x-ndjson";

    private Phases() {}

    /** @param task answers the path of the page to go on with */
    public static Publisher<byte[]> of(ExecutorService threads, Function<Progress, String> task) {
        return Flux.create(sink -> threads.execute(() -> run(sink, task)));
    }

    private static void run(FluxSink<byte[]> sink, Function<Progress, String> task) {
        try {
            var path = task.apply((phase, text, state, millis) -> sink.next(line(JsonNodeFactory.instance
                    .objectNode()
                    .put("phase", phase)
                    .put("text", text)
                    .put("state", state.name()))));
            sink.next(line(JsonNodeFactory.instance.objectNode().put("goTo", path)));
        } catch (RuntimeException e) {
            var failure = Failure.of(e);
            sink.next(line(JsonNodeFactory.instance
                    .objectNode()
                    .put("message", failure.message())
                    .put("next", failure.next())));
        }
        sink.complete();
    }

    private static byte[] line(ObjectNode json) {
        return (json + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
