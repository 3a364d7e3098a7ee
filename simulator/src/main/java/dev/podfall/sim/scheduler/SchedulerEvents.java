package dev.podfall.sim.scheduler;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.loop.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes events of the newer form, in which what repeats becomes a series. Mirrors {@code k8s.io/client-go/tools/events}.
 */
final class SchedulerEvents {
    /** A series that was quiet for so long has ended. */
    private static final Duration QUIET = Duration.ofMinutes(6);

    private static final int MAX_NOTE = 1024;
    private static final String CONTROLLER = "default-scheduler";

    private final SimClient client;
    private final Timeline timeline;
    private final Map<Topic, Series> running = new HashMap<>();

    SchedulerEvents(SimClient client, Timeline timeline) {
        this.client = client;
        this.timeline = timeline;
    }

    /** What makes two events the same. */
    record Topic(ObjectNode about, String type, String reason, String action) {}

    private static final class Series {
        private final String namespace;
        private final String name;
        private int count = 1;
        private Instant last;

        Series(String namespace, String name, Instant last) {
            this.namespace = namespace;
            this.name = name;
            this.last = last;
        }
    }

    /** Tells of something that happened to {@code about}. */
    void record(KubeObject about, String type, String reason, String action, String note) {
        Topic topic = new Topic(about.reference(), type, reason, action);
        Series series = running.get(topic);
        if (series == null) {
            String name = create(topic, about, shorten(note));
            if (name != null) {
                running.put(topic, new Series(about.namespace(), name, timeline.now()));
                endWhenQuiet(topic);
            }
            return;
        }
        series.count++;
        series.last = timeline.now();
        if (series.count == 2) {
            write(series);
        }
    }

    private String create(Topic topic, KubeObject about, String note) {
        Instant now = timeline.now();
        long nanos = now.getEpochSecond() * 1_000_000_000L + now.getNano();
        String name = about.name() + "." + Long.toHexString(nanos);
        ObjectNode event = KubeObject.of(Resources.EVENTS, about.namespace(), name);
        event.put("action", topic.action()).put("eventTime", KubeObject.microTime(now));
        event.putNull("firstTimestamp").putNull("lastTimestamp");
        event.set("involvedObject", topic.about());
        event.put("message", note).put("reason", topic.reason());
        event.put("reportingComponent", CONTROLLER).put("reportingInstance", CONTROLLER + "-control-plane");
        event.putObject("source");
        event.put("type", topic.type());
        try {
            client.create(Resources.EVENTS, event);
            return name;
        } catch (ApiException refused) {
            return null;
        }
    }

    private void write(Series series) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.putObject("series").put("count", series.count).put("lastObservedTime", KubeObject.microTime(series.last));
        try {
            client.patch(Resources.EVENTS, series.namespace, series.name, PatchType.MERGE, patch, null);
        } catch (ApiException gone) {
            // An event that expired needs no count.
        }
    }

    /** The last count is written once the series is over. */
    private void endWhenQuiet(Topic topic) {
        Series series = running.get(topic);
        Duration left = Duration.between(timeline.now(), series.last.plus(QUIET));
        if (left.isNegative() || left.isZero()) {
            running.remove(topic);
            if (series.count > 2) {
                write(series);
            }
        } else {
            timeline.after(left, "kube-scheduler: end series " + series.name, () -> endWhenQuiet(topic));
        }
    }

    private static String shorten(String note) {
        return note.length() <= MAX_NOTE ? note : note.substring(0, MAX_NOTE - 4) + " ...";
    }
}
