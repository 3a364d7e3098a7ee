package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What StatefulSets and DaemonSets leave out. Mirrors {@code pkg/apis/apps/v1/defaults.go}. */
final class StatefulDefaults {
    private static final int HISTORY = 10;

    private StatefulDefaults() {}

    static void statefulSet(ObjectNode spec) {
        putIfAbsent(spec, "podManagementPolicy", "OrderedReady");
        ObjectNode strategy = WorkloadStrategy.objectAt(spec, "updateStrategy");
        putIfAbsent(strategy, "type", "RollingUpdate");
        if (strategy.path("type").asText().equals("RollingUpdate")) {
            putIfAbsent(WorkloadStrategy.objectAt(strategy, "rollingUpdate"), "partition", 0);
        }
        ObjectNode retention = WorkloadStrategy.objectAt(spec, "persistentVolumeClaimRetentionPolicy");
        putIfAbsent(retention, "whenDeleted", "Retain");
        putIfAbsent(retention, "whenScaled", "Retain");
        putIfAbsent(spec, "revisionHistoryLimit", HISTORY);
    }

    static void daemonSet(ObjectNode object, ObjectNode spec) {
        ObjectNode strategy = WorkloadStrategy.objectAt(spec, "updateStrategy");
        putIfAbsent(strategy, "type", "RollingUpdate");
        if (strategy.path("type").asText().equals("RollingUpdate")) {
            ObjectNode rolling = WorkloadStrategy.objectAt(strategy, "rollingUpdate");
            putIfAbsent(rolling, "maxUnavailable", 1);
            putIfAbsent(rolling, "maxSurge", 0);
        }
        putIfAbsent(spec, "revisionHistoryLimit", HISTORY);
        ObjectNode annotations = WorkloadStrategy.objectAt((ObjectNode) object.get("metadata"), "annotations");
        putIfAbsent(annotations, "deprecated.daemonset.template.generation", "1");
    }

    private static void putIfAbsent(ObjectNode object, String field, String value) {
        if (object.path(field).asText().isEmpty()) {
            object.put(field, value);
        }
    }

    private static void putIfAbsent(ObjectNode object, String field, int value) {
        if (!object.hasNonNull(field)) {
            object.put(field, value);
        }
    }
}
