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
        return of(threads, "attempt", task);
    }

    /** @param name what the last line calls what came out */
    static <T> Publisher<byte[]> of(ExecutorService threads, String name, Function<Progress, T> task) {
        return Flux.create(sink -> threads.execute(() -> run(sink, name, task)));
    }

    private static <T> void run(FluxSink<byte[]> sink, String name, Function<Progress, T> task) {
        try {
            var made = task.apply((phase, text, state, millis) ->
                    sink.next(Json.line(new Phase(phase, text, state.name().toLowerCase(Locale.ROOT), millis))));
            sink.next(Json.line(Map.of(name, made)));
        } catch (RuntimeException e) {
            sink.next(Json.line(Map.of("error", Failure.of(e))));
        }
        sink.complete();
    }

    private record Phase(String phase, String text, String state, long millis) {}
}
