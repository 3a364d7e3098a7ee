package dev.podfall.web.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * What a step says, for attempts by the hundred: as trees the evidence of one takes megabytes, packed some kilobytes. What is small is
 * kept as it is.
 */
final class PackedPayload implements Supplier<JsonNode> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SMALL = 2000;

    private final byte[] packed;
    private final PayloadCache cache;

    private PackedPayload(byte[] packed, PayloadCache cache) {
        this.packed = packed;
        this.cache = cache;
    }

    /** @param cache of those that were unpacked lately */
    static Supplier<JsonNode> of(String json, PayloadCache cache) {
        if (json.length() > SMALL) {
            return new PackedPayload(pack(json), cache);
        }
        JsonNode payload = parse(json.getBytes(StandardCharsets.UTF_8));
        return () -> payload;
    }

    @Override
    public JsonNode get() {
        return cache.get(this);
    }

    /** Its tree, made anew. */
    Unpacked unpack() {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            byte[] json = in.readAllBytes();
            return new Unpacked(parse(json), json.length);
        } catch (IOException defect) {
            throw new UncheckedIOException(defect);
        }
    }

    /** @param size of its text, in bytes */
    record Unpacked(JsonNode payload, int size) {}

    private static byte[] pack(String json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException defect) {
            throw new UncheckedIOException(defect);
        }
        return bytes.toByteArray();
    }

    private static JsonNode parse(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored step is not JSON", e);
        } catch (IOException defect) {
            throw new UncheckedIOException(defect);
        }
    }
}
