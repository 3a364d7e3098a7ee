package dev.podfall.sim.api.discovery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.api.backend.OpenApiDocuments;
import dev.podfall.sim.api.http.Accept;
import dev.podfall.sim.api.http.Call;
import dev.podfall.sim.api.http.Reply;
import dev.podfall.sim.api.http.ResponseHeaders;
import dev.podfall.sim.api.http.Statuses;
import dev.podfall.sim.api.http.Wire;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Serves the OpenAPI documents. Mirrors {@code k8s.io/kube-openapi/pkg/handler} and {@code handler3}. */
final class OpenApiRoutes {
    private static final String V3 = "/openapi/v3";
    private static final Duration KEPT = Duration.ofDays(365);
    private static final String JSON = "application/json";
    private static final String PROTOBUF_ASKED = "application/com.github.proto-openapi.spec.v2@v1.0+protobuf";
    private static final String PROTOBUF = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";

    private final OpenApiDocuments documents;
    private final InstantSource wall;

    OpenApiRoutes(OpenApiDocuments documents, InstantSource wall) {
        this.documents = documents;
        this.wall = wall;
    }

    Reply answer(String path, Call call) {
        if (path.equals(V3)) {
            return Reply.Bytes.json(Wire.json(index(), false), "application/json", Map.of());
        }
        if (path.equals("/openapi/v2")) {
            boolean protobuf = call.header("Accept").contains(PROTOBUF_ASKED);
            byte[] document = protobuf ? documents.v2Protobuf() : documents.v2();
            return tagged(document, protobuf ? PROTOBUF : JSON, hash(document), call);
        }
        if (protobufOnly(call)) {
            return Reply.failure(Statuses.notAcceptable());
        }
        String part = path.substring(V3.length() + 1);
        Optional<byte[]> document = documents.v3(part);
        if (document.isEmpty()) {
            return Reply.pageNotFound();
        }
        String hash = documents.hash(part);
        String asked = call.query().first("hash");
        return asked.isEmpty() || asked.equals(hash)
                ? tagged(document.get(), JSON, hash, call)
                : new Reply.Bytes(301, JSON, new byte[0], Map.of("Location", path + "?hash=" + hash, "Vary", "Accept"));
    }

    private ObjectNode index() {
        ObjectNode index = JsonNodeFactory.instance.objectNode();
        ObjectNode paths = index.putObject("paths");
        for (String part : documents.parts()) {
            paths.putObject(part).put("serverRelativeURL", V3 + "/" + part + "?hash=" + documents.hash(part));
        }
        return index;
    }

    /** A document asked for by its hash never changes: clients need not ask again. */
    private Reply tagged(byte[] document, String type, String hash, Call call) {
        String tag = "\"" + hash + "\"";
        Map<String, String> headers = new HashMap<>(Map.of("ETag", tag, "Vary", "Accept"));
        if (call.query().first("hash").equals(hash)) {
            headers.put("Cache-Control", "public, immutable");
            headers.put(
                    "Expires", ResponseHeaders.date(wall.instant().plus(KEPT)).replace("GMT", "UTC"));
        }
        if (call.header("If-None-Match").equals(tag)) {
            return new Reply.Bytes(304, type, new byte[0], headers);
        }
        return new Reply.Bytes(200, type, document, headers);
    }

    private static boolean protobufOnly(Call call) {
        List<Accept.Range> ranges = Accept.ranges(call.header("Accept"));
        return ranges.stream().allMatch(r -> r.type().contains("protobuf"));
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-512").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
