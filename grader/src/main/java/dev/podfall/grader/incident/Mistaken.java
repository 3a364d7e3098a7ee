package dev.podfall.grader.incident;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.fault.DrawnFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Names that a fault made somebody ask for, and nothing has. Who makes a copy under such a name has served users, and left a mistake
 * that the next installation brings back.
 */
final class Mistaken {
    /** What a fault makes somebody ask for, and the parameter with its name. */
    private static final Map<String, Asked> ASKED_FOR = Map.of(
            "config-reference", new Asked("ConfigMap", "name"), "ingress-backend", new Asked("Service", "service"));

    private Mistaken() {}

    private record Asked(String kind, String parameter) {}

    /** A guard for each: nothing may stand under it afterwards. */
    static List<ObjectNode> names(Draft draft) {
        List<ObjectNode> guards = new ArrayList<>();
        for (DrawnFault fault : draft.faults()) {
            Asked asked = ASKED_FOR.get(fault.spec().fault());
            if (asked != null) {
                String name = fault.spec().with().path(asked.parameter()).asText();
                if (!isThere(draft, asked.kind(), name)) {
                    guards.add(guard(draft, asked.kind(), name));
                }
            }
        }
        return guards;
    }

    private static boolean isThere(Draft draft, String kind, String name) {
        return draft.world().baseline().stream()
                .anyMatch(o -> o.path("kind").asText().equals(kind)
                        && o.at("/metadata/name").asText().equals(name));
    }

    private static ObjectNode guard(Draft draft, String kind, String name) {
        String namespace = draft.world().home().namespace();
        ObjectNode guard = JsonNodeFactory.instance.objectNode();
        guard.put("id", "no-copy-" + name).put("title", "No " + kind + " is called " + name);
        guard.put("severity", "catastrophic").put("cost", 20);
        ObjectNode claim = guard.putObject("claim").putObject("resource");
        claim.put("kind", kind).put("namespace", namespace);
        claim.put("check", "objects.all(o, o.metadata.name != '" + name + "')");
        claim.put("show", "objects.map(o, o.metadata.name)");
        claim.put("expected", "none under the name that was asked for by mistake");
        guard.put(
                "why",
                "A copy that makes a wrong name right is in nobody's manifest. The next installation brings the mistake back.");
        guard.put("see", "kubectl get " + kind.toLowerCase(Locale.ROOT) + "s -n " + namespace);
        return guard;
    }
}
