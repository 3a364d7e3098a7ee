package dev.podfall.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Something a runtime may be able to do beyond the Kubernetes API. Labs name what they need. */
public interface Capability {
    /** {@code clock-control}: cluster time can be moved. */
    interface ClockControl extends Capability {
        String NAME = "clock-control";

        /** Runs ahead. */
        void advance(Duration duration);

        /** Lets time pass with the wall clock, that many times as fast. */
        void pace(double speed);

        /** Lets time stand still. */
        void pause();
    }

    /** {@code audit-trail}: who asked the API server for what. */
    interface AuditTrail extends Capability {
        String NAME = "audit-trail";

        /** Requests of that user, oldest first. */
        List<Request> requests(String user);

        /**
         * A request.
         *
         * @param when cluster time
         * @param code HTTP status of the answer
         */
        record Request(
                Instant when, String user, String verb, String resource, String namespace, String name, int code) {}
    }
}
