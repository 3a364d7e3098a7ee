package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * A unified diff of two specs, as the refusal of a pod update shows it. Field names are Go's; fields that are not set are left
 * out, so the line numbers differ from upstream's. Mirrors {@code k8s.io/apimachinery/pkg/util/diff}.
 */
final class SpecDiff {
    private static final int CONTEXT = 3;

    private final List<String> before;
    private final List<String> after;

    private SpecDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    static String of(JsonNode before, JsonNode after) {
        List<String> old = new ArrayList<>();
        List<String> now = new ArrayList<>();
        print(before, "", "", "", old);
        print(after, "", "", "", now);
        return new SpecDiff(old, now).hunk();
    }

    /** One hunk from the first difference to the last. */
    private String hunk() {
        int head = 0;
        while (head < before.size() && head < after.size() && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < before.size() - head
                && tail < after.size() - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        int from = Math.max(0, head - CONTEXT);
        int oldEnd = Math.min(before.size(), before.size() - tail + CONTEXT);
        int newEnd = Math.min(after.size(), after.size() - tail + CONTEXT);
        StringBuilder text = new StringBuilder();
        text.append("@@ -%d,%d +%d,%d @@%n"
                .formatted(from + 1, oldEnd - from, from + 1, newEnd - from)
                .replace("\r", ""));
        lines(text, " ", before.subList(from, head));
        lines(text, "-", before.subList(head, before.size() - tail));
        lines(text, "+", after.subList(head, after.size() - tail));
        lines(text, " ", before.subList(before.size() - tail, oldEnd));
        return text.toString();
    }

    private static void lines(StringBuilder text, String mark, List<String> lines) {
        lines.forEach(line -> text.append(mark).append(line).append('\n'));
    }

    private static void print(JsonNode node, String indent, String name, String comma, List<String> lines) {
        String start = indent + (name.isEmpty() ? "" : "\"" + name + "\": ");
        if (node.isObject() && !node.isEmpty()) {
            lines.add(start + "{");
            for (Iterator<Map.Entry<String, JsonNode>> i = node.fields(); i.hasNext(); ) {
                Map.Entry<String, JsonNode> field = i.next();
                print(field.getValue(), indent + " ", goName(field.getKey()), i.hasNext() ? "," : "", lines);
            }
            lines.add(indent + "}" + comma);
        } else if (node.isArray() && !node.isEmpty()) {
            lines.add(start + "[");
            for (int i = 0; i < node.size(); i++) {
                print(node.get(i), indent + " ", "", i + 1 < node.size() ? "," : "", lines);
            }
            lines.add(indent + "]" + comma);
        } else {
            lines.add(start + node + comma);
        }
    }

    /** Fields begin with a capital in Go; keys of maps (which hold a dot, a dash or a slash, or name a resource) do not. */
    private static String goName(String field) {
        boolean key = field.chars().anyMatch(c -> !Character.isLetterOrDigit(c))
                || field.equals("cpu")
                || field.equals("memory");
        return key ? field : Character.toUpperCase(field.charAt(0)) + field.substring(1);
    }
}
