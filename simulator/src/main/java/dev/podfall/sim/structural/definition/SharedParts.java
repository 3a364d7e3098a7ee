package dev.podfall.sim.structural.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which parts all versions of a definition have in common: upstream keeps those beside the versions, once, and its errors name
 * them there. Mirrors {@code Convert_v1_CustomResourceDefinitionSpec_To_apiextensions_CustomResourceDefinitionSpec}.
 */
final class SharedParts {
    private static final List<String> PARTS =
            List.of("schema", "subresources", "additionalPrinterColumns", "selectableFields");

    private final Set<String> shared = new HashSet<>();

    private SharedParts() {}

    static SharedParts none() {
        return new SharedParts();
    }

    static SharedParts of(JsonNode versions) {
        SharedParts parts = new SharedParts();
        for (String part : PARTS) {
            boolean same = !versions.isEmpty();
            for (JsonNode version : versions) {
                same &= version.path(part).equals(versions.get(0).path(part));
            }
            if (same) {
                parts.shared.add(part);
            }
        }
        return parts;
    }

    boolean has(String part) {
        return shared.contains(part);
    }
}
