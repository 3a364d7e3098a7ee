package dev.podfall.sim.api.discovery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The Kubernetes that is mirrored. */
public final class KubernetesVersion {
    /** As {@code kubectl version} prints it. */
    public static final String GIT_VERSION = "v1.36.3";

    private static final String MAJOR = "1";
    private static final String MINOR = "36";

    private KubernetesVersion() {}

    /** What {@code /version} answers. */
    static ObjectNode document() {
        ObjectNode version = JsonNodeFactory.instance.objectNode();
        version.put("major", MAJOR).put("minor", MINOR);
        version.put("emulationMajor", MAJOR).put("emulationMinor", MINOR);
        version.put("minCompatibilityMajor", MAJOR).put("minCompatibilityMinor", "35");
        version.put("gitVersion", GIT_VERSION).put("gitCommit", "0000000000000000000000000000000000000000");
        version.put("gitTreeState", "clean").put("buildDate", "2026-01-01T00:00:00Z");
        return version.put("goVersion", "go1.26.8").put("compiler", "gc").put("platform", "linux/amd64");
    }
}
