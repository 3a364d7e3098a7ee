package dev.podfall.sim.schema;

import java.util.Map;
import java.util.Set;

/** Fields that Go keeps in an embedded struct; JSON does not show it, the decoder's errors do. */
final class Embedded {
    /** All fields of these but the named ones come from the embedded struct. */
    private static final Map<String, Own> OWNERS = Map.of(
            "Probe",
            new Own(
                    "ProbeHandler",
                    Set.of(
                            "initialDelaySeconds",
                            "timeoutSeconds",
                            "periodSeconds",
                            "successThreshold",
                            "failureThreshold",
                            "terminationGracePeriodSeconds")),
            "Volume",
            new Own("VolumeSource", Set.of("name")),
            "EphemeralContainer",
            new Own("EphemeralContainerCommon", Set.of("targetContainerName")),
            "SecretKeySelector",
            new Own("LocalObjectReference", Set.of("key", "optional")),
            "ConfigMapKeySelector",
            new Own("LocalObjectReference", Set.of("key", "optional")),
            "SecretEnvSource",
            new Own("LocalObjectReference", Set.of("optional")),
            "ConfigMapEnvSource",
            new Own("LocalObjectReference", Set.of("optional")),
            "ConfigMapVolumeSource",
            new Own("LocalObjectReference", Set.of("items", "defaultMode", "optional")));

    private Embedded() {}

    private record Own(String embedded, Set<String> fields) {}

    /** The embedded struct that holds the field, or null. */
    static String in(String struct, String field) {
        Own own = OWNERS.get(struct);
        return own == null || own.fields().contains(field) ? null : own.embedded();
    }
}
