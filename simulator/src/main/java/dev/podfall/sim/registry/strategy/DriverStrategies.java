package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;

/** RuntimeClasses and what drivers of volumes say of themselves. Mirrors {@code pkg/apis/node} and {@code pkg/apis/storage}. */
final class DriverStrategies {
    private DriverStrategies() {}

    /** RuntimeClasses. */
    static final class RuntimeClass extends Strategy {
        RuntimeClass(Kind kind) {
            super(kind);
        }

        @Override
        public void validate(ObjectNode runtime, Errors errors) {
            String handler = runtime.path("handler").asText();
            errors.invalidAll("handler", handler, Names.label(handler));
        }

        @Override
        public void validateUpdate(ObjectNode runtime, ObjectNode old, Errors errors) {
            errors.immutable("handler", runtime.path("handler"), old.path("handler"));
        }
    }

    /** CSIDrivers. */
    static final class Driver extends Strategy {
        Driver(Kind kind) {
            super(kind);
        }

        @Override
        public void applyDefaults(ObjectNode driver) {
            ObjectNode spec = WorkloadStrategy.objectAt(driver, "spec");
            put(spec, "attachRequired", true);
            put(spec, "podInfoOnMount", false);
            put(spec, "storageCapacity", false);
            put(spec, "requiresRepublish", false);
            put(spec, "seLinuxMount", false);
            if (!spec.has("fsGroupPolicy")) {
                spec.put("fsGroupPolicy", "ReadWriteOnceWithFSType");
            }
            if (!spec.has("volumeLifecycleModes")) {
                spec.putArray("volumeLifecycleModes").add("Persistent");
            }
        }

        private static void put(ObjectNode spec, String field, boolean value) {
            if (!spec.has(field)) {
                spec.put(field, value);
            }
        }
    }
}
