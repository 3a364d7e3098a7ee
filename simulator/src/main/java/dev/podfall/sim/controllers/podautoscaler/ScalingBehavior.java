package dev.podfall.sim.controllers.podautoscaler;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntBinaryOperator;

/**
 * How fast a workload may grow and shrink, as {@code spec.behavior} says. Mirrors {@code normalizeDesiredReplicasWithBehaviors} of
 * {@code horizontal.go}.
 */
final class ScalingBehavior {
    private static final int DEFAULT_SHRINKING = 300;
    private static final double PERCENT = 100;

    private final JsonNode up;
    private final JsonNode down;
    private final Recommendations recommendations;
    private final ScaleChanges changes;
    private final Instant now;

    ScalingBehavior(JsonNode behavior, Recommendations recommendations, ScaleChanges changes, Instant now) {
        this.up = behavior.path("scaleUp");
        this.down = behavior.path("scaleDown");
        this.recommendations = recommendations;
        this.changes = changes;
        this.now = now;
    }

    /**
     * A size, and the words of the condition that tells of it.
     *
     * @param limited whether it is another than was wished for
     */
    record Decision(int replicas, boolean limited, String reason, String message) {}

    /** Neither end is left before it was recommended throughout its window. */
    Decision stabilize(int wish, int current) {
        int least = recommendations.least(wish, now, window(up, 0));
        int most = recommendations.most(wish, now, window(down, DEFAULT_SHRINKING));
        recommendations.add(wish, now);
        int stable = Math.min(Math.max(current, least), most);
        if (stable == wish) {
            return new Decision(wish, false, "ReadyForNewScale", "recommended size matches current size");
        }
        return wish >= current
                ? new Decision(
                        stable,
                        true,
                        "ScaleUpStabilized",
                        "recent recommendations were lower than current one, applying the lowest recent recommendation")
                : new Decision(
                        stable,
                        true,
                        "ScaleDownStabilized",
                        "recent recommendations were higher than current one, applying the highest recent recommendation");
    }

    private static Duration window(JsonNode rules, int otherwise) {
        return Duration.ofSeconds(rules.path("stabilizationWindowSeconds").asInt(otherwise));
    }

    /** The policies of the direction, and the bounds. */
    Decision limit(int wish, int current, int min, int max) {
        if (wish > current) {
            int fastest = Math.max(current, fastestGrowth(current));
            if (wish > Math.min(max, fastest)) {
                return max > fastest
                        ? new Decision(
                                fastest,
                                true,
                                "ScaleUpLimit",
                                "the desired replica count is increasing faster than the maximum scale rate")
                        : new Decision(
                                max,
                                true,
                                "TooManyReplicas",
                                "the desired replica count is more than the maximum replica count");
            }
        } else if (wish < current) {
            int fastest = Math.min(current, fastestShrinking(current));
            if (wish < Math.max(min, fastest)) {
                return min < fastest
                        ? new Decision(
                                fastest,
                                true,
                                "ScaleDownLimit",
                                "the desired replica count is decreasing faster than the maximum scale rate")
                        : new Decision(
                                min,
                                true,
                                "TooFewReplicas",
                                "the desired replica count is less than the minimum replica count");
            }
        }
        return new Decision(wish, false, "DesiredWithinRange", "the desired count is within the acceptable range");
    }

    private int fastestGrowth(int current) {
        return fastest(up, current, isLeast(up) ? Math::min : Math::max, (before, policy) -> {
            int value = policy.path("value").asInt();
            return policy.path("type").asText().equals("Pods")
                    ? (long) before + value
                    : (long) Math.ceil(before * (1 + value / PERCENT));
        });
    }

    private int fastestShrinking(int current) {
        return fastest(down, current, isLeast(down) ? Math::max : Math::min, (before, policy) -> {
            int value = policy.path("value").asInt();
            return policy.path("type").asText().equals("Pods")
                    ? (long) before - value
                    : (long) (before * (1 - value / PERCENT));
        });
    }

    private static boolean isLeast(JsonNode rules) {
        return rules.path("selectPolicy").asText().equals("Min");
    }

    /** What a policy allows. */
    private interface Allowed {
        long of(int before, JsonNode policy);
    }

    private int fastest(JsonNode rules, int current, IntBinaryOperator choice, Allowed allowed) {
        if (rules.path("selectPolicy").asText().equals("Disabled")) {
            return current;
        }
        Integer chosen = null;
        for (JsonNode policy : rules.path("policies")) {
            Duration period = Duration.ofSeconds(policy.path("periodSeconds").asLong());
            long one = allowed.of(changes.before(current, now, period), policy);
            int bounded = (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, one));
            chosen = chosen == null ? bounded : choice.applyAsInt(chosen, bounded);
        }
        return chosen == null ? current : chosen;
    }
}
