package dev.podfall.sim.client;

/**
 * Writes Events about objects, correlated as client-go does: the same event counts up, more than ten similar ones within
 * ten minutes are combined, and a source that talks too much is throttled. Mirrors {@code k8s.io/client-go/tools/record}.
 */
public interface EventRecorder {
    /**
     * @param about the object concerned
     * @param fieldPath the part concerned, such as {@code spec.containers{web}}, or null
     * @param type {@code Normal} or {@code Warning}
     */
    void event(KubeObject about, String fieldPath, String type, String reason, String message);

    default void normal(KubeObject about, String reason, String message) {
        event(about, null, "Normal", reason, message);
    }

    default void warning(KubeObject about, String reason, String message) {
        event(about, null, "Warning", reason, message);
    }
}
