package dev.podfall.web.objects;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.engine.real.Connection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/** Objects as a connection's user may see and change them. */
record LearnerObjects(Connection connection) {
    /** A kind of object. @param resource as {@code kubectl} names it */
    record Resource(String kind, String resource, boolean namespaced) {}

    /** All kinds that can be listed and changed, by name. */
    List<Resource> resources() {
        var all = new ArrayList<Resource>();
        collect(all, "/api/v1", "");
        for (var group : connection.get("/apis").path("groups")) {
            var version = group.at("/preferredVersion/groupVersion").asText();
            collect(all, "/apis/" + version, "." + group.path("name").asText());
        }
        all.sort(Comparator.comparing(Resource::kind, String.CASE_INSENSITIVE_ORDER));
        return all;
    }

    private void collect(List<Resource> all, String path, String group) {
        for (var resource : connection.get(path).path("resources")) {
            var verbs = StreamSupport.stream(resource.path("verbs").spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
            if (!resource.path("name").asText().contains("/") && verbs.contains("list") && verbs.contains("update")) {
                all.add(new Resource(
                        resource.path("kind").asText(),
                        resource.path("name").asText() + group,
                        resource.path("namespaced").asBoolean()));
            }
        }
    }

    /** @throws UnknownKind if the cluster has no such resource, as everything here that takes an address */
    List<String> names(ObjectAddress at) {
        return StreamSupport.stream(connection.get(path(at)).path("items").spliterator(), false)
                .map(item -> item.at("/metadata/name").asText())
                .toList();
    }

    JsonNode get(ObjectAddress at) {
        return connection.get(path(at));
    }

    /** What the server would make of it; nothing is changed. @throws RequestRefused with its reasons */
    JsonNode tried(ObjectAddress at, JsonNode object) {
        return connection.put(path(at) + "?fieldValidation=Strict&dryRun=All", object);
    }

    /** Puts it in the place of the one that is there. @throws RequestRefused with the server's reasons */
    JsonNode put(ObjectAddress at, JsonNode object) {
        return connection.put(path(at) + "?fieldValidation=Strict", object);
    }

    private String path(ObjectAddress at) {
        var version = at.group().isEmpty() ? "v1" : preferredVersion(at);
        var resources = connection
                .get((at.group().isEmpty() ? "/api/" : "/apis/") + version)
                .path("resources");
        for (var resource : resources) {
            if (resource.path("name").asText().equals(at.plural())) {
                return at.path(version);
            }
        }
        throw new UnknownKind(at.resource());
    }

    private String preferredVersion(ObjectAddress at) {
        for (var group : connection.get("/apis").path("groups")) {
            if (group.path("name").asText().equals(at.group())) {
                return group.at("/preferredVersion/groupVersion").asText();
            }
        }
        throw new UnknownKind(at.resource());
    }
}
