package dev.podfall.sim.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/** The documents that the build made, for those API versions that are served. Holds nothing but their names. */
public final class BuiltDocuments {
    private final Map<String, String> hashes = new LinkedHashMap<>();

    /** @param served tells of {@code api/v1}, {@code apis/apps/v1} … whether it is served */
    public BuiltDocuments(Predicate<String> served) {
        try (InputStream in = open("index.json")) {
            JsonNode index = new ObjectMapper().readTree(in);
            index.properties().forEach(part -> {
                if (served.test(part.getKey())) {
                    hashes.put(part.getKey(), part.getValue().asText());
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("openapi/index.json cannot be read.", e);
        }
    }

    public List<String> parts() {
        return List.copyOf(hashes.keySet());
    }

    /** The SHA-512 of a part that is there, in upper case. */
    public String hash(String part) {
        return hashes.get(part);
    }

    public Optional<byte[]> v3(String part) {
        return hashes.containsKey(part)
                ? Optional.of(read("v3/" + part.replace('/', '_') + ".json.gz"))
                : Optional.empty();
    }

    public byte[] v2() {
        return read("v2.json.gz");
    }

    /** {@link #v2} as protobuf. */
    public byte[] v2Protobuf() {
        return read("v2.pb.gz");
    }

    private static byte[] read(String name) {
        try (InputStream in = new GZIPInputStream(open(name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("openapi/" + name + " cannot be read.", e);
        }
    }

    private static InputStream open(String name) {
        InputStream in = BuiltDocuments.class.getResourceAsStream("/openapi/" + name);
        if (in == null) {
            throw new IllegalStateException(
                    "The class path lacks openapi/" + name + "; build simulator with Maven: ./mvnw process-classes");
        }
        return in;
    }
}
