package dev.podfall.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.authored.Required;

/**
 * A fault by name, with its parameters.
 *
 * @param fault the name it is registered under, such as {@code image-tag}
 * @param with its parameters
 */
public record FaultSpec(@Required String fault, @Required ObjectNode with) {}
