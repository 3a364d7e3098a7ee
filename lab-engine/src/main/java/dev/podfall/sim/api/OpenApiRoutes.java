package dev.podfall.sim.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Serves the OpenAPI documents. Mirrors {@code k8s.io/kube-openapi/pkg/handler} and {@code handler3}. */
final class OpenApiRoutes {
    private static final String V3 = "/openapi/v3";
    private static final String JSON = "application/json";
    private static final String PROTOBUF_ASKED = "application/com.github.proto-openapi.spec.v2@v1.0+protobuf";
    private static final String PROTOBUF = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";

    private final OpenApiDocuments documents;

    OpenApiRoutes(OpenApiDocuments documents) {
        this.documents = documents;
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
        return document.isEmpty() ? Reply.pageNotFound() : tagged(document.get(), JSON, documents.hash(part), call);
    }

    private ObjectNode index() {
        ObjectNode index = JsonNodeFactory.instance.objectNode();
        ObjectNode paths = index.putObject("paths");
        for (String part : documents.parts()) {
            paths.putObject(part).put("serverRelativeURL", V3 + "/" + part + "?hash=" + documents.hash(part));
        }
        return index;
    }

    private static Reply tagged(byte[] document, String type, String hash, Call call) {
        String tag = "\"" + hash + "\"";
        Map<String, String> headers = new HashMap<>(Map.of("ETag", tag, "Vary", "Accept"));
        if (call.query().first("hash").equals(hash)) {
            headers.put("Cache-Control", "public, immutable");
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
