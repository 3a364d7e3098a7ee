package dev.podfall.web.api;

import dev.podfall.engine.Progress;
import dev.podfall.grader.attempt.Attempt;
import dev.podfall.web.server.Failure;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/**
 * A long task as a stream of JSON lines: one per phase that starts or ends, then the attempt or what went wrong. The task goes on when
 * nobody reads any more.
 */
final class ProgressLines {
    private ProgressLines() {}

    static Publisher<byte[]> of(ExecutorService threads, Function<Progress, Attempt> task) {
        return Flux.create(sink -> threads.execute(() -> run(sink, task)));
    }

    private static void run(FluxSink<byte[]> sink, Function<Progress, Attempt> task) {
        try {
            var attempt = task.apply((phase, text, state, millis) ->
                    sink.next(Json.line(new Phase(phase, text, state.name().toLowerCase(Locale.ROOT), millis))));
            sink.next(Json.line(Map.of("attempt", attempt)));
        } catch (RuntimeException e) {
            sink.next(Json.line(Map.of("error", Failure.of(e))));
        }
        sink.complete();
    }

    private record Phase(String phase, String text, String state, long millis) {}
}
