package dev.podfall.sim.client;

/**
 * How to delete.
 *
 * @param gracePeriodSeconds null for the object's own
 * @param propagation null for the type's default
 * @param uid a precondition, or null
 * @param resourceVersion a precondition, or null
 * @param dryRun whether to change nothing
 */
public record DeleteOptions(
        Long gracePeriodSeconds, Propagation propagation, String uid, String resourceVersion, boolean dryRun) {
    /** No wishes. */
    public static final DeleteOptions DEFAULT = new DeleteOptions(null, null, null, null, false);

    /** At once, as {@code --grace-period=0 --force} and the kubelet do. */
    public static final DeleteOptions NOW = new DeleteOptions(0L, null, null, null, false);

    /** What becomes of the dependents. */
    public enum Propagation {
        Background,
        Foreground,
        Orphan
    }

    /** Background deletion. */
    public static DeleteOptions background() {
        return new DeleteOptions(null, Propagation.Background, null, null, false);
    }

    public DeleteOptions withUid(String newUid) {
        return new DeleteOptions(gracePeriodSeconds, propagation, newUid, resourceVersion, dryRun);
    }
}
