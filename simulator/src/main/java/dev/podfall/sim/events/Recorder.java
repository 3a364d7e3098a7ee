package dev.podfall.sim.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.EventRecorder;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.loop.Timeline;
import java.time.Instant;

/**
 * Writes a component's Events: the first of a kind is created, the next ones count it up. A write that the API refuses
 * is dropped, as upstream does. Mirrors {@code k8s.io/client-go/tools/record}.
 */
public final class Recorder implements EventRecorder {
    private final SimClient client;
    private final Timeline time;
    private final Source source;
    private final Correlator correlator;
    private long lastName;

    /**
     * @param component such as {@code kubelet}
     * @param host the node for node components, else null
     */
    public Recorder(SimClient client, Timeline time, String component, String host) {
        this.client = client;
        this.time = time;
        this.source = new Source(component, host == null ? "" : host);
        this.correlator = new Correlator(time);
    }

    @Override
    public void event(KubeObject about, String fieldPath, String type, String reason, String message) {
        ObjectNode involved = about.reference();
        if (fieldPath != null) {
            involved.put("fieldPath", fieldPath);
        }
        Correlator.Incoming incoming = new Correlator.Incoming(source, involved, type, reason, message);
        correlator.correlate(incoming).ifPresent(observed -> {
            try {
                write(incoming, observed);
            } catch (ApiException refused) {
                correlator.forget(observed);
            }
        });
    }

    private void write(Correlator.Incoming incoming, Observation observed) {
        String namespace = namespace(incoming.involved());
        if (observed.count() > 1 && countedUp(namespace, observed)) {
            return;
        }
        Instant now = time.now();
        String name = incoming.involved().path("name").asText() + "." + Long.toHexString(uniqueNanos(now));
        observed.created(name, now);
        client.create(Resources.EVENTS, event(namespace, name, incoming, observed));
    }

    private boolean countedUp(String namespace, Observation observed) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.put("count", observed.count());
        patch.put("lastTimestamp", KubeObject.time(time.now()));
        patch.put("message", observed.message());
        try {
            client.patch(Resources.EVENTS, namespace, observed.name(), PatchType.STRATEGIC, patch, null);
            return true;
        } catch (ApiException e) {
            if (e.code() != 404) {
                throw e;
            }
            return false;
        }
    }

    private ObjectNode event(String namespace, String name, Correlator.Incoming incoming, Observation observed) {
        ObjectNode event = KubeObject.of(Resources.EVENTS, namespace, name);
        event.set("involvedObject", incoming.involved());
        event.put("reason", incoming.reason()).put("message", observed.message());
        ObjectNode from = event.putObject("source").put("component", source.component());
        if (!source.host().isEmpty()) {
            from.put("host", source.host());
        }
        event.put("firstTimestamp", KubeObject.time(observed.first()));
        event.put("lastTimestamp", KubeObject.time(time.now()));
        event.put("count", observed.count()).put("type", incoming.type());
        event.putNull("eventTime");
        // Upstream's aggregator leaves these two out of the event that it makes itself.
        event.put("reportingComponent", observed.isCombined() ? "" : source.component());
        return event.put("reportingInstance", observed.isCombined() ? "" : source.host());
    }

    /** Events of cluster-wide objects live in {@code default}. */
    private static String namespace(ObjectNode involved) {
        return involved.path("namespace").asText("default");
    }

    /** Upstream names events by the nanosecond; simulated time stands still within a task, so it is nudged on. */
    private long uniqueNanos(Instant now) {
        long nanos = now.getEpochSecond() * 1_000_000_000L + now.getNano() + (source.hashCode() & 0xFFFF);
        lastName = Math.max(lastName + 1, nanos);
        return lastName;
    }

    /** Who writes. */
    record Source(String component, String host) {}
}
