package dev.podfall.sim.registry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The subresources that are more than another way to update the object. */
final class Subresources {
    private final Map<String, Function<Request, Answer>> handlers = new HashMap<>();

    Subresources add(String subresource, Function<Request, Answer> handler) {
        handlers.put(subresource, handler);
        return this;
    }

    boolean handles(Request request) {
        return handlers.containsKey(request.subresource());
    }

    Answer handle(Request request) {
        return handlers.get(request.subresource()).apply(request);
    }

    /** 201 with a bare Status, as binding and eviction answer. */
    static Answer.One success() {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("kind", "Status").put("apiVersion", "v1").putObject("metadata");
        status.put("status", "Success").put("code", 201);
        return new Answer.One(status, true, List.of());
    }

    static ApiException notAllowed() {
        return new ApiException(
                405, "MethodNotAllowed", "the server does not allow this method on the requested resource", null);
    }
}
