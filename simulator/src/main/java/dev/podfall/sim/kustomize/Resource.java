package dev.podfall.sim.kustomize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** An object that is being built, and by which names it went before. Mirrors {@code api/resource.Resource}. */
final class Resource {
    private final List<Id> earlier = new ArrayList<>();
    private ObjectNode json;
    private boolean hashed;

    Resource(ObjectNode json) {
        this.json = json;
    }

    /**
     * Which object it is.
     *
     * @param namespace empty for none
     */
    record Id(String group, String version, String kind, String namespace, String name) {
        /** As messages have it: {@code Deployment.v1.apps/web.[noNs]}. */
        @Override
        public String toString() {
            String type = kind + "." + version + "." + (group.isEmpty() ? "[noGrp]" : group);
            return type + "/" + name + "." + (namespace.isEmpty() ? "[noNs]" : namespace);
        }
    }

    static Id id(JsonNode json) {
        String apiVersion = json.path("apiVersion").asText();
        int slash = apiVersion.indexOf('/');
        return new Id(
                slash < 0 ? "" : apiVersion.substring(0, slash),
                apiVersion.substring(slash + 1),
                json.path("kind").asText(),
                json.path("metadata").path("namespace").asText(),
                json.path("metadata").path("name").asText());
    }

    ObjectNode json() {
        return json;
    }

    void replace(ObjectNode changed) {
        json = changed;
    }

    Id id() {
        return id(json);
    }

    String kind() {
        return json.path("kind").asText();
    }

    String name() {
        return json.path("metadata").path("name").asText();
    }

    String namespace() {
        return json.path("metadata").path("namespace").asText();
    }

    ObjectNode metadata() {
        return json.withObject("/metadata");
    }

    /** Gives it another name or namespace; the ones before are remembered. */
    void rename(String namespace, String name) {
        remember();
        if (!namespace.isEmpty()) {
            metadata().put("namespace", namespace);
        }
        metadata().put("name", name);
    }

    private void remember() {
        Id now = id();
        if (!earlier.contains(now)) {
            earlier.add(now);
        }
    }

    /** Takes over by which names another one went. */
    void succeeds(Resource other) {
        earlier.addAll(other.earlier);
    }

    /** Whether it has, or once had, that kind, name and namespace. */
    boolean was(Id id) {
        return matches(id(), id) || earlier.stream().anyMatch(e -> matches(e, id));
    }

    private static boolean matches(Id mine, Id wanted) {
        return mine.group().equals(wanted.group())
                && mine.version().equals(wanted.version())
                && mine.kind().equals(wanted.kind())
                && mine.name().equals(wanted.name())
                && effective(mine).equals(effective(wanted));
    }

    private static String effective(Id id) {
        return id.namespace().isEmpty() ? "default" : id.namespace();
    }

    /** Whether it has, or once had, that name. */
    boolean wasNamed(String name) {
        return name().equals(name) || earlier.stream().anyMatch(e -> e.name().equals(name));
    }

    /** Whether its content's hash becomes part of its name. */
    boolean isHashed() {
        return hashed;
    }

    void hashed(boolean wanted) {
        hashed = wanted;
    }
}
