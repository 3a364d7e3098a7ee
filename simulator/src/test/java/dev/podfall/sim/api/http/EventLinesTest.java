package dev.podfall.sim.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventLinesTest {
    private static final TimeView NOW = new TimeView(0);

    private static ObjectNode pod(int number) {
        ObjectNode pod = Wire.JSON.createObjectNode().put("apiVersion", "v1").put("kind", "Pod");
        pod.putObject("metadata").put("name", "pod-" + number).put("creationTimestamp", "2026-01-01T00:00:00Z");
        return pod;
    }

    private static byte[] line(String type, JsonNode object, TimeView time) {
        ObjectNode event = Wire.JSON.createObjectNode().put("type", type);
        return Wire.event(event.set("object", object), time);
    }

    private static String text(byte[] line) {
        return new String(line, StandardCharsets.UTF_8);
    }

    @Test
    void what_many_watch_is_encoded_once() {
        ObjectNode pod = pod(1);
        assertThat(line("ADDED", pod, NOW)).isSameAs(line("ADDED", pod, NOW));
    }

    @Test
    void another_object_another_event_and_another_time_are_other_lines() {
        ObjectNode pod = pod(1);
        String added = text(line("ADDED", pod, NOW));
        assertThat(added)
                .startsWith("{\"type\":\"ADDED\",\"object\":{")
                .contains("2026-01-01T00:00:00Z")
                .endsWith("}\n");
        assertThat(text(line("MODIFIED", pod, NOW))).startsWith("{\"type\":\"MODIFIED\"");
        assertThat(text(line("ADDED", pod, new TimeView(60)))).contains("2026-01-01T00:01:00Z");
        assertThat(line("ADDED", pod(1), NOW)).isNotSameAs(line("ADDED", pod, NOW));
        ((ObjectNode) pod.get("metadata")).put("name", "unseen"); // an object that is told of does not change
        assertThat(text(line("ADDED", pod, NOW))).isEqualTo(added);
    }

    @Test
    void many_at_once_are_told_apart() {
        List<ObjectNode> pods = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            pods.add(pod(i));
        }
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < pods.size(); i++) {
                assertThat(text(line("ADDED", pods.get(i), NOW))).contains("\"pod-" + i + "\"");
            }
        }
    }
}
