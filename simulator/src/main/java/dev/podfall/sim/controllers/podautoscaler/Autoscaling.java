package dev.podfall.sim.controllers.podautoscaler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.Key;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One look at a HorizontalPodAutoscaler. */
final class Autoscaling {
    private static final Duration DEFAULT_STABILIZATION = Duration.ofMinutes(5);

    private final ControllerContext context;
    private final KubeObject autoscaler;
    private final Recommendations recommendations;
    private final ScaleChanges changes;
    private final Function<LabelSelector, List<Key>> rivals;
    private final ObjectNode status;

    /** @param rivals tells which autoscalers act on the pods of a selector, this one included */
    Autoscaling(
            ControllerContext context,
            KubeObject autoscaler,
            Recommendations recommendations,
            ScaleChanges changes,
            Function<LabelSelector, List<Key>> rivals) {
        this.context = context;
        this.rivals = rivals;
        this.autoscaler = autoscaler;
        this.recommendations = recommendations;
        this.changes = changes;
        this.status = autoscaler.status() instanceof ObjectNode present
                ? present.deepCopy()
                : JsonNodeFactory.instance.objectNode();
    }

    ObjectNode status() {
        return status;
    }

    void run() {
        ScaleTarget target;
        try {
            target = ScaleTarget.find(context.client(), autoscaler);
        } catch (ApiException missing) {
            context.recorder().warning(autoscaler, "FailedGetScale", missing.getMessage());
            String text = "the HPA controller was unable to get the target's current scale: " + missing.getMessage();
            condition("AbleToScale", "False", "FailedGetScale", text);
            return;
        }
        condition(
                "AbleToScale",
                "True",
                "SucceededGetScale",
                "the HPA controller was able to get the target's current scale");
        int current = target.replicas();
        recommendations.begin(current, context.now());
        if (current == 0) {
            condition(
                    "ScalingActive",
                    "False",
                    "ScalingDisabled",
                    "scaling is disabled since the replica count of the target is zero");
            counts(0, 0);
        } else if (current > max()) {
            rescale(target, max(), "Current number of replicas above Spec.MaxReplicas");
        } else if (current < min()) {
            rescale(target, min(), "Current number of replicas below Spec.MinReplicas");
        } else {
            follow(target, current);
        }
    }

    private boolean isAmbiguous(ScaleTarget target, int current) {
        List<Key> acting = rivals.apply(target.selector());
        if (acting.size() <= 1) {
            return false;
        }
        String names = acting.stream().map(Key::toString).collect(Collectors.joining(" "));
        String text = "pods by selector " + target.selectorText() + " are controlled by multiple HPAs: [" + names + "]";
        context.recorder().warning(autoscaler, "AmbiguousSelector", text);
        condition("ScalingActive", "False", "AmbiguousSelector", text);
        counts(current, status.path("desiredReplicas").asInt());
        status.putNull("currentMetrics");
        context.recorder().warning(autoscaler, "FailedComputeMetricsReplicas", text);
        return true;
    }

    private void follow(ScaleTarget target, int current) {
        if (isAmbiguous(target, current)) {
            return;
        }
        MetricReadings readings = new MetricReadings(context, autoscaler, target);
        readings.read();
        MetricFailed failure = readings.firstFailure();
        if (!readings.suffice(current)) {
            condition("ScalingActive", "False", failure.reason(), failure.condition());
            counts(current, status.path("desiredReplicas").asInt());
            status.set("currentMetrics", readings.shown());
            context.recorder().warning(autoscaler, "FailedComputeMetricsReplicas", readings.failureText());
            return;
        }
        MetricReadings.Proposal highest = readings.highest();
        condition(
                "ScalingActive",
                "True",
                "ValidMetricFound",
                "the HPA was able to successfully calculate a replica count from " + highest.metric());
        int desired = decide(highest.replicas(), current);
        String reason = desired > current ? highest.metric() + " above target" : "All metrics below target";
        if (desired != current) {
            rescale(target, desired, reason);
        } else {
            counts(current, desired);
        }
        status.set("currentMetrics", readings.shown());
    }

