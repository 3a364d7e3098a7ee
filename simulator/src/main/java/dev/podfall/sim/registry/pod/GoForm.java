package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.podfall.sim.registry.fields.Labels;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A pod's spec as Go writes its internal form in JSON: capital names, every field, one blank of indentation. Mirrors
 * {@code json.MarshalIndent} of {@code k8s.io/kubernetes/pkg/apis/core.PodSpec}.
 */
public final class GoForm {
    /** Fields of the spec that Go keeps in the pod's security context. */
    private static final List<String> HOST_FIELDS =
            List.of("hostNetwork", "hostPID", "hostIPC", "shareProcessNamespace", "hostUsers");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, List<String[]>> STRUCTS = load();

    private final Map<String, List<String[]>> structs;
    private final List<String> lines = new ArrayList<>();

    private GoForm(Map<String, List<String[]>> structs) {
        this.structs = structs;
    }

    /** The lines of the spec, without line ends. */
    static List<String> lines(JsonNode spec) {
        GoForm form = new GoForm(STRUCTS);
        form.struct("PodSpec", withHostFields(spec), "", "", "");
        return form.lines;
    }

    /** The lines of another struct that the form knows, without line ends. */
    public static List<String> lines(String struct, JsonNode value) {
        GoForm form = new GoForm(STRUCTS);
        form.struct(struct, value, "", "", "");
        return form.lines;
    }

    /** A pod template: of its metadata what is there, in the order of the keys, and all of its spec. */
    public static JsonNode template(JsonNode template) {
        ObjectNode shown = JSON.createObjectNode();
        JsonNode metadata = template.path("metadata");
        for (String field : List.of("name", "generateName", "namespace", "labels", "annotations", "finalizers")) {
            JsonNode value = metadata.path(field);
            if (!value.isMissingNode() && !value.isNull()) {
                shown.set(field, value.isObject() ? Labels.sorted(value) : value);
            }
        }
        return shown.set("Spec", podSpec(template.path("spec")));
    }

    /** All of a pod's spec, as a refusal shows it in one line. */
    public static JsonNode podSpec(JsonNode spec) {
        return value("PodSpec", withHostFields(spec));
    }

    /** A struct that the form knows, as a refusal shows it in one line. */
    public static JsonNode value(String struct, JsonNode value) {
        try {
            return JSON.readTree(String.join("", lines(struct, value)));
        } catch (IOException e) {
            throw new UncheckedIOException("The form of " + struct + " is no JSON.", e);
        }
    }

    private static JsonNode withHostFields(JsonNode spec) {
        var copy = spec.deepCopy();
        if (copy.path("securityContext") instanceof com.fasterxml.jackson.databind.node.ObjectNode context) {
            for (String field : HOST_FIELDS) {
                if (spec.has(field)) {
                    context.set(field, spec.get(field));
                }
            }
        }
        return copy;
    }

    private void value(String type, JsonNode value, String start, String indent, String end) {
        boolean missing = value == null || value.isMissingNode() || value.isNull();
        if (type.startsWith("*")) {
            if (missing) {
                lines.add(start + "null" + end);
            } else {
                value(type.substring(1), value, start, indent, end);
            }
        } else if (type.startsWith("[]")) {
            list(type.substring(2), value, start, indent, end);
        } else if (structs.containsKey(type)) {
            struct(type, missing ? TextNode.valueOf("") : value, start, indent, end);
        } else if (missing) {
            lines.add(start + zero(type) + end);
        } else {
            plain(value, start, indent, end);
        }
    }

    private static String zero(String type) {
        return switch (type) {
            case "string" -> "\"\"";
            case "bool" -> "false";
            case "int", "any0" -> "0";
            case "quantity" -> "\"0\"";
            default -> "null";
        };
    }

    private void struct(String type, JsonNode value, String start, String indent, String end) {
        Map<String, JsonNode> byName = new HashMap<>();
        value.fields().forEachRemaining(e -> byName.put(e.getKey().toLowerCase(java.util.Locale.ROOT), e.getValue()));
        List<String[]> fields = structs.get(type);
        lines.add(start + "{");
        for (int i = 0; i < fields.size(); i++) {
            String name = fields.get(i)[0];
            String inner = indent + " ";
            value(
                    fields.get(i)[1],
                    byName.get(name.toLowerCase(java.util.Locale.ROOT)),
                    inner + "\"" + name + "\": ",
                    inner,
                    i + 1 < fields.size() ? "," : "");
        }
        lines.add(indent + "}" + end);
    }

    private void list(String type, JsonNode value, String start, String indent, String end) {
        if (value == null || value.isEmpty()) {
            lines.add(start + "null" + end);
            return;
        }
        lines.add(start + "[");
        for (int i = 0; i < value.size(); i++) {
            value(type, value.get(i), indent + " ", indent + " ", i + 1 < value.size() ? "," : "");
        }
        lines.add(indent + "]" + end);
    }

    /** Maps sorted by key, and what is written as given. */
    private void plain(JsonNode value, String start, String indent, String end) {
        if (value.isObject() && !value.isEmpty()) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            value.fields().forEachRemaining(e -> sorted.put(e.getKey(), e.getValue()));
            lines.add(start + "{");
            for (Iterator<Map.Entry<String, JsonNode>> i = sorted.entrySet().iterator(); i.hasNext(); ) {
                Map.Entry<String, JsonNode> entry = i.next();
                String inner = indent + " ";
                plain(entry.getValue(), inner + "\"" + entry.getKey() + "\": ", inner, i.hasNext() ? "," : "");
            }
            lines.add(indent + "}" + end);
        } else if (value.isArray() && !value.isEmpty()) {
            lines.add(start + "[");
            for (int i = 0; i < value.size(); i++) {
                plain(value.get(i), indent + " ", indent + " ", i + 1 < value.size() ? "," : "");
            }
            lines.add(indent + "]" + end);
        } else {
            lines.add(start + value + end);
        }
    }

    private static Map<String, List<String[]>> load() {
        Map<String, List<String[]>> structs = new HashMap<>();
        try (InputStream in = GoForm.class.getResourceAsStream("/sim/go-podspec.tsv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    String[] columns = line.split("\t", -1);
                    List<String[]> fields = new ArrayList<>();
                    for (String field : columns[1].split(" ")) {
                        if (!field.isEmpty()) {
                            fields.add(field.split(":", 2));
                        }
                    }
                    structs.put(columns[0], fields);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The form of pod specs cannot be read.", e);
        }
        return structs;
    }
}
