package dev.podfall.sim.admission.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.ResourceType;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a write is about. Mirrors {@code k8s.io/apiserver/pkg/admission.Attributes}.
 *
 * @param operation CREATE, UPDATE, DELETE or CONNECT
 * @param subresource null for the object itself
 * @param namespace null for objects of the cluster
 * @param object the object to be; mutating plugins change it; null on deletion
 * @param old the object before, shared, or null
 * @param warnings to add to
 * @param details for those who review it outside of the API server
 */
public record Attributes(
        String operation,
        ResourceType type,
        String subresource,
        String namespace,
        String name,
        ObjectNode object,
        ObjectNode old,
        String user,
        List<String> groups,
        boolean dryRun,
        List<String> warnings,
        RequestDetails details) {
    /** Whether it is that operation on the object itself. */
    public boolean is(String wantedOperation, ResourceType wantedType) {
        return subresource == null && operation.equals(wantedOperation) && type.equals(wantedType);
    }

    /**
     * 403, with the name of the object, or what its name is to begin with where that is generated only after mutating plugins.
     * Mirrors {@code admission.NewForbidden}.
     */
    public ApiException refused(String why) {
        return ApiException.forbidden(type, nameForPeople(), why);
    }

    private String nameForPeople() {
        if (name != null && !name.isEmpty()) {
            return name;
        }
        JsonNode metadata = object == null ? MissingNode.getInstance() : object.path("metadata");
        return Stream.of(metadata.path("name"), metadata.path("generateName"))
                .map(JsonNode::asText)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("Unknown");
    }
}
