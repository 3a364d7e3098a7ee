package dev.podfall.sim.admission.podsecurity;

/**
 * A level as of one version of Kubernetes.
 *
 * @param minor of version 1; {@link #LATEST} for the newest
 */
public record Standard(Level level, int minor) {
    /** Newer than every version. */
    public static final int LATEST = Integer.MAX_VALUE;

    static final Standard NONE = new Standard(Level.PRIVILEGED, LATEST);

    /** As messages write it, such as {@code restricted:latest} or {@code baseline:v1.30}. */
    @Override
    public String toString() {
        return level.text() + ":" + (minor == LATEST ? "latest" : "v1." + minor);
    }
}