    private int decide(int wish, int current) {
        JsonNode rules = autoscaler.spec().path("behavior");
        if (!rules.isObject()) {
            return limit(stabilize(wish, current), current);
        }
        ScalingBehavior behavior = new ScalingBehavior(rules, recommendations, changes, context.now());
        ScalingBehavior.Decision stable = behavior.stabilize(wish, current);
        condition("AbleToScale", "True", stable.reason(), stable.message());
        ScalingBehavior.Decision limited = behavior.limit(stable.replicas(), current, min(), max());
        condition("ScalingLimited", limited.limited() ? "True" : "False", limited.reason(), limited.message());
        return limited.replicas();
    }

    /** Shrinking waits until nothing more was recommended for a while. */
    private int stabilize(int wish, int current) {
        int highest =
                Math.min(recommendations.highest(wish, context.now(), DEFAULT_STABILIZATION), Math.max(current, wish));
        if (highest > wish) {
            condition(
                    "AbleToScale",
                    "True",
                    "ScaleDownStabilized",
                    "recent recommendations were higher than current one, applying the highest recent recommendation");
        } else {
            condition("AbleToScale", "True", "ReadyForNewScale", "recommended size matches current size");
        }
        return highest;
    }

    /** Growing at most doubles, or comes to four; both ends are bounded. Mirrors {@code calculateScaleUpLimit}. */
    private int limit(int wish, int current) {
        int fastest = (int) Math.min(Integer.MAX_VALUE, Math.max(2L * current, 4L));
        if (wish > Math.min(fastest, max())) {
            boolean fast = fastest < max();
            condition(
                    "ScalingLimited",
                    "True",
                    fast ? "ScaleUpLimit" : "TooManyReplicas",
                    fast
                            ? "the desired replica count is increasing faster than the maximum scale rate"
                            : "the desired replica count is more than the maximum replica count");
            return Math.min(fastest, max());
        }
        if (wish < min()) {
            condition(
                    "ScalingLimited",
                    "True",
                    "TooFewReplicas",
                    "the desired replica count is less than the minimum replica count");
            return min();
        }
        condition("ScalingLimited", "False", "DesiredWithinRange", "the desired count is within the acceptable range");
        return wish;
    }

    private void rescale(ScaleTarget target, int desired, String reason) {
        try {
            target.scale(desired);
        } catch (ApiException refused) {
            String what = "New size: " + desired + "; reason: " + reason + "; error: " + refused.getMessage();
            context.recorder().warning(autoscaler, "FailedRescale", what);
            String text = "the HPA controller was unable to update the target scale: " + refused.getMessage();
            condition("AbleToScale", "False", "FailedUpdateScale", text);
            counts(target.replicas(), status.path("desiredReplicas").asInt());
            return;
        }
        context.recorder().normal(autoscaler, "SuccessfulRescale", "New size: " + desired + "; reason: " + reason);
        String text = "the HPA controller was able to update the target scale to " + desired;
        condition("AbleToScale", "True", "SucceededRescale", text);
        changes.add(target.replicas(), desired, context.now());
        status.put("lastScaleTime", KubeObject.time(context.now()));
        counts(target.replicas(), desired);
    }

    private void counts(int current, int desired) {
        if (current > 0) {
            status.put("currentReplicas", current);
        } else {
            status.remove("currentReplicas");
        }
        status.put("desiredReplicas", desired);
    }

    private void condition(String type, String value, String reason, String message) {
        KubeObject.setCondition(status, type, value, reason, message, context.now());
    }

    private int min() {
        return autoscaler.spec().path("minReplicas").asInt(1);
    }

    private int max() {
        return autoscaler.spec().path("maxReplicas").asInt();
    }
}
