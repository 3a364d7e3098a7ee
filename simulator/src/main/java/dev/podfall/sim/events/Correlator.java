package dev.podfall.sim.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.loop.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what becomes of an event: combined with similar ones, counted, or dropped as spam. Mirrors
 * {@code k8s.io/client-go/tools/record.EventCorrelator} with its default limits.
 */
final class Correlator {
    private static final int MAX_SIMILAR = 10;
    private static final Duration SIMILAR_WITHIN = Duration.ofSeconds(600);
    private static final double BURST = 25;
    private static final double REFILL_PER_SECOND = 1.0 / 300;

    private final Timeline time;
    private final Map<Object, Similar> similar = new Remembered<>();
    private final Map<Object, Observation> observed = new Remembered<>();
    private final Map<Object, Bucket> buckets = new Remembered<>();

    Correlator(Timeline time) {
        this.time = time;
    }

    /** The event to write, counted; empty when this object has caused too many of this type. */
    Optional<Observation> correlate(Incoming incoming) {
        AggregateKey aggregate = incoming.aggregateKey();
        boolean combined = isOneOfMany(aggregate, incoming.message());
        Object key = combined ? aggregate : incoming.exactKey();
        Observation observation = observed.computeIfAbsent(key, k -> new Observation(k, combined, time.now()));
        observation.happened(combined ? "(combined from similar events): " + incoming.message() : incoming.message());
        Bucket bucket = buckets.computeIfAbsent(incoming.spamKey(), k -> new Bucket(time.now()));
        return bucket.take(time.now()) ? Optional.of(observation) : Optional.empty();
    }

    /** The write failed: the next one starts afresh. */
    void forget(Observation observation) {
        observed.remove(observation.key());
    }

    private boolean isOneOfMany(AggregateKey key, String message) {
        Similar record = similar.get(key);
        if (record == null || Duration.between(record.last, time.now()).compareTo(SIMILAR_WITHIN) > 0) {
            record = new Similar();
            similar.put(key, record);
        }
        record.last = time.now();
        record.messages.add(message);
        if (record.messages.size() < MAX_SIMILAR) {
            return false;
        }
        Iterator<String> any = record.messages.iterator();
        any.next();
        any.remove();
        return true;
    }

    /** What a component wants to tell. */
    record Incoming(Recorder.Source source, ObjectNode involved, String type, String reason, String message) {
        private String object() {
            return String.join(
                    "/",
                    involved.path("kind").asText(),
                    involved.path("namespace").asText(),
                    involved.path("name").asText(),
                    involved.path("uid").asText(),
                    involved.path("apiVersion").asText());
        }

        AggregateKey aggregateKey() {
            return new AggregateKey(source, object(), type, reason);
        }

        Object exactKey() {
            return new ExactKey(aggregateKey(), involved.path("fieldPath").asText(), message);
        }

        Object spamKey() {
            return new SpamKey(source, object(), type);
        }
    }

    private record AggregateKey(Recorder.Source source, String object, String type, String reason) {}

    private record ExactKey(AggregateKey similar, String fieldPath, String message) {}

    /** Warnings do not use up what is left for normal events: those of a repair follow many warnings. */
    private record SpamKey(Recorder.Source source, String object, String type) {}

    private static final class Similar {
        private final Set<String> messages = new LinkedHashSet<>();
        private Instant last;
    }

    private static final class Bucket {
        private double tokens = BURST;
        private Instant filled;

        Bucket(Instant now) {
            this.filled = now;
        }

        boolean take(Instant now) {
            double since = Duration.between(filled, now).toMillis() / 1000.0;
            tokens = Math.min(BURST, tokens + since * REFILL_PER_SECOND);
            filled = now;
            if (tokens < 1) {
                return false;
            }
            tokens--;
            return true;
        }
    }

    /** Upstream keeps 4096 of each. */
    private static final class Remembered<V> extends LinkedHashMap<Object, V> {
        private static final long serialVersionUID = 1L;

        Remembered() {
            super(64, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, V> eldest) {
            return size() > 4096;
        }
    }
}
