package dev.podfall.sim.structural.definition;

import com.fasterxml.jackson.databind.JsonNode;

/** The versions of a definition as an error shows them. */
final class ShownVersions {
    private ShownVersions() {}

    static JsonNode of(JsonNode versions) {
        return versions;
    }
}
