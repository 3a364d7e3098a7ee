package dev.podfall.sim.api.discovery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.api.backend.ApiServices;
import dev.podfall.sim.api.http.Call;
import dev.podfall.sim.api.http.Reply;
import dev.podfall.sim.api.http.Statuses;
import dev.podfall.sim.api.http.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is about no object: version, health, discovery, OpenAPI. Mirrors {@code k8s.io/apiserver/pkg/server/routes}. */
public final class PathRoutes {
    private final Discovery discovery;
    private final OpenApiRoutes openApi;
    private final Health health = new Health();

    public PathRoutes(ApiServices services, Discovery discovery) {
        this.discovery = discovery;
        this.openApi = new OpenApiRoutes(services.openApi(), services.wall());
    }

    public Reply answer(Call call) {
        String path = call.info().path();
        String trimmed = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (health.covers(trimmed)) {
            return health.answer(trimmed, call.query());
        }
        if (!Set.of("GET", "HEAD").contains(call.method()) && isReadOnly(trimmed)) {
            throw Statuses.methodNotAllowed();
        }
        if (trimmed.equals("/openapi/v2") || trimmed.startsWith("/openapi/v3")) {
            return openApi.answer(trimmed, call);
        }
        if (trimmed.equals("/api")
                || trimmed.startsWith("/api/")
                || trimmed.equals("/apis")
                || trimmed.startsWith("/apis/")) {
            return discovery.answer(trimmed, call);
        }
        return switch (trimmed) {
            case "/version" -> pretty(KubernetesVersion.document());
            case "/" -> pretty(index());
            case "/metrics" -> new Reply.Bytes(200, "text/plain; version=0.0.4; charset=utf-8", new byte[0], Map.of());
            default -> Reply.pageNotFound();
        };
    }

    private static boolean isReadOnly(String path) {
        return path.equals("/version") || path.startsWith("/api") || path.startsWith("/openapi");
    }

    /** Upstream writes these for people, whoever asks. */
    private static Reply pretty(ObjectNode document) {
        return Reply.Bytes.json(Wire.json(document, true), "application/json", Map.of());
    }

    private ObjectNode index() {
        List<String> paths = new ArrayList<>(discovery.paths());
        paths.addAll(health.paths());
        paths.addAll(List.of("/metrics", "/openapi/v2", "/openapi/v3", "/version"));
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode list = document.putArray("paths");
        paths.stream().sorted().forEach(list::add);
        return document;
    }
}
