package dev.podfall.sim.controllers.podautoscaler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalingBehaviorTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private final Recommendations recommendations = new Recommendations();
    private final ScaleChanges changes = new ScaleChanges();

    private ScalingBehavior behavior(String json) throws IOException {
        JsonNode rules = new ObjectMapper().readTree(json.replace('\'', '"'));
        return new ScalingBehavior(rules, recommendations, changes, NOW);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    {'scaleDown':{'selectPolicy':'Disabled'}}                                                      | 1 | 4 | 4 | ScaleDownLimit
                    {'scaleUp':{'selectPolicy':'Disabled'}}                                                        | 9 | 4 | 4 | ScaleUpLimit
                    {'scaleDown':{'policies':[{'type':'Pods','value':1,'periodSeconds':60}]}}                      | 1 | 4 | 3 | ScaleDownLimit
                    {'scaleDown':{'policies':[{'type':'Percent','value':50,'periodSeconds':60}]}}                  | 1 | 8 | 4 | ScaleDownLimit
                    {'scaleDown':{'policies':[{'type':'Percent','value':100,'periodSeconds':60}]}}                 | 1 | 4 | 2 | TooFewReplicas
                    {'scaleUp':{'policies':[{'type':'Pods','value':1,'periodSeconds':60},{'type':'Percent','value':50,'periodSeconds':60}]}} | 9 | 4 | 6 | ScaleUpLimit
                    {'scaleUp':{'selectPolicy':'Min','policies':[{'type':'Pods','value':1,'periodSeconds':60},{'type':'Percent','value':50,'periodSeconds':60}]}} | 9 | 4 | 5 | ScaleUpLimit
                    {'scaleUp':{'policies':[{'type':'Pods','value':9,'periodSeconds':60}]}}                        | 20 | 4 | 10 | TooManyReplicas
                    {'scaleUp':{'policies':[{'type':'Pods','value':9,'periodSeconds':60}]}}                        | 6 | 4 | 6 | DesiredWithinRange
                    """)
    void policies_bound_each_direction(String json, int wish, int current, int size, String reason) throws IOException {
        ScalingBehavior.Decision decision = behavior(json).limit(wish, current, 2, 10);
        assertThat(decision.replicas()).isEqualTo(size);
        assertThat(decision.reason()).isEqualTo(reason);
    }

    @Test
    void what_was_changed_within_the_period_counts() throws IOException {
        changes.add(6, 5, NOW.minusSeconds(30));
        changes.add(9, 6, NOW.minusSeconds(90));
        String onePerMinute = "{'scaleDown':{'policies':[{'type':'Pods','value':1,'periodSeconds':60}]}}";
        String twoPerMinute = "{'scaleDown':{'policies':[{'type':'Pods','value':2,'periodSeconds':60}]}}";
        assertThat(behavior(onePerMinute).limit(1, 5, 1, 10).replicas()).isEqualTo(5);
        assertThat(behavior(twoPerMinute).limit(1, 5, 1, 10).replicas()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 8, 4, 8, ReadyForNewScale",
        "60, 0, 8, 4, 5, ScaleUpStabilized",
        "0, 60, 2, 4, 4, ScaleDownStabilized",
        "0, 10, 2, 4, 2, ReadyForNewScale"
    })
    void a_window_waits_for_what_was_recommended_within_it(
            int up, int down, int wish, int current, int size, String reason) throws IOException {
        recommendations.add(5, NOW.minusSeconds(30));
        ScalingBehavior.Decision decision = behavior("{'scaleUp':{'stabilizationWindowSeconds':" + up
                        + "},'scaleDown':{'stabilizationWindowSeconds':" + down + "}}")
                .stabilize(wish, current);
        assertThat(decision.replicas()).isEqualTo(size);
        assertThat(decision.reason()).isEqualTo(reason);
    }
}
