package dev.podfall.engine.real;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.engine.RequestRefused;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The kinds a server serves, asked for as they are needed. Mirrors {@code k8s.io/client-go/discovery/cached}. */
final class Kinds {
    /** Where the kinds that labs use are, so that most look-ups need one request. */
    private static final List<String> LIKELY = List.of(
            "v1",
            "apps/v1",
            "batch/v1",
            "networking.k8s.io/v1",
            "autoscaling/v2",
            "policy/v1",
            "discovery.k8s.io/v1",
            "rbac.authorization.k8s.io/v1",
            "scheduling.k8s.io/v1",
            "storage.k8s.io/v1",
            "coordination.k8s.io/v1");

    private final Connection connection;
    private final Map<String, Map<String, Kind>> served = new ConcurrentHashMap<>();

    Kinds(Connection connection) {
        this.connection = connection;
    }

    /** @param name {@code Kind} or {@code Kind.group} */
    Kind of(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? search(name) : ofGroup(name.substring(dot + 1), name.substring(0, dot));
    }

    /** An object's. */
    Kind of(JsonNode object) {
        String apiVersion = object.path("apiVersion").asText();
        String kind = object.path("kind").asText();
        return apiVersion.isEmpty() ? of(kind) : of(apiVersion, kind);
    }

    private Kind of(String apiVersion, String kind) {
        Kind found = served(apiVersion).get(kind);
        if (found == null) {
            throw noMatch(kind, apiVersion);
        }
        return found;
    }

    private Kind ofGroup(String group, String kind) {
        try {
            JsonNode answer = connection.get("/apis/" + Request.escaped(group));
            return of(answer.at("/preferredVersion/groupVersion").asText(), kind);
        } catch (RequestRefused notServed) {
            throw noMatch(kind + "." + group, null);
        }
    }

    private Kind search(String kind) {
        Set<String> versions = new LinkedHashSet<>(LIKELY);
        for (String version : LIKELY) {
            Kind found = served(version).get(kind);
            if (found != null) {
                return found;
            }
        }
        for (JsonNode group : connection.get("/apis").path("groups")) {
            String version = group.at("/preferredVersion/groupVersion").asText();
            Kind found = versions.add(version) ? served(version).get(kind) : null;
            if (found != null) {
                return found;
            }
        }
        throw noMatch(kind, null);
    }

    private Map<String, Kind> served(String apiVersion) {
        Map<String, Kind> known = served.get(apiVersion);
        if (known != null) {
            return known;
        }
        Map<String, Kind> kinds = new HashMap<>();
        try {
            for (JsonNode resource : connection.get(Kind.root(apiVersion)).path("resources")) {
                String plural = resource.path("name").asText();
                String kind = resource.path("kind").asText();
                if (!plural.contains("/")) {
                    kinds.put(
                            kind,
                            new Kind(
                                    apiVersion,
                                    plural,
                                    kind,
                                    resource.path("namespaced").asBoolean()));
                }
            }
            served.put(apiVersion, kinds);
        } catch (RequestRefused notServed) {
            // A group that is not served, or not now: asked again next time.
        }
        return kinds;
    }

    private static RequestRefused noMatch(String kind, String version) {
        String where = version == null ? "" : " in version \"" + version + "\"";
        return new RequestRefused(404, "NotFound", "no matches for kind \"" + kind + "\"" + where);
    }
}
