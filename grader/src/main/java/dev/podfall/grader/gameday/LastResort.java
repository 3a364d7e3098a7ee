package dev.podfall.grader.gameday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.fault.DrawnFault;
import dev.podfall.engine.fault.Injection;
import dev.podfall.scenario.action.Action;
import dev.podfall.scenario.action.Delete;
import dev.podfall.scenario.client.Clients;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes the runbook of a fault that has none: its inverse. Its checks are what the fault changed, so that they fail while it is
 * in, and hold afterwards.
 */
final class LastResort {
    private static final int MOST_CHECKS = 3;
    private static final int LONGEST_ID = 60;
    private static final Set<String> NOBODY_WROTE =
            Set.of("deployment.kubernetes.io/revision", "kubectl.kubernetes.io/last-applied-configuration");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Cluster cluster;
    private final Clients.Server server;
    private final Map<Identity, ObjectNode> before = new LinkedHashMap<>();

    private record Identity(String kind, String namespace, String name) {
        static Identity of(ObjectNode object) {
            JsonNode namespace = object.at("/metadata/namespace");
            return new Identity(
                    object.path("kind").asText(),
                    namespace.isTextual() ? namespace.asText() : null,
                    object.at("/metadata/name").asText());
        }

        ObjectNode json() {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("kind", kind);
            if (namespace != null) {
                json.put("namespace", namespace);
            }
            return json.put("name", name);
        }
    }

    /** Looks at the cluster as it is before the fault. @param baseline what is in it */
    LastResort(Cluster cluster, List<ObjectNode> baseline, Clients.Server server) {
        this.cluster = cluster;
        this.server = server;
        for (ObjectNode object : baseline) {
            Identity identity = Identity.of(object);
            found(identity).ifPresent(found -> before.put(identity, found.deepCopy()));
        }
    }

    private Optional<ObjectNode> found(Identity of) {
        return cluster.api().find(of.kind, of.namespace, of.name);
    }

    /** The runbook of a fault that was injected just now; empty if nothing of it stays. @param day when it was tried */
    Optional<ObjectNode> runbook(DrawnFault fault, Injection injection, LocalDate day) {
        ArrayNode checks = JsonNodeFactory.instance.arrayNode();
        before.forEach((identity, was) -> changed(identity, was, checks));
        injection.recovery().forEach(action -> created(action, checks));
        if (checks.isEmpty()) {
            return Optional.empty();
        }
        checks.addObject()
                .putObject("rolledOut")
                .put("namespace", server.namespace())
                .put("deployment", server.deployment());
        ObjectNode runbook = JsonNodeFactory.instance.objectNode();
        runbook.put("id", id(fault.object() + " " + fault.field()))
                .put("title", fault.object() + ": " + fault.field())
                .put("owner", "platform")
                .put("reviewed", day.toString());
        runbook.putArray("alerts");
        runbook.put("use", fault.page().seen());
        ArrayNode steps = runbook.putArray("steps");
        fault.show()
                .forEach(look -> steps.addObject()
                        .put("title", "Look whether it is that")
                        .put("look", look));
        ObjectNode mend = steps.addObject().put("title", "Put it back as it was");
        injection.recovery().forEach(a -> mend.withArray("actions").add(MAPPER.<ObjectNode>valueToTree(a)));
        mend.putObject("check").putObject("all").set("checks", checks);
        return Optional.of(runbook);
    }

    private static String id(String words) {
        String id = words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-", "");
        return id.substring(0, Math.min(LONGEST_ID, id.length())).replaceAll("-$", "");
    }

    private void changed(Identity identity, ObjectNode was, ArrayNode checks) {
        Optional<ObjectNode> is = found(identity);
        if (is.isEmpty()) {
            checks.addObject().set("present", identity.json());
            return;
        }
        Map<String, String> differing = new TreeMap<>();
        leaves("", authored(was), authored(is.get()), differing);
        differing.entrySet().stream()
                .limit(MOST_CHECKS)
                .forEach(one -> checks.addObject()
                        .set("field", identity.json().put("path", one.getKey()).put("value", one.getValue())));
    }

    /** What the fault made, and its inverse takes away. */
    private void created(Action back, ArrayNode checks) {
        if (back instanceof Delete delete
                && delete.name() != null
                && !delete.kind().equals("Pod")) {
            checks.addObject().set("absent", new Identity(delete.kind(), delete.namespace(), delete.name()).json());
        }
    }

    /** Without what the cluster keeps there. */
    private static ObjectNode authored(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        copy.remove("status");
        ObjectNode metadata = copy.putObject("metadata");
        for (String words : List.of("labels", "annotations")) {
            if (object.at("/metadata/" + words) instanceof ObjectNode some) {
                metadata.set(words, some.deepCopy().remove(NOBODY_WROTE));
            }
        }
        return copy;
    }

    private static void leaves(String path, JsonNode was, JsonNode is, Map<String, String> differing) {
        if (was.isContainerNode() || is.isContainerNode()) {
            Set<String> names = new TreeSet<>(names(was));
            names.addAll(names(is));
            names.forEach(n ->
                    leaves(path + "/" + n.replace("~", "~0").replace("/", "~1"), part(was, n), part(is, n), differing));
        } else if (!was.asText().equals(is.asText())) {
            differing.put(path, was.asText());
        }
    }

    private static Set<String> names(JsonNode of) {
        Set<String> names = new TreeSet<>();
        of.fieldNames().forEachRemaining(names::add);
        for (int i = 0; of.isArray() && i < of.size(); i++) {
            names.add(String.valueOf(i));
        }
        return names;
    }

    private static JsonNode part(JsonNode of, String name) {
        return of.isArray() ? of.path(Integer.parseInt(name)) : of.path(name);
    }
}
