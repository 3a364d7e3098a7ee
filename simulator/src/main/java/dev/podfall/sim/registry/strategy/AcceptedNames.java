package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which of the names that a definition asks for it gets: those that no other of its group has. Mirrors {@code
 * k8s.io/apiextensions-apiserver/pkg/controller/status/naming_controller.go}.
 */
public final class AcceptedNames {
    private final ObjectNode accepted;
    private final boolean established;
    private String reason = "NoConflicts";
    private String message = "no conflicts found";

    private AcceptedNames(JsonNode definition) {
        this.accepted = definition.path("status").path("acceptedNames").deepCopy() instanceof ObjectNode names
                ? names
                : JsonNodeFactory.instance.objectNode();
        this.established = new KubeObject((ObjectNode) definition).is("Established");
    }

    /** @param all the definitions there are */
    public static AcceptedNames of(ObjectNode definition, Collection<ObjectNode> all) {
        AcceptedNames names = new AcceptedNames(definition);
        Set<String> resources = new HashSet<>();
        Set<String> kinds = new HashSet<>();
        JsonNode group = definition.path("spec").path("group");
        for (ObjectNode other : all) {
            boolean own = other.path("metadata")
                    .path("uid")
                    .equals(definition.path("metadata").path("uid"));
            if (!own && other.path("spec").path("group").equals(group)) {
                JsonNode taken = other.path("status").path("acceptedNames");
                resources.add(taken.path("plural").asText());
                resources.add(taken.path("singular").asText());
                taken.path("shortNames").forEach(s -> resources.add(s.asText()));
                kinds.add(taken.path("kind").asText());
                kinds.add(taken.path("listKind").asText());
            }
        }
        JsonNode wanted = definition.path("spec").path("names");
        names.take(wanted, "plural", "PluralConflict", resources);
        names.take(wanted, "singular", "SingularConflict", resources);
        names.takeShortNames(wanted, resources);
        names.take(wanted, "kind", "KindConflict", kinds);
        names.take(wanted, "listKind", "ListKindConflict", kinds);
        names.copy(wanted, "categories");
        return names;
    }

    private void take(JsonNode wanted, String field, String conflict, Set<String> taken) {
        String name = wanted.path(field).asText();
        if (taken.contains(name) && !accepted.path(field).asText().equals(name)) {
            refuse(conflict, "\"" + name + "\" is already in use");
        } else {
            copy(wanted, field);
        }
    }

    private void takeShortNames(JsonNode wanted, Set<String> taken) {
        if (wanted.path("shortNames").equals(accepted.path("shortNames"))) {
            return;
        }
        List<String> refused = new ArrayList<>();
        for (JsonNode name : wanted.path("shortNames")) {
            boolean own = false;
            for (JsonNode present : accepted.path("shortNames")) {
                own |= present.equals(name);
            }
            if (!own && taken.contains(name.asText())) {
                refused.add("\"" + name.asText() + "\" is already in use");
            }
        }
        if (refused.isEmpty()) {
            copy(wanted, "shortNames");
        } else {
            String all = String.join(", ", refused);
            refuse("ShortNamesConflict", refused.size() == 1 ? all : "[" + all + "]");
        }
    }

    private void copy(JsonNode wanted, String field) {
        JsonNode value = wanted.get(field);
        if (value == null) {
            accepted.remove(field);
        } else {
            accepted.set(field, value);
        }
    }

    private void refuse(String conflict, String why) {
        reason = conflict;
        message = why;
    }

    public boolean areAccepted() {
        return reason.equals("NoConflicts");
    }

    /** Writes them and their conditions. @param status the definition's, the caller's own */
    public void writeTo(ObjectNode status, Instant now) {
        status.set("acceptedNames", accepted);
        KubeObject.setCondition(status, "NamesAccepted", areAccepted() ? "True" : "False", reason, message, now);
        if (!established) {
            KubeObject.setCondition(
                    status,
                    "Established",
                    "False",
                    areAccepted() ? "Installing" : "NotAccepted",
                    areAccepted() ? "the initial names have been accepted" : "not all names are accepted",
                    now);
        }
    }
}
