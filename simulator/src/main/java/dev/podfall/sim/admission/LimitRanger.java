package dev.podfall.sim.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.admission.plugin.AdmissionPlugin;
import dev.podfall.sim.admission.plugin.Attributes;
import dev.podfall.sim.client.Quantity;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Fills in and enforces a namespace's LimitRanges. Mirrors {@code plugin/pkg/admission/limitranger}. */
final class LimitRanger implements AdmissionPlugin {
    private static final String ANNOTATION = "kubernetes.io/limit-ranger";

    private final SimClient client;

    LimitRanger(SimClient client) {
        this.client = client;
    }

    @Override
    public void admit(Attributes attributes) {
        if (attributes.is("CREATE", Resources.PODS) && attributes.object().get("spec") instanceof ObjectNode) {
            for (ObjectNode range : client.list(Resources.LIMITRANGES, attributes.namespace())) {
                fillIn(attributes.object(), range);
            }
        }
    }

    @Override
    public void validate(Attributes attributes) {
        boolean pod = attributes.is("CREATE", Resources.PODS);
        boolean claim = attributes.is("CREATE", Resources.PERSISTENTVOLUMECLAIMS)
                || attributes.is("UPDATE", Resources.PERSISTENTVOLUMECLAIMS);
        if (!pod && !claim) {
            return;
        }
        for (ObjectNode range : client.list(Resources.LIMITRANGES, attributes.namespace())) {
            List<String> wrong = pod
                    ? violations(range, PodSpecs.of(attributes))
                    : ClaimLimits.violations(range, attributes.object().path("spec"));
            if (!wrong.isEmpty()) {
                String text = wrong.size() == 1 ? wrong.get(0) : "[" + String.join(", ", wrong) + "]";
                throw attributes.refused(text);
            }
        }
    }

    private static void fillIn(ObjectNode pod, ObjectNode range) {
        ObjectNode requests = JsonNodeFactory.instance.objectNode();
        ObjectNode limits = JsonNodeFactory.instance.objectNode();
        for (JsonNode item : range.path("spec").path("limits")) {
            if (item.path("type").asText().equals("Container")) {
                addAll(requests, item.path("defaultRequest"));
                addAll(limits, item.path("default"));
            }
        }
        List<String> notes = new ArrayList<>();
        JsonNode spec = pod.get("spec");
        for (JsonNode container : spec.path("containers")) {
            fillIn((ObjectNode) container, "container", requests, limits, notes);
        }
        for (JsonNode container : spec.path("initContainers")) {
            fillIn((ObjectNode) container, "init container", requests, limits, notes);
        }
        if (!notes.isEmpty()) {
            ((ObjectNode) pod.get("metadata"))
                    .withObject("/annotations")
                    .put(ANNOTATION, "LimitRanger plugin set: " + String.join("; ", notes));
        }
    }

    private static void fillIn(
            ObjectNode container, String what, ObjectNode requests, ObjectNode limits, List<String> notes) {
        ObjectNode resources = container.withObject("/resources");
        String name = what + " " + container.path("name").asText();
        note(merge(resources, "requests", requests), "request for " + name, notes);
        note(merge(resources, "limits", limits), "limit for " + name, notes);
    }

    private static void note(TreeSet<String> set, String what, List<String> notes) {
        if (!set.isEmpty()) {
            notes.add(String.join(", ", set) + " " + what);
        }
    }

    private static TreeSet<String> merge(ObjectNode resources, String list, ObjectNode defaults) {
        TreeSet<String> set = new TreeSet<>();
        defaults.fields().forEachRemaining(e -> {
            if (!resources.path(list).has(e.getKey())) {
                resources.withObject("/" + list).set(e.getKey(), e.getValue());
                set.add(e.getKey());
            }
        });
        return set;
    }

    private static void addAll(ObjectNode to, JsonNode from) {
        from.fields().forEachRemaining(e -> to.set(e.getKey(), e.getValue()));
    }

    private static List<String> violations(ObjectNode range, ObjectNode spec) {
        List<String> wrong = new ArrayList<>();
        for (JsonNode item : range.path("spec").path("limits")) {
            switch (item.path("type").asText()) {
                case "Container" -> {
                    for (ObjectNode container : PodSpecs.containers(spec)) {
                        new LimitCheck(item, container.path("resources"), wrong).run();
                    }
                }
                case "Pod" -> new LimitCheck(item, total(spec), wrong).run();
                default -> {}
            }
        }
        return wrong.stream().distinct().toList();
    }

    /** What the whole pod requests and may use. */
    private static ObjectNode total(ObjectNode spec) {
        ObjectNode total = JsonNodeFactory.instance.objectNode();
        for (String list : new String[] {"requests", "limits"}) {
            ObjectNode sum = total.putObject(list);
            spec.path("containers").forEach(c -> {
                c.path("resources").path(list).fields().forEachRemaining(e -> {
                    Quantity before = Quantity.of(sum.path(e.getKey()));
                    sum.put(e.getKey(), before.add(Quantity.of(e.getValue())).toString());
                });
            });
            spec.path("initContainers").forEach(c -> {
                c.path("resources").path(list).fields().forEachRemaining(e -> {
                    Quantity before = Quantity.of(sum.path(e.getKey()));
                    sum.put(e.getKey(), before.max(Quantity.of(e.getValue())).toString());
                });
            });
        }
        return total;
    }
}
