package dev.podfall.sim.scheduler.framework;

import java.util.List;

/**
 * Why a pod cannot run on a node.
 *
 * @param plugin who says so
 * @param reasons as upstream words them
 * @param unresolvable whether it would hold even with all other pods gone
 */
public record Rejection(String plugin, List<String> reasons, boolean unresolvable) {
    public static Rejection of(String plugin, String reason) {
        return new Rejection(plugin, List.of(reason), false);
    }

    public static Rejection unresolvable(String plugin, String reason) {
        return new Rejection(plugin, List.of(reason), true);
    }
}
