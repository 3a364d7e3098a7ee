package dev.podfall.sim.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.podfall.sim.client.ApiException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a list in pages goes on. Mirrors {@code k8s.io/apiserver/pkg/storage/continue.go}.
 *
 * @param version of the first page, or -1 for whatever is there now
 * @param start the first key of the next page
 */
record ContinueToken(long version, String start) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String META = "meta.k8s.io/v1";

    /** @throws ApiException 400 */
    static ContinueToken decode(String text) {
        byte[] bytes = bytes(text);
        JsonNode token = parse(bytes);
        String encoding = token.path("v").asText();
        if (!encoding.equals(META)) {
            throw invalid("server does not recognize this encoded version " + encoding);
        }
        ContinueToken decoded =
                new ContinueToken(token.path("rv").asLong(), token.path("start").asText());
        if (decoded.version == 0) {
            throw invalid("incorrect encoded start resourceVersion (version " + META + ")");
        }
        if (decoded.start.isEmpty()) {
            throw invalid("encoded start key empty (version " + META + ")");
        }
        return decoded;
    }

    String encode() {
        String json = JsonNodeFactory.instance
                .objectNode()
                .put("v", META)
                .put("rv", version)
                .put("start", start)
                .toString();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            int at = 0;
            while (at < text.length()
                    && (Character.isLetterOrDigit(text.charAt(at)) || "-_".indexOf(text.charAt(at)) >= 0)) {
                at++;
            }
            throw invalid("illegal base64 data at input byte " + at);
        }
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            JsonNode token = JSON.readTree(bytes);
            if (token != null && token.isObject()) {
                return token;
            }
        } catch (JsonProcessingException e) {
            int at = (int) e.getLocation().getByteOffset();
            boolean first = bytes.length > 0 && bytes[0] != '{';
            if (first || at < bytes.length) {
                String where = first ? "looking for beginning of value" : "after object key:value pair";
                throw invalid("invalid character " + quoted(bytes[first ? 0 : Math.max(0, at)]) + " " + where);
            }
        } catch (IOException e) {
            throw invalid(e.getMessage());
        }
        throw invalid("unexpected end of JSON input");
    }

    /** A byte as Go's JSON decoder shows it. */
    private static String quoted(byte b) {
        int c = b & 0xff;
        String shown = c < 0x20
                ? String.format("\\x%02x", c)
                : c >= 0x7f && c <= 0xa0 ? String.format("\\u%04x", c) : String.valueOf((char) c);
        return "'" + shown + "'";
    }

    private static ApiException invalid(String why) {
        return ApiException.badRequest("invalid continue token: continue key is not valid: " + why);
    }
}
