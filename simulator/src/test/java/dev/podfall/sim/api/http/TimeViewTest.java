package dev.podfall.sim.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class TimeViewTest {
    private static final String TRIGGER = "endpoints.kubernetes.io/last-change-trigger-time";

    private final TimeView hour = new TimeView(3600);

    @Test
    void the_time_that_the_cluster_writes_into_an_annotation_moves_and_users_texts_do_not() throws Exception {
        JsonNode slice = new ObjectMapper()
                .readTree("{\"metadata\":{\"annotations\":{\"" + TRIGGER
                        + "\":\"2026-01-01T00:00:00Z\",\"note\":\"2026-01-01T00:00:00Z\"}}}");
        JsonNode seen = hour.out(slice).path("metadata").path("annotations");
        assertThat(seen.path(TRIGGER).asText()).isEqualTo("2026-01-01T01:00:00Z");
        assertThat(seen.path("note").asText()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(hour.in(hour.out(slice))).isEqualTo(slice);
    }
}
