package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Capability.ProcessControl;
import dev.podfall.engine.Cluster;
import dev.podfall.scenario.client.Clients;
import java.util.List;
import java.util.Optional;

/** What is done to pods in a trial. */
interface Deed {
    /**
     * Begins.
     *
     * @return what it is done to, by name; empty if there is nothing it could be done to
     * @throws CannotBeTried if this cluster is no place for it
     */
    Optional<String> begin();

    /** Goes on with it; called again and again until it is done. */
    default void goOn() {}

    /** Whether all that it was done to has been replaced or restarted. */
    boolean isDone();

    /** What is in its way, as the cluster says it; empty if nothing is known. */
    default String obstacle() {
        return "";
    }

    /** Pods that were gone at the same moment because of it, by name; empty where that is not what it is about. */
    default List<String> gone() {
        return List.of();
    }

    /** Takes back what nobody else would. Called once, in any case. */
    default void end() {}

    /**
     * The one that a trial asks for.
     *
     * @param now the pods as they are whenever they are asked for
     * @param pods those there are; at least one
     */
    static Deed of(Cluster cluster, Clients.Server server, TrialPods now, List<ObjectNode> pods) {
        return switch (now.spec().trial()) {
            case calm -> new LeavingAlone(now, pods);
            case kill -> new Killing(now, TrialPods.victim(pods));
            case rollout -> new RollingOut(cluster, now, server.deployment());
            case drain -> new Draining(now, TrialPods.victim(pods));
            case evict -> new Evicting(now, pods);
            case stuck ->
                new Freezing(now, TrialPods.victim(pods), server.container(), cluster.capability(ProcessControl.class));
            case stuckLoading -> new FreezingAsItLoads(cluster, now, TrialPods.victim(pods), server.container());
        };
    }
}
