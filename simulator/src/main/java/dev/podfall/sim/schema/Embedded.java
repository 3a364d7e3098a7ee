package dev.podfall.sim.schema;

import java.util.Map;
import java.util.Set;

/** Fields that Go keeps in an embedded struct; JSON does not show it, the decoder's errors do. */
final class Embedded {
    /** All fields of these but the named ones come from the embedded struct. */
    private static final Map<String, Own> OWNERS = Map.ofEntries(
            entry(
                    "Probe",
                    "ProbeHandler",
                    "initialDelaySeconds",
                    "timeoutSeconds",
                    "periodSeconds",
                    "successThreshold",
                    "failureThreshold",
                    "terminationGracePeriodSeconds"),
            entry("Volume", "VolumeSource", "name"),
            entry("EphemeralContainer", "EphemeralContainerCommon", "targetContainerName"),
            entry("SecretKeySelector", "LocalObjectReference", "key", "optional"),
            entry("ConfigMapKeySelector", "LocalObjectReference", "key", "optional"),
            entry("SecretEnvSource", "LocalObjectReference", "optional"),
            entry("ConfigMapEnvSource", "LocalObjectReference", "optional"),
            entry("ConfigMapVolumeSource", "LocalObjectReference", "items", "defaultMode", "optional"),
            entry("SecretProjection", "LocalObjectReference", "items", "optional"),
            entry("ConfigMapProjection", "LocalObjectReference", "items", "optional"),
            entry("IngressRule", "IngressRuleValue", "host"),
            entry(
                    "PersistentVolumeSpec",
                    "PersistentVolumeSource",
                    "capacity",
                    "accessModes",
                    "claimRef",
                    "persistentVolumeReclaimPolicy",
                    "storageClassName",
                    "mountOptions",
                    "volumeMode",
                    "nodeAffinity",
                    "volumeAttributesClassName"));

    private Embedded() {}

    private static Map.Entry<String, Own> entry(String struct, String embedded, String... own) {
        return Map.entry(struct, new Own(embedded, Set.of(own)));
    }

    private record Own(String embedded, Set<String> fields) {}

    /** The embedded struct that holds the field, or null. */
    static String in(String struct, String field) {
        Own own = OWNERS.get(struct);
        return own == null || own.fields().contains(field) ? null : own.embedded();
    }
}
