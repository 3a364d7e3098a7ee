package dev.podfall.sim.api.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.schema.DecodeFailure;
import dev.podfall.sim.schema.FieldType;
import dev.podfall.sim.schema.Schema;
import dev.podfall.sim.schema.StrictDecoder;
import java.util.List;
import java.util.Optional;

/** Bodies that are no stored objects, such as reviews: their fields must hold what the schema says. */
public final class TypedBody {
    private TypedBody() {}

    /**
     * Removes the fields that the kind does not have, in place.
     *
     * @return what to warn of
     * @throws ApiException 400 for a value of a wrong type, in Go's words
     */
    public static List<String> decode(ObjectNode body, String apiVersion, String kind) {
        Optional<FieldType.Struct> struct = Schema.builtIn().kind(apiVersion, kind);
        try {
            return struct.isEmpty() ? List.of() : StrictDecoder.decode(struct.get(), body);
        } catch (DecodeFailure wrong) {
            String version = apiVersion.substring(apiVersion.indexOf('/') + 1);
            throw ApiException.badRequest(kind + " in version \"" + version + "\" cannot be handled as a " + kind + ": "
                    + wrong.getMessage());
        }
    }
}
