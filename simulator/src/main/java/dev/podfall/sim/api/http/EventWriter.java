package dev.podfall.sim.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.TimeUnit;

/** The way of a watch's events to its client. Call it from any thread; what it is told is done in order. */
public interface EventWriter {
    /** Sends one event. A client that lets too much wait is cut off, to come back and begin anew. */
    void event(JsonNode event, TimeView time);

    /** Nothing follows. */
    void end();

    /** Sets what to do, once, when the client goes away before the end. */
    void whenGone(Runnable task);

    /** Does something later, unless it has ended or the client is gone by then. */
    void after(long time, TimeUnit unit, Runnable task);
}
