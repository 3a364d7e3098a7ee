package dev.podfall.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A healthy baseline and what breaks it.
 *
 * @param baseline manifests, in the order they are applied
 * @param breakage {@code faults.yaml}
 */
public record Scenario(List<ObjectNode> baseline, Breakage breakage) {}
