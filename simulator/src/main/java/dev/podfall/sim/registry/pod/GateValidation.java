package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import java.util.HashSet;
import java.util.Set;

/** What a pod waits for, before it runs and before it is ready. Mirrors {@code validateReadinessGates}, {@code validateSchedulingGates}. */
final class GateValidation {
    private GateValidation() {}

    static void validate(PodScope scope) {
        JsonNode readiness = scope.spec().path("readinessGates");
        for (int i = 0; i < readiness.size(); i++) {
            String type = readiness.get(i).path("conditionType").asText();
            scope.errors()
                    .invalidAll(scope.path() + ".readinessGates[" + i + "].conditionType", type, Names.qualified(type));
        }
        validateScheduling(scope.spec().path("schedulingGates"), scope.path() + ".schedulingGates", scope.errors());
    }

    private static void validateScheduling(JsonNode gates, String path, Errors errors) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < gates.size(); i++) {
            String name = gates.get(i).path("name").asText();
            errors.invalidAll(path + "[" + i + "]", name, Names.qualified(name));
            if (!seen.add(name)) {
                errors.duplicate(path + "[" + i + "]", name);
            }
        }
    }
}
