package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.Quantity;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import dev.podfall.sim.registry.fields.Quantities;
import dev.podfall.sim.registry.fields.Subnet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Nodes. Mirrors {@code ValidateNode} of {@code pkg/apis/core/validation}. */
final class NodeStrategy extends Strategy {
    private static final Set<String> EFFECTS = Set.of("NoSchedule", "PreferNoSchedule", "NoExecute");
    private static final String AVOID = "scheduler.alpha.kubernetes.io/preferAvoidPods";

    NodeStrategy(KindSpec kind) {
        super(kind);
    }

    @Override
    public void applyDefaults(ObjectNode node) {
        WorkloadStrategy.objectAt(node, "spec");
        ObjectNode status = WorkloadStrategy.objectAt(node, "status");
        if (!status.has("allocatable") && status.has("capacity")) {
            status.set("allocatable", status.get("capacity").deepCopy());
        }
        Quantities.canonicalize(status.path("capacity"), type());
        Quantities.canonicalize(status.path("allocatable"), type());
    }

    /** A node may come with its status. */
    @Override
    public void prepareForCreate(ObjectNode node) {}

    @Override
    public void validate(ObjectNode node, Errors errors) {
        JsonNode avoid = node.path("metadata").path("annotations").path(AVOID);
        if (avoid.isTextual()
                && !avoid.asText().isEmpty()
                && !avoid.asText().strip().startsWith("{")) {
            errors.invalid(
                    "metadata.annotations.AvoidPods",
                    AVOID,
                    "invalid character '" + avoid.asText().charAt(0) + "' looking for beginning of value");
        }
        taints(node.path("spec").path("taints"), errors);
        amounts(node.path("status").path("capacity"), "status.capacity", errors);
        amounts(node.path("status").path("allocatable"), "status.allocatable", errors);
        ranges(node.path("spec"), errors);
    }

    private static void taints(JsonNode taints, Errors errors) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < taints.size(); i++) {
            JsonNode taint = taints.get(i);
            String path = "metadata.taints[" + i + "]";
            String key = taint.path("key").asText();
            String value = taint.path("value").asText();
            String effect = taint.path("effect").asText();
            errors.invalidAll(path + ".key", key, Names.qualified(key));
            errors.invalidAll(path + ".value", value, Names.labelValue(value));
            if (effect.isEmpty()) {
                errors.required(path + ".effect", "");
            } else if (!EFFECTS.contains(effect)) {
                errors.notSupported(path + ".effect", effect, "NoSchedule", "PreferNoSchedule", "NoExecute");
            }
            if (!seen.add(key + ":" + effect)) {
                String shown = "{\"Key\":\"" + key + "\",\"Value\":\"" + value + "\",\"Effect\":\"" + effect
                        + "\",\"TimeAdded\":null}: taints must be unique by key and effect pair";
                errors.duplicate(path, new StringBuilder(shown));
            }
        }
    }

    private static void amounts(JsonNode amounts, String path, Errors errors) {
        amounts.fields().forEachRemaining((Map.Entry<String, JsonNode> amount) -> {
            String at = path + "." + amount.getKey();
            Quantity quantity = Quantity.of(amount.getValue());
            if (quantity.signum() < 0) {
                errors.invalid(at, amount.getValue().asText(), "must be greater than or equal to 0");
            }
            if (Quantities.isWhole(amount.getKey())
                    && amount.getValue().asText().endsWith("m")) {
                errors.invalid(at, amount.getValue().asText(), "must be an integer");
            }
        });
    }

    private static void ranges(JsonNode spec, Errors errors) {
        JsonNode ranges = spec.path("podCIDRs");
        if (ranges.isEmpty()) {
            String one = spec.path("podCIDR").asText("");
            if (!one.isEmpty()) {
                range(one, "spec.podCIDRs[0]", errors);
            }
            return;
        }
        int four = 0;
        for (int i = 0; i < ranges.size(); i++) {
            range(ranges.get(i).asText(), "spec.podCIDRs[" + i + "]", errors);
            four += ranges.get(i).asText().contains(":") ? 0 : 1;
        }
        if (ranges.size() > 1 && (ranges.size() > 2 || four != 1)) {
            errors.invalid("spec.podCIDRs", ranges, "may specify no more than one CIDR for each IP family");
        }
    }

    private static void range(String text, String path, Errors errors) {
        Optional<Subnet> range = Subnet.parse(text);
        if (range.isEmpty()) {
            errors.invalid(path, text, "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)");
        } else if (!range.get().isFirst()) {
            errors.invalid(path, text, "must not have bits set beyond the prefix length");
        }
    }

    @Override
    public List<String> selectableFields() {
        return List.of("spec.unschedulable");
    }
}
