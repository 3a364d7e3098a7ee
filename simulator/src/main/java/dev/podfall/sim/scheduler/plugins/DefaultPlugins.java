package dev.podfall.sim.scheduler.plugins;

import dev.podfall.sim.scheduler.framework.FilterPlugin;
import dev.podfall.sim.scheduler.framework.PreBindPlugin;
import dev.podfall.sim.scheduler.framework.ScorePlugin;
import java.util.List;

/** The plugins of the default profile, in upstream's order. Mirrors {@code pkg/scheduler/apis/config/v1/default_plugins.go}. */
public final class DefaultPlugins {
    private DefaultPlugins() {}

    /** The first that rejects a node is the one heard. */
    public static List<FilterPlugin> filters() {
        return List.of(
                new NodeUnschedulable(),
                new TaintToleration(),
                new NodeAffinity(),
                new NodePorts(),
                new NodeResourcesFit(),
                new VolumeRestrictions(),
                new VolumeBinding(),
                new PodTopologySpread(),
                new InterPodAffinity(),
                new DynamicResources());
    }

    /** Those who prepare a node once it is chosen. */
    public static List<PreBindPlugin> preBinding() {
        return List.of(new VolumeBinding());
    }

    public static List<ScorePlugin> scores() {
        return List.of(
                new TaintToleration(),
                new NodeAffinity(),
                new NodeResourcesFit(),
                new PodTopologySpread(),
                new InterPodAffinity(),
                new NodeResourcesBalancedAllocation());
    }
}
