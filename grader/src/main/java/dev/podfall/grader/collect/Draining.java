package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.engine.RequestRefused;
import java.util.List;
import java.util.Optional;

/**
 * The node of one pod is cordoned, and the namespace's pods on it are asked to go, again and again while a budget keeps
 * them. Mirrors {@code kubectl drain --ignore-daemonsets --delete-emptydir-data --pod-selector}: other namespaces are not
 * on trial.
 */
final class Draining implements Deed {
    private static final int NO_ROOM = 429;
    private static final int TWO_BUDGETS = 500;
    private static final int NOT_FOUND = 404;
    private static final String PROBER = "app.kubernetes.io/managed-by";

    private final TrialPods pods;
    private final String node;
    private boolean cordoned;
    private String obstacle = "";

    Draining(TrialPods pods, ObjectNode victim) {
        this.pods = pods;
        this.node = TrialPods.node(victim);
    }

    @Override
    public Optional<String> begin() {
        if (node.isEmpty()) {
            return Optional.empty();
        }
        List<ObjectNode> nodes = pods.api().list("Node", null, null);
        boolean elsewhere =
                nodes.stream().anyMatch(n -> isOpen(n) && !TrialPods.name(n).equals(node));
        if (!elsewhere) {
            throw new CannotBeTried("there is no other node for the pods of " + node + " to go to");
        }
        boolean open =
                nodes.stream().anyMatch(n -> isOpen(n) && TrialPods.name(n).equals(node));
        if (open) {
            unschedulable(true);
            cordoned = true;
        }
        goOn();
        return Optional.of(node);
    }

    @Override
    public void goOn() {
        obstacle = "";
        for (ObjectNode pod : left()) {
            try {
                if (!TrialPods.isEnding(pod)) {
                    pods.api().evict(pods.spec().namespace(), TrialPods.name(pod));
                }
            } catch (RequestRefused no) {
                if (no.status() != NOT_FOUND) {
                    obstacle = obstacle(no);
                }
            }
        }
    }

    @Override
    public boolean isDone() {
        return left().isEmpty();
    }

    @Override
    public String obstacle() {
        return obstacle;
    }

    @Override
    public void end() {
        if (cordoned) {
            unschedulable(false);
        }
    }

    /** What a budget, or two that select the same pod, answer to an eviction. @throws RequestRefused what is about something else */
    static String obstacle(RequestRefused no) {
        if (no.status() != NO_ROOM && no.status() != TWO_BUDGETS) {
            throw no;
        }
        return no.getMessage();
    }

    private List<ObjectNode> left() {
        return pods.api().list("Pod", pods.spec().namespace(), null).stream()
                .filter(p -> TrialPods.node(p).equals(node))
                .filter(p -> !TrialPods.isOf(p, "DaemonSet"))
                .filter(p -> !p.at("/metadata/labels").path(PROBER).asText().equals("podfall"))
                .filter(p -> !p.at("/status/phase").asText().matches("Succeeded|Failed"))
                .toList();
    }

    private void unschedulable(boolean on) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        if (on) {
            patch.putObject("spec").put("unschedulable", true);
        } else {
            patch.putObject("spec").putNull("unschedulable");
        }
        pods.api().patch(new ObjectAt("Node", null, node), PatchKind.MERGE, patch);
    }

    /** Pods without tolerations may go there. */
    private static boolean isOpen(ObjectNode node) {
        boolean tainted = false;
        for (var taint : node.at("/spec/taints")) {
            tainted |= !taint.path("effect").asText().equals("PreferNoSchedule");
        }
        return !tainted && !node.at("/spec/unschedulable").asBoolean();
    }
}
