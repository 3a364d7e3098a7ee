package dev.podfall.engine;

import dev.podfall.engine.ClusterApi.HttpAnswer;
import dev.podfall.engine.ClusterApi.HttpCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Something a runtime may be able to do beyond the Kubernetes API. Labs name what they need. */
public interface Capability {
    /** {@code clock-control}: cluster time can be moved. */
    interface ClockControl extends Capability {
        String NAME = "clock-control";

        /** Runs ahead. */
        void advance(Duration duration);

        /**
         * Runs ahead for hours, at a fraction of the work: what is only looked at again and again, such as probes, is looked at
         * more rarely. What happens by the clock happens when it is due.
         */
        void leap(Duration duration);

        /** Lets time pass with the wall clock, that many times as fast. */
        void pace(double speed);

        /** Lets time stand still. */
        void pause();
    }

    /** {@code process-control}: processes can be stopped from the node, which no container can do to its own first one. */
    interface ProcessControl extends Capability {
        String NAME = "process-control";

        /**
         * Stops all processes of a running container where they stand: they hold their ports, and answer nobody.
         *
         * @throws RequestRefused if that container does not run
         */
        void freeze(String namespace, String pod, String container);
    }

    /** {@code cpu-control}: a container can be kept from computing, as a node does that is very busy. */
    interface CpuControl extends Capability {
        String NAME = "cpu-control";

        /**
         * Gives a running container moments of processor time only, or what its limits say again: work of a tenth of a second
         * or longer waits, such as loading a model; who only answers goes on.
         *
         * @throws RequestRefused if that container does not run
         */
        void throttle(String namespace, String pod, String container, boolean on);
    }

    /** {@code visitors}: users call what runs on it while nobody looks, in cluster time. */
    interface Visitors extends Capability {
        String NAME = "visitors";

        /**
         * Sends these calls by turns, again and again, as long as the cluster runs; in place of those of the call before.
         * Nobody waits for the answers.
         *
         * @param apart how long after the one before it each is sent
         */
        default void keepCalling(List<HttpCall> calls, Duration apart) {
            keepCalling(calls, apart, (number, answer, took) -> {});
        }

        /** As above, and tells somebody what came back. */
        void keepCalling(List<HttpCall> calls, Duration apart, Listener listener);

        /** Hears of answers, on the cluster's own thread: it may not block. */
        @FunctionalInterface
        interface Listener {
            /**
             * Something came back, or nothing did for too long.
             *
             * @param number of the call in the list, from 0
             * @param took cluster time
             */
            void heard(int number, HttpAnswer answer, Duration took);
        }
    }

    /** {@code add-ons}: controllers of custom resources can be installed by their names, as labs name them. */
    interface AddOns extends Capability {
        String NAME = "add-ons";

        /**
         * Installs one: its definitions, rights and Deployments. Its pods then start like any others.
         *
         * @return the namespaces its programs run in
         * @throws RequestRefused 404 if there is none of that name; the message lists those there are
         */
        Set<String> install(String name);
    }

    /** {@code consent}: it is somebody else's cluster, who let game days happen there and may take that back at any moment. */
    interface Consent extends Capability {
        String NAME = "consent";

        /**
         * Why the owner does not want it any more, in words; empty as long as they do. Asked of the cluster each time.
         *
         * @throws dev.podfall.error.PodfallException if it cannot be asked: then nobody knows, and nothing may be broken
         */
        Optional<String> withdrawn();

        /** Nodes that the owner lets be closed and emptied, by name. Asked of the cluster each time. */
        Set<String> nodes();

        /** Opens the nodes again that were closed here; also those that nobody remembers closing. */
        void giveBack();
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
         * @param reason of a refusal, such as {@code Forbidden}; else empty
         * @param dryRun whether it was only tried
         * @param received wall time
         * @param userAgent what the client calls itself; empty where that is not known
         */
        record Request(
                Instant when,
                String user,
                String verb,
                String resource,
                String namespace,
                String name,
                int code,
                String reason,
                boolean dryRun,
                Instant received,
                String userAgent) {
            /** Of a client that nobody knows. */
            public Request(
                    Instant when,
                    String user,
                    String verb,
                    String resource,
                    String namespace,
                    String name,
                    int code,
                    String reason,
                    boolean dryRun,
                    Instant received) {
                this(when, user, verb, resource, namespace, name, code, reason, dryRun, received, "");
            }
        }
    }
}
