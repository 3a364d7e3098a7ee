package dev.podfall.sim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.PatchType;

/** Applies json, merge and strategic merge patches to objects. */
public final class Patches {
    private Patches() {}

    /**
     * The patched object; {@code current} is not changed.
     *
     * @throws PatchFailure when the patch does not fit
     */
    public static ObjectNode apply(ObjectNode current, PatchType type, JsonNode patch) {
        ObjectNode copy = current.deepCopy();
        if (type == PatchType.JSON) {
            if (!patch.isArray()) {
                throw new PatchFailure("json: cannot unmarshal object into Go value of type jsonpatch.Patch");
            }
            return JsonPatch.apply(copy, patch);
        }
        if (!(patch instanceof ObjectNode changes)) {
            throw new PatchFailure("json: cannot unmarshal array into Go value of type map[string]interface {}");
        }
        if (type == PatchType.MERGE) {
            return (ObjectNode) MergePatch.apply(copy, changes.deepCopy());
        }
        return new StrategicPatch(Structure.BUILT_IN, current.path("kind").asText()).apply(copy, changes.deepCopy());
    }
}
