package dev.podfall.sim.scheduler.framework;

/**
 * A pod came to a node, changed there or left it.
 *
 * @param before as it was; null when it is new there
 * @param now as it is; null when it is gone or has ended
 */
public record PodChange(PodInfo before, PodInfo now) {
    /** Whether it was there and is there. */
    public boolean isUpdate() {
        return before != null && now != null;
    }
}
