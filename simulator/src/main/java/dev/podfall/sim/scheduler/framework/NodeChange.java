package dev.podfall.sim.scheduler.framework;

/**
 * A node came, changed or went.
 *
 * @param before the node alone, without pods, as it was; null when it is new
 * @param now the same as it is; null when it is gone
 */
public record NodeChange(NodeInfo before, NodeInfo now) {
    /** Whether it was there and is there. */
    public boolean isUpdate() {
        return before != null && now != null;
    }
}
