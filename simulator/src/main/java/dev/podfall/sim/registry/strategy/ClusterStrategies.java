package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import dev.podfall.sim.registry.fields.Quantities;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Events, quotas, limits, leases. Mirrors the strategies below {@code pkg/registry/core} and {@code coordination}. */
final class ClusterStrategies {
    private ClusterStrategies() {}

    /** Events. */
    static final class Event extends Strategy {
        Event(KindSpec kind) {
            super(kind);
        }

        @Override
        public void validate(ObjectNode event, Errors errors) {
            EventValidation.validate(event, errors);
        }

        @Override
        public List<String> validateName(String name) {
            return Names.pathSegment(name);
        }

        @Override
        public boolean createsOnUpdate() {
            return true;
        }

        @Override
        public List<String> selectableFields() {
            return List.of(
                    "involvedObject.kind",
                    "involvedObject.namespace",
                    "involvedObject.name",
                    "involvedObject.uid",
                    "involvedObject.apiVersion",
                    "involvedObject.resourceVersion",
                    "involvedObject.fieldPath",
                    "reason",
                    "reportingComponent",
                    "source",
                    "type");
        }
    }

    /** ResourceQuotas. */
    static final class Quota extends Strategy {
        Quota(KindSpec kind) {
            super(kind);
        }

        @Override
        public void applyDefaults(ObjectNode quota) {
            Quantities.canonicalize(quota.path("spec").path("hard"), type());
            Quantities.canonicalize(quota.path("status").path("hard"), type());
            Quantities.canonicalize(quota.path("status").path("used"), type());
        }

        @Override
        public void validate(ObjectNode quota, Errors errors) {
            QuotaValidation.validate(quota.path("spec"), errors);
        }

        @Override
        public void validateUpdate(ObjectNode quota, ObjectNode old, Errors errors) {
            validate(quota, errors);
            JsonNode scopes = quota.path("spec").path("scopes");
            if (!set(scopes).equals(set(old.path("spec").path("scopes")))) {
                errors.invalid(
                        "spec.scopes", scopes.isMissingNode() ? NullNode.instance : scopes, "field is immutable");
            }
        }

        private static Set<String> set(JsonNode list) {
            Set<String> all = new HashSet<>();
            list.forEach(item -> all.add(item.asText()));
            return all;
        }
    }

    /** LimitRanges. */
    static final class Limits extends Strategy {
        Limits(KindSpec kind) {
            super(kind);
        }

        @Override
        public void applyDefaults(ObjectNode range) {
            for (JsonNode item : range.path("spec").path("limits")) {
                for (String list : List.of("max", "min", "default", "defaultRequest", "maxLimitRequestRatio")) {
                    Quantities.canonicalize(item.path(list), type());
                }
                if (item.path("type").asText().equals("Container") && item instanceof ObjectNode own) {
                    inherit(own, "max", "default");
                    inherit(own, "default", "defaultRequest");
                    inherit(own, "min", "defaultRequest");
                }
            }
        }

        private static void inherit(ObjectNode item, String from, String to) {
            item.path(from).fields().forEachRemaining(e -> {
                ObjectNode target = WorkloadStrategy.objectAt(item, to);
                if (!target.has(e.getKey())) {
                    target.set(e.getKey(), e.getValue());
                }
            });
        }

        @Override
        public void validate(ObjectNode range, Errors errors) {
            LimitRangeValidation.validate(range.path("spec").path("limits"), errors);
        }
    }

    /** Leases. */
    static final class Lease extends Strategy {
        Lease(KindSpec kind) {
            super(kind);
        }

        @Override
        public void validate(ObjectNode lease, Errors errors) {
            JsonNode seconds = lease.path("spec").path("leaseDurationSeconds");
            if (seconds.isNumber() && seconds.asLong() <= 0) {
                errors.invalid("spec.leaseDurationSeconds", seconds, "must be greater than 0");
            }
            errors.nonNegative("spec.leaseTransitions", lease.path("spec").path("leaseTransitions"));
        }

        /** Fields of coordinated leader election, which is off unless asked for. */
        @Override
        public void prepareForCreate(ObjectNode lease) {
            super.prepareForCreate(lease);
            withoutCoordination(lease);
        }

        @Override
        public void prepareForUpdate(ObjectNode lease, ObjectNode old) {
            super.prepareForUpdate(lease, old);
            withoutCoordination(lease);
        }

        private static void withoutCoordination(ObjectNode lease) {
            if (lease.path("spec") instanceof ObjectNode spec) {
                spec.remove(List.of("strategy", "preferredHolder"));
            }
        }

        @Override
        public boolean createsOnUpdate() {
            return true;
        }

        @Override
        public boolean updatesUnconditionally() {
            return false;
        }
    }
}
