package dev.podfall.sim.cel;

import dev.cel.common.types.SimpleType;
import dev.podfall.sim.cel.Functions.Operand;

/** Keys in paths of JSON patches. Mirrors {@code k8s.io/apiserver/pkg/cel/library/jsonpatch.go}. */
final class PatchFunctions {
    private PatchFunctions() {}

    static void addTo(Functions all) {
        all.global(
                "jsonpatch.escapeKey",
                Operand.STRING,
                SimpleType.STRING,
                key -> key.replace("~", "~0").replace("/", "~1"));
    }
}
