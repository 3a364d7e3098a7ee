package dev.podfall.sim.scheduler;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.scheduler.framework.NodeInfo;
import dev.podfall.sim.scheduler.framework.PodInfo;
import dev.podfall.sim.scheduler.framework.PreBindPlugin.PreBindFailed;
import dev.podfall.sim.scheduler.framework.Rejection;
import dev.podfall.sim.scheduler.framework.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One attempt to find a node for one pod. Mirrors {@code pkg/scheduler/schedule_one.go}. */
final class SchedulingCycle {
    private final SimClient client;
    private final Timeline timeline;
    private final Filtering filtering;
    private final Scoring scoring;
    private final Preemption preemption;
    private final SchedulerEvents events;
    private final PreBinding preBinding;

    SchedulingCycle(SimClient client, Timeline timeline, Filtering filtering, Scoring scoring, PreBinding preBinding) {
        this.client = client;
        this.timeline = timeline;
        this.filtering = filtering;
        this.scoring = scoring;
        this.preemption = new Preemption(filtering);
        this.events = new SchedulerEvents(client, timeline);
        this.preBinding = preBinding;
    }

    /**
     * What came of it.
     *
     * @param node where the pod is now, or will be once what it waits for is there; or null
     * @param waits whether it is not bound yet
     * @param rejectors which plugins stood in the way; empty when an error did
     */
    record Result(NodeInfo node, boolean waits, Set<String> rejectors) {
        /** The pod has no node. */
        static Result none(Set<String> rejectors) {
            return new Result(null, false, rejectors);
        }
    }

    /** Tells the pod that the scheduler itself broke over it. */
    Result broke(PodInfo pod, RuntimeException defect) {
        fail(pod, "SchedulerError", String.valueOf(defect.getMessage()), null);
        return Result.none(Set.of());
    }

    Result run(PodInfo pod, Snapshot snapshot) {
        if (pod.isDeleting()) {
            String note = "skip schedule deleting pod: " + pod.namespace() + "/" + pod.name();
            events.record(pod.object(), "Warning", "FailedScheduling", "Scheduling", note);
            return Result.none(Set.of());
        }
        if (snapshot.nodes().isEmpty()) {
            fail(pod, "Unschedulable", "no nodes available to schedule pods", null);
            return Result.none(Set.of("NodeResourcesFit"));
        }
        Optional<Map.Entry<String, String>> everywhere = filtering.rejectEverywhere(pod, snapshot);
        if (everywhere.isPresent()) {
            Diagnosis diagnosis =
                    new Diagnosis(snapshot.nodes().size(), everywhere.get().getValue());
            return unschedulable(
                    pod, diagnosis, snapshot, Set.of(everywhere.get().getKey()));
        }
        Diagnosis diagnosis = new Diagnosis(snapshot.nodes().size(), null);
        List<NodeInfo> feasible = new ArrayList<>();
        for (Map.Entry<NodeInfo, Optional<Rejection>> answer :
                filtering.filter(pod, snapshot).entrySet()) {
            answer.getValue()
                    .ifPresentOrElse(
                            why -> diagnosis.put(answer.getKey().name(), why), () -> feasible.add(answer.getKey()));
        }
        return feasible.isEmpty()
                ? unschedulable(pod, diagnosis, snapshot, diagnosis.plugins())
                : settle(pod, scoring.best(pod, snapshot, feasible), snapshot);
    }

    private Result settle(PodInfo pod, NodeInfo node, Snapshot snapshot) {
        try {
            return preBinding.reserve(pod, node, snapshot) ? bind(pod, node) : new Result(node, true, Set.of());
        } catch (PreBindFailed | ApiException failure) {
            return refused(pod, failure.getMessage());
        }
    }

    /** The chosen node cannot be prepared for the pod. */
    Result refused(PodInfo pod, String why) {
        fail(pod, "SchedulerError", why, null);
        return Result.none(Set.of());
    }

