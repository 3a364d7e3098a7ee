package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.podfall.sim.cel.Expressions;
import dev.podfall.sim.registry.fields.Errors;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Which devices are meant, in CEL. Mirrors {@code k8s.io/dynamic-resource-allocation/cel}, without what an expression may cost. */
final class DeviceSelectors {
    private static final int MOST = 32;
    private static final int LONGEST = 10 * 1024;
    private static final Expressions LANGUAGE = language();

    private DeviceSelectors() {}

    static void validate(JsonNode selectors, String path, Errors errors) {
        DeviceFields.list(selectors, MOST, DeviceSelectors::selector, path, errors);
    }

    private static void selector(JsonNode selector, String path, Errors errors) {
        if (!selector.path("cel").isObject()) {
            errors.required(path + ".cel", "");
            return;
        }
        String expression = selector.path("cel").path("expression").asText("");
        String at = path + ".cel.expression";
        if (errors.isFull()) {
            return;
        }
        if (expression.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            errors.tooLong(at, LONGEST);
            return;
        }
        Expressions.Checked checked = LANGUAGE.check(expression);
        if (checked.type().isEmpty()) {
            errors.invalid(at, expression, "compilation failed: " + checked.problem());
        } else if (!isUsable(checked.type().get())) {
            String type = dev.cel.common.types.CelTypes.format(checked.type().get());
            errors.invalid(at, expression, "must evaluate to bool or the unknown type, not " + type);
        }
    }

    private static boolean isUsable(CelType type) {
        return type.equals(SimpleType.BOOL) || type.equals(SimpleType.DYN) || type.equals(SimpleType.ANY);
    }

    private static Expressions language() {
        ImmutableMap<String, CelType> fields = ImmutableMap.of(
                "driver",
                SimpleType.STRING,
                "allowMultipleAllocations",
                SimpleType.BOOL,
                "attributes",
                ofDomains(SimpleType.DYN),
                "capacity",
                ofDomains(SimpleType.DYN));
        CelType device = StructType.create(
                "kubernetes.DRADevice", fields.keySet(), name -> Optional.ofNullable(fields.get(name)));
        return Expressions.of("device", device);
    }

    private static CelType ofDomains(CelType value) {
        return MapType.create(SimpleType.STRING, MapType.create(SimpleType.STRING, value));
    }
}
