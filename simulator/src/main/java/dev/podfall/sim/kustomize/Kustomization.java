package dev.podfall.sim.kustomize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A {@code kustomization.yaml}. Mirrors {@code api/types.Kustomization}. */
final class Kustomization {
    private static final Set<String> KNOWN = Set.of(
            "apiVersion",
            "kind",
            "metadata",
            "resources",
            "bases",
            "components",
            "namespace",
            "namePrefix",
            "nameSuffix",
            "labels",
            "commonLabels",
            "commonAnnotations",
            "images",
            "replicas",
            "configMapGenerator",
            "secretGenerator",
            "generatorOptions",
            "patches",
            "patchesStrategicMerge",
            "patchesJson6902");

    /** Upstream has them; nothing here builds them, and leaving them out unsaid would build something else. */
    private static final Set<String> NOT_BUILT = Set.of(
            "replacements",
            "vars",
            "helmCharts",
            "helmGlobals",
            "helmChartInflationGenerator",
            "generators",
            "transformers",
            "validators",
            "crds",
            "configurations",
            "openapi",
            "buildMetadata",
            "sortOptions");

    private final ObjectNode json;

    private Kustomization(ObjectNode json) {
        this.json = json;
    }

    /** @throws KustomizeFailure if it is none */
    static Kustomization read(byte[] bytes) {
        ObjectNode json;
        try {
            json = Documents.one(bytes);
        } catch (IOException malformed) {
            throw new KustomizeFailure("invalid Kustomization: " + malformed.getMessage(), malformed);
        }
        boolean empty = true;
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            empty &= name.equals("apiVersion")
                    || name.equals("kind")
                    || json.path(name).isNull();
            if (NOT_BUILT.contains(name) && !json.path(name).isEmpty()) {
                throw new KustomizeFailure("invalid Kustomization: the field \"" + name + "\" is not simulated");
            }
            if (!KNOWN.contains(name) && !NOT_BUILT.contains(name)) {
                throw new KustomizeFailure("invalid Kustomization: json: unknown field \"" + name + "\"");
            }
        }
        if (empty) {
            throw new KustomizeFailure("kustomization.yaml is empty");
        }
        FieldTypes.check(json);
        return new Kustomization(json);
    }

    /** The items of a list of texts. */
    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        json.path(field).forEach(item -> texts.add(item.asText()));
        if (field.equals("resources")) {
            json.path("bases").forEach(item -> texts.add(item.asText()));
        }
        return texts;
    }

    /** The value of a field that is text; empty if there is none. */
    String text(String field) {
        return json.path(field).asText("");
    }

    /** All of it. */
    ObjectNode json() {
        return json;
    }

    JsonNode at(String field) {
        return json.path(field);
    }

    /** A mapping of texts. */
    static Map<String, String> map(JsonNode object) {
        Map<String, String> all = new LinkedHashMap<>();
        object.fields().forEachRemaining(e -> all.put(e.getKey(), e.getValue().asText()));
        return all;
    }
}
