package dev.podfall.sim.api;

import dev.podfall.sim.api.http.Call;
import dev.podfall.sim.api.http.Statuses;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/**
 * Requests whose bodies take long to read and to work on. They are read on a thread that no cluster waits for, and given
 * to the cluster one after the other: whoever asks for little waits for one of them at most, however many come at once.
 */
final class LargeRequests {
    /** Bytes of a body that make a request large. */
    private static final int LARGE = 64 * 1024;

    /** Bytes of bodies that may wait; whoever brings more is told to come again. */
    private static final long MOST_WAITING = 64L << 20;

    private final Executor reader;
    private final BiConsumer<Call, Runnable> answer;
    private final Deque<Call> waiting = new ArrayDeque<>();
    private long bytes;
    private boolean atWork;

    /**
     * @param reader reads bodies
     * @param answer answers a call on the cluster's loop, and then tells so
     */
    LargeRequests(Executor reader, BiConsumer<Call, Runnable> answer) {
        this.reader = reader;
        this.answer = answer;
    }

    static boolean isLarge(Call call) {
        return call.content().size() > LARGE;
    }

    /** Takes it over, or refuses it. From any thread. */
    synchronized void add(Call call) {
        if (bytes + call.content().size() > MOST_WAITING) {
            call.exchange().fail(Statuses.comeAgain());
            return;
        }
        bytes += call.content().size();
        waiting.add(call);
        if (!atWork) {
            atWork = true;
            reader.execute(this::next);
        }
    }

    private void next() {
        Call call = first();
        try {
            call.content().readAhead(call.header("Content-Type"));
        } finally { // one that breaks the reader is told so by who reads it again, and holds up nobody
            answer.accept(call, this::done);
        }
    }

    private synchronized Call first() {
        return waiting.getFirst();
    }

    private synchronized void done() {
        bytes -= waiting.removeFirst().content().size();
        atWork = !waiting.isEmpty();
        if (atWork) {
            reader.execute(this::next);
        }
    }
}
