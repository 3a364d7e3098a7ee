package dev.podfall.sim.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.clock.SimClock;
import dev.podfall.sim.loop.EventLoop;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CorrelatorTest {
    private final EventLoop loop =
            new EventLoop(new SimClock(Instant.parse("2026-03-01T08:00:00Z")), Runnable::run, failure -> {
                throw new AssertionError(failure);
            });
    private final Correlator correlator = new Correlator(loop);

    private boolean isWritten(String type, String reason, String message) {
        ObjectNode pod = JsonNodeFactory.instance.objectNode();
        pod.put("kind", "Pod").put("namespace", "shop").put("name", "a").put("uid", "1");
        Correlator.Incoming event =
                new Correlator.Incoming(new Recorder.Source("kubelet", "node-1"), pod, type, reason, message);
        return correlator.correlate(event).isPresent();
    }

    @Test
    void what_a_repair_tells_is_written_after_a_flood_of_warnings() {
        int written = 0;
        for (int i = 0; i < 100; i++) {
            written += isWritten("Warning", "BackOff", "back-off") ? 1 : 0;
        }
        assertThat(written).as("the burst for warnings").isEqualTo(25);
        assertThat(isWritten("Normal", "Started", "Container started")).isTrue();
        assertThat(isWritten("Warning", "Unhealthy", "another reason of the same type"))
                .isFalse();
    }

    @Test
    void the_budget_comes_back_one_event_every_five_minutes() {
        for (int i = 0; i < 25; i++) {
            isWritten("Warning", "BackOff", "back-off");
        }
        assertThat(isWritten("Warning", "BackOff", "back-off")).isFalse();
        loop.runUntil(loop.now().plusSeconds(301));
        assertThat(isWritten("Warning", "BackOff", "back-off")).isTrue();
        assertThat(isWritten("Warning", "BackOff", "back-off")).isFalse();
    }

    @Test
    void from_the_tenth_message_on_events_are_combined() {
        ObjectNode pod = JsonNodeFactory.instance.objectNode().put("kind", "Pod");
        for (int i = 1; i <= 10; i++) {
            Correlator.Incoming event = new Correlator.Incoming(
                    new Recorder.Source("kubelet", "node-1"), pod, "Warning", "Failed", "message " + i);
            Observation observed = correlator.correlate(event).orElseThrow();
            assertThat(observed.isCombined()).isEqualTo(i == 10);
        }
    }
}
