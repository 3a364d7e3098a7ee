package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.Quantity;
import dev.podfall.sim.registry.fields.Errors;
import java.util.HashSet;
import java.util.Set;

/** What a device has, and how much of it may be asked for. Mirrors {@code validateRequestPolicy} of {@code pkg/apis/resource/validation}. */
final class DeviceCapacities {
    private static final int MOST_VALUES = 10;

    private DeviceCapacities() {}

    /** @param shared whether several claims may have parts of the device */
    static void validate(JsonNode capacity, boolean shared, String path, Errors errors) {
        JsonNode policy = capacity.path("requestPolicy");
        String at = path + ".requestPolicy";
        if (!policy.isObject()) {
            return;
        }
        JsonNode values = policy.path("validValues");
        JsonNode range = policy.path("validRange");
        if (!shared) {
            errors.forbidden(at, "allowMultipleAllocations must be true");
        } else if (!values.isEmpty() && range.isObject()) {
            errors.forbidden(
                    at,
                    "exactly one policy can be specified, cannot specify \"validValues\" and \"validRange\" at the same "
                            + "time");
        } else if (!values.isEmpty() || range.isObject()) {
            String field = values.isEmpty() ? "validRange" : "validValues";
            if (!policy.hasNonNull("default")) {
                errors.required(at + ".default", "required when " + field + " is defined");
                return;
            }
            Quantity usual = Quantity.of(policy.path("default"));
            Quantity most = Quantity.of(capacity.path("value"));
            if (values.isEmpty()) {
                new Range(range, at + ".validRange", errors).validate(usual, most);
            } else {
                validateValues(values, usual, most, at + ".validValues", errors);
            }
        }
    }

    private static void validateValues(JsonNode values, Quantity usual, Quantity most, String path, Errors errors) {
        boolean found = false;
        for (int i = 1; i < values.size(); i++) {
            if (Quantity.of(values.get(i - 1)).compareTo(Quantity.of(values.get(i))) > 0) {
                String shown = Quantity.of(values.get(i)).toString();
                errors.invalid(path + "[" + i + "]", shown, "values must be sorted in ascending order");
            }
        }
        if (values.size() > MOST_VALUES) {
            errors.tooMany(path, values.size(), MOST_VALUES);
        } else {
            for (int i = 0; i < values.size(); i++) {
                Quantity value = Quantity.of(values.get(i));
                if (value.compareTo(most) > 0) {
                    String told = "option is larger than capacity value: " + most;
                    errors.invalid(path + "[" + i + "]", value.toString(), told);
                }
                found |= value.compareTo(usual) == 0;
            }
            Set<Long> seen = new HashSet<>();
            for (int i = 0; i < values.size(); i++) {
                long value = Quantity.of(values.get(i)).longValue();
                if (!seen.add(value)) {
                    errors.duplicate(path + "[" + i + "]", Long.toString(value));
                }
            }
        }
        if (!found) {
            errors.invalid(path, usual.toString(), "default value is not valid according to the requestPolicy");
        }
    }

    /** From a least amount to a most one, perhaps in steps. */
    private record Range(JsonNode json, String path, Errors errors) {
        void validate(Quantity usual, Quantity most) {
            if (!json.hasNonNull("min")) {
                errors.required(path + ".min", "required when validRange is defined");
                return;
            }
            Quantity min = Quantity.of(json.path("min"));
            if (min.compareTo(most) > 0) {
                wrong("min", min, "min is larger than capacity value: " + most);
            }
            if (usual.compareTo(min) < 0) {
                wrong("min", usual, "default is less than min: " + min);
            }
            if (json.hasNonNull("max")) {
                validateMax(Quantity.of(json.path("max")), min, usual, most);
            }
            if (json.hasNonNull("step")) {
                Quantity step = Quantity.of(json.path("step"));
                Quantity first = min.add(step);
                if (first.compareTo(most) > 0) {
                    wrong("step", step, "one step " + first + " is larger than capacity value: " + most);
                }
                validateStep(usual, min, step);
                if (json.hasNonNull("max")) {
                    validateStep(Quantity.of(json.path("max")), min, step);
                }
            }
        }

        private void validateMax(Quantity max, Quantity min, Quantity usual, Quantity most) {
            if (min.compareTo(max) > 0) {
                wrong("max", min, "min is larger than max: " + max);
            }
            if (max.compareTo(most) > 0) {
                wrong("max", max, "max is larger than capacity value: " + most);
            }
            if (usual.compareTo(max) > 0) {
                wrong("max", usual, "default is more than max: " + max);
            }
        }

        /** Upstream divides by a step of zero and dies of it; here such a step fits nothing. */
        private void validateStep(Quantity value, Quantity min, Quantity step) {
            long wide = value.longValue() - min.longValue();
            if (step.longValue() == 0 || wide % step.longValue() != 0) {
                wrong("step", value, "value is not a multiple of a given step (" + step + ") from (" + min + ")");
            }
        }

        private void wrong(String field, Quantity shown, String why) {
            errors.invalid(path + "." + field, shown.toString(), why);
        }
    }
}
