package dev.podfall.sim.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.ResourceType;

/**
 * A request for the {@link Registry}, authenticated and authorised. Build one with {@link #of} and the {@code with…}
 * methods.
 *
 * @param subresource null for the object itself
 * @param namespace null for all, or for objects of the cluster
 * @param name null for lists and creation
 * @param userAgent names the field manager when the options do not
 * @param body the object, patch or subresource object; it belongs to the registry from then on
 * @param patchType of a patch, else null
 */
public record Request(
        Verb verb,
        ResourceType type,
        String subresource,
        String namespace,
        String name,
        UserInfo user,
        String userAgent,
        JsonNode body,
        PatchType patchType,
        WriteOptions write,
        ListOptions list,
        DeleteOptions delete) {

    public static Request of(Verb verb, ResourceType type, String namespace, String name) {
        UserInfo nobody = UserInfo.of("system:anonymous", java.util.List.of("system:unauthenticated"));
        return new Request(
                verb,
                type,
                null,
                type.namespaced() ? namespace : null,
                name,
                nobody,
                "",
                null,
                null,
                WriteOptions.DEFAULT,
                ListOptions.DEFAULT,
                DeleteOptions.DEFAULT);
    }

    public Request by(UserInfo newUser, String newUserAgent) {
        return new Request(
                verb, type, subresource, namespace, name, newUser, newUserAgent, body, patchType, write, list, delete);
    }

    /** The same about another type. */
    public Request about(ResourceType newType) {
        return new Request(
                verb, newType, subresource, namespace, name, user, userAgent, body, patchType, write, list, delete);
    }

    public Request withSubresource(String newSubresource) {
        return new Request(
                verb, type, newSubresource, namespace, name, user, userAgent, body, patchType, write, list, delete);
    }

    public Request withBody(JsonNode newBody) {
        return new Request(
                verb, type, subresource, namespace, name, user, userAgent, newBody, patchType, write, list, delete);
    }

    public Request withPatch(PatchType newPatchType, JsonNode patch) {
        return new Request(
                verb, type, subresource, namespace, name, user, userAgent, patch, newPatchType, write, list, delete);
    }

    public Request withWrite(WriteOptions options) {
        return new Request(
                verb, type, subresource, namespace, name, user, userAgent, body, patchType, options, list, delete);
    }

    public Request withList(ListOptions options) {
        return new Request(
                verb, type, subresource, namespace, name, user, userAgent, body, patchType, write, options, delete);
    }

    public Request withDelete(DeleteOptions options) {
        return new Request(
                verb, type, subresource, namespace, name, user, userAgent, body, patchType, write, list, options);
    }

    /** Whether it must leave no trace. */
    public boolean dryRun() {
        return write.dryRun() || delete.dryRun();
    }
}
