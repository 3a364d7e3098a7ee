package dev.podfall.sim.structural.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;

/** Values that say nothing. */
final class JsonNodes {
    static final JsonNode NOTHING = MissingNode.getInstance();
    static final JsonNode NULL = NullNode.getInstance();

    private JsonNodes() {}
}
