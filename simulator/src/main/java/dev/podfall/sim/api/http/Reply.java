package dev.podfall.sim.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What becomes of a request. */
public sealed interface Reply {
    /** An object, encoded as the client wishes. */
    record Tree(int status, JsonNode tree, List<String> warnings) implements Reply {}

    /**
     * A list. Its tree is made where it is encoded: the cluster need not wait for the rows of a thousand objects.
     *
     * @param count of its objects
     * @param tree made once, on any thread, with its objects in that form
     */
    record Many(int count, Function<ItemForm, JsonNode> tree, List<String> warnings) implements Reply {}

    /** Bytes of a given type, with further headers. */
    record Bytes(int status, String contentType, byte[] body, Map<String, String> headers) implements Reply {
        public static Bytes text(int status, String text) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            return new Bytes(status, "text/plain; charset=utf-8", body, Map.of("X-Content-Type-Options", "nosniff"));
        }

        public static Bytes json(byte[] body, String contentType, Map<String, String> headers) {
            return new Bytes(200, contentType, body, headers);
        }
    }

    /** Somebody else answers: a watch, a log that is followed, a connection that was taken over. */
    record Taken() implements Reply {}

    Taken TAKEN = new Taken();

    static Tree ok(JsonNode tree) {
        return new Tree(200, tree, List.of());
    }

    static Tree failure(ApiException failure) {
        return new Tree(failure.code(), failure.toStatus(), List.of());
    }

    static Bytes pageNotFound() {
        return Bytes.text(404, "404 page not found\n");
    }
}