    /** Gives the pod to the node for good. */
    Result bind(PodInfo pod, NodeInfo chosen) {
        String node = chosen.name();
        ObjectNode binding = JsonNodeFactory.instance.objectNode();
        binding.put("apiVersion", "v1").put("kind", "Binding");
        binding.putObject("metadata")
                .put("name", pod.name())
                .put("namespace", pod.namespace())
                .put("uid", pod.uid());
        binding.putObject("target").put("kind", "Node").put("name", node);
        try {
            client.createSubresource(Resources.PODS, pod.namespace(), pod.name(), "binding", binding);
        } catch (ApiException refused) {
            if (refused.code() != 404) {
                String text = "binding rejected: running Bind plugin \"DefaultBinder\": " + refused.getMessage();
                fail(pod, "SchedulerError", text, null);
            }
            return Result.none(Set.of());
        }
        String note = "Successfully assigned " + pod.namespace() + "/" + pod.name() + " to " + node;
        events.record(pod.object(), "Normal", "Scheduled", "Binding", note);
        return new Result(chosen, false, Set.of());
    }

    private Result unschedulable(PodInfo pod, Diagnosis diagnosis, Snapshot snapshot, Set<String> rejectors) {
        Preemption.Outcome outcome = preemption.attempt(pod, diagnosis, snapshot);
        if (outcome.candidate() == null) {
            // Upstream's preemption asks for what the plugin left behind; it left nothing, and that error is all that
            // is told.
            boolean lacksState = diagnosis.isEverywhere() && rejectors.contains("VolumeBinding");
            boolean hasClaims = !diagnosis.isEverywhere()
                    && !pod.spec().path("resourceClaims").isEmpty();
            String claims = hasClaims ? "still not schedulable" : "no new claims to deallocate";
            String afterwards = lacksState ? "not found" : claims + ", preemption: " + outcome.text();
            fail(pod, "Unschedulable", diagnosis.text(afterwards), null);
        } else {
            outcome.candidate()
                    .victims()
                    .forEach(v -> evict(v, pod, outcome.candidate().node()));
            fail(pod, "Unschedulable", diagnosis.text(""), outcome.candidate().node());
        }
        return Result.none(rejectors);
    }

    private void evict(PodInfo victim, PodInfo preemptor, String node) {
        try {
            Optional<ObjectNode> current = client.find(Resources.PODS, victim.namespace(), victim.name());
            if (current.isEmpty()) {
                return;
            }
            ObjectNode copy = current.get().deepCopy();
            boolean changed = KubeObject.setCondition(
                    copy.withObject("/status"),
                    "DisruptionTarget",
                    "True",
                    "PreemptionByScheduler",
                    "default-scheduler: preempting to accommodate a higher priority pod",
                    timeline.now());
            if (changed) {
                client.updateStatus(Resources.PODS, copy);
            }
            client.delete(Resources.PODS, victim.namespace(), victim.name(), DeleteOptions.DEFAULT);
        } catch (ApiException refused) {
            return;
        }
        String note = "Preempted by pod " + preemptor.uid() + " on node " + node;
        events.record(victim.object(), "Normal", "Preempted", "Preempting", note);
    }

    /** Tells of a failure in an event and in the pod's condition. */
    private void fail(PodInfo pod, String reason, String message, String nominatedNode) {
        events.record(pod.object(), "Warning", "FailedScheduling", "Scheduling", message);
        Optional<ObjectNode> current = client.find(Resources.PODS, pod.namespace(), pod.name());
        if (current.isEmpty() || !new KubeObject(current.get()).uid().equals(pod.uid())) {
            return;
        }
        ObjectNode copy = current.get().deepCopy();
        ObjectNode status = copy.withObject("/status");
        boolean changed = KubeObject.setCondition(status, "PodScheduled", "False", reason, message, timeline.now());
        if (nominatedNode != null && !status.path("nominatedNodeName").asText().equals(nominatedNode)) {
            status.put("nominatedNodeName", nominatedNode);
            changed = true;
        }
        if (changed) {
            status.path("conditions").forEach(c -> {
                if (c.path("type").asText().equals("PodScheduled")) {
                    ((ObjectNode) c)
                            .put("observedGeneration", (int) pod.object().generation());
                    ((ObjectNode) c).putNull("lastProbeTime");
                }
            });
            try {
                client.updateStatus(Resources.PODS, copy);
            } catch (ApiException gone) {
                // The next attempt will tell.
            }
        }
    }
}
