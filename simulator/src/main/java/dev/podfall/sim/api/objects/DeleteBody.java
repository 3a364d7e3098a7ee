package dev.podfall.sim.api.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.api.http.Body;
import dev.podfall.sim.api.http.Call;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.schema.DecodeFailure;
import dev.podfall.sim.schema.FieldType;
import dev.podfall.sim.schema.Schema;
import dev.podfall.sim.schema.StrictDecoder;
import java.util.Optional;

/** The options that a deletion's body holds. Mirrors {@code k8s.io/apiserver/pkg/endpoints/handlers/delete.go}. */
final class DeleteBody {
    private static final String KIND = "DeleteOptions";

    private DeleteBody() {}

    /** Missing if there is no body. @throws ApiException 400, 415 */
    static JsonNode read(Call call) {
        JsonNode tree = Body.options(call).tree();
        if (!(tree instanceof ObjectNode options)) {
            return tree;
        }
        String kind = options.path("kind").asText("");
        String version = options.path("apiVersion").asText("");
        if (!kind.isEmpty() && !kind.equals(KIND)) {
            throw ApiException.badRequest("no kind \"" + kind + "\" is registered for version \""
                    + (version.isEmpty() ? "v1" : version) + "\" in scheme \"pkg/runtime/scheme.go:111\"");
        }
        Optional<FieldType.Struct> struct = Schema.builtIn().kind("v1", KIND);
        try {
            struct.ifPresent(s -> StrictDecoder.decode(s, options));
        } catch (DecodeFailure wrong) {
            throw ApiException.badRequest(wrong.getMessage());
        }
        return options;
    }
}
