package dev.podfall.engine.embedded;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.RequestRefused;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.SimClient;
import java.util.Optional;

/** Kinds by name, custom ones included. Of two kinds by one name the built-in one is meant, if there is one. */
final class Kinds {
    private Kinds() {}

    /** @param kind {@code Kind} or {@code Kind.group} */
    static Optional<ResourceType> find(SimClient client, String kind) {
        int dot = kind.indexOf('.');
        return dot < 0
                ? client.types().stream().filter(t -> t.kind().equals(kind)).findFirst()
                : client.type(kind.substring(dot + 1), kind.substring(0, dot));
    }

    /** An object's. @throws RequestRefused 404 */
    static ResourceType of(SimClient client, ObjectNode object) {
        String kind = object.path("kind").asText();
        String apiVersion = object.path("apiVersion").asText();
        return client.typeIn(apiVersion, kind).orElseGet(() -> of(client, kind));
    }

    /** @throws RequestRefused 404 */
    static ResourceType of(SimClient client, String kind) {
        return find(client, kind)
                .orElseThrow(() -> new RequestRefused(404, "NotFound", "no matches for kind \"" + kind + "\""));
    }
}
