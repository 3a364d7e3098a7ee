package dev.podfall.sim.kubelet.admission;

/**
 * Why a node does not take a pod, as upstream words it.
 *
 * @param reason of the pod's status and of the event, such as {@code OutOfcpu}
 * @param message what does not fit
 */
public record Refusal(String reason, String message) {
    static Refusal predicate(String name, String description) {
        return new Refusal(name, "Predicate " + name + " failed: " + description);
    }

    /** Amounts in the resource's own unit; cpu in thousandths of a core. */
    static Refusal outOf(String resource, long requested, long used, long capacity) {
        return new Refusal(
                "OutOf" + resource,
                "Node didn't have enough resource: " + resource + ", requested: " + requested + ", used: " + used
                        + ", capacity: " + capacity);
    }
}
