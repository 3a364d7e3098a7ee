package dev.podfall.sim.api.objects;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.registry.ServedResource;
import java.util.List;

/** Refuses bodies of another kind than the path's. Mirrors {@code k8s.io/apimachinery/pkg/runtime/error.go}. */
final class BodyType {
    private BodyType() {}

    /**
     * @param served all there is, to tell a wrong kind from an unknown one
     * @throws ApiException 400
     */
    static void check(JsonNode body, ServedResource resource, List<ServedResource> served) {
        String kind = body.path("kind").asText("");
        String apiVersion = body.path("apiVersion").asText("");
        String expected = resource.type().apiVersion();
        boolean right = (kind.isEmpty() || kind.equals(resource.type().kind()))
                && (apiVersion.isEmpty() || apiVersion.equals(expected));
        if (right) {
            return;
        }
        String shownKind = kind.isEmpty() ? resource.type().kind() : kind;
        String shownVersion = apiVersion.isEmpty() ? expected : apiVersion;
        boolean known = served.stream()
                .anyMatch(s -> s.type().kind().equals(shownKind)
                        && s.type().apiVersion().equals(shownVersion));
        String version = shownVersion.substring(shownVersion.indexOf('/') + 1);
        String text = shownKind + " in version \"" + version + "\" cannot be handled as a "
                + resource.type().kind() + ": ";
        throw ApiException.badRequest(
                known
                        ? text + "converting (" + version + "." + shownKind + ") to (" + internal(resource) + "."
                                + resource.type().kind() + "): unknown conversion"
                        : text + "no kind \"" + shownKind + "\" is registered for version \"" + shownVersion
                                + "\" in scheme \"pkg/runtime/scheme.go:111\"");
    }

    /** The Go package of the internal type. */
    private static String internal(ServedResource resource) {
        String group = resource.type().group();
        return group.isEmpty() ? "core" : group.split("\\.")[0];
    }
}
