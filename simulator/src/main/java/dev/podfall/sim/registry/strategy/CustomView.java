package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What clients are told of a version of a custom resource.
 *
 * @param listKind what a list of them is called
 * @param columns what tables show beside the name, as the definition lists them
 * @param schema of the objects, as the definition writes it
 * @param deprecation what writers are warned of; empty for nothing
 */
public record CustomView(String listKind, JsonNode columns, JsonNode schema, String deprecation) {}
