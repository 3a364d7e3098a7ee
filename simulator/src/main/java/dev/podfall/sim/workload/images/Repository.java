package dev.podfall.sim.workload.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.workload.Image;
import dev.podfall.sim.workload.Program;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** A repository of the catalogue. Images are made when first asked for, from whichever cluster. */
final class Repository {
    private final JsonNode data;
    private final Releases releases;
    private final Map<String, JsonNode> digests = new ConcurrentHashMap<>();
    private final Map<String, Image> made = new ConcurrentHashMap<>();
    private final Map<String, Repository> mirrors = new ConcurrentHashMap<>();

    Repository(JsonNode data) {
        this.data = data;
        this.releases = new Releases(data);
        releases.written().forEach(release -> digests.put(digest(release), release));
    }

    /** The same images under the name that they have in a mirror. */
    Repository as(String name) {
        return mirrors.computeIfAbsent(name, n -> new Repository(((ObjectNode) data.deepCopy()).put("name", n)));
    }

    String name() {
        return data.path("name").asText();
    }

    /** {@code user:password} that pulling needs, if any. */
    Optional<String> login() {
        return data.hasNonNull("login") ? Optional.of(data.path("login").asText()) : Optional.empty();
    }

    Optional<Image> find(ImageReference reference) {
        Optional<JsonNode> release = reference.digest() != null
                ? Optional.ofNullable(digests.get(reference.digest()))
                : releases.find(reference.tag());
        return release.map(this::image);
    }

    private Image image(JsonNode release) {
        String digest = digest(release);
        digests.putIfAbsent(digest, release);
        return made.computeIfAbsent(digest, d -> image(d, release));
    }

    private String digest(JsonNode release) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            String what = name() + ":" + release.path("tags").path(0).asText();
            return "sha256:" + HexFormat.of().formatHex(sha.digest(what.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Image image(String digest, JsonNode release) {
        Map<String, String> environment = new LinkedHashMap<>(strings(data.path("environment")));
        String version = release.path("tags").path(0).asText().split("-")[0];
        if (data.has("versionVariable") && version.matches("[0-9]+(\\.[0-9]+){2}")) {
            environment.put(data.path("versionVariable").asText(), version);
        }
        environment.putAll(strings(release.path("environment")));
        Userland userland = Userland.of(data.path("userland").asText("none"));
        Map<String, Supplier<Program>> programs = new LinkedHashMap<>(userland.programs());
        for (JsonNode level : List.of(data, release)) {
            strings(level.path("programs")).forEach((path, name) -> programs.put(path, ProgramNames.supplier(name)));
        }
        Map<String, byte[]> files = new LinkedHashMap<>(userland.files());
        strings(data.path("files")).forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return new Image(
                name(),
                digest,
                release.path("size").asLong(data.path("size").asLong()),
                list(data.path("entrypoint")),
                list(data.path("command")),
                environment,
                data.path("workingDirectory").asText(""),
                data.path("user").asLong(),
                owners(),
                files,
                programs);
    }

    private Map<String, Long> owners() {
        Map<String, Long> owners = new LinkedHashMap<>();
        data.path("owners")
                .fields()
                .forEachRemaining(e -> owners.put(e.getKey(), e.getValue().asLong()));
        return owners;
    }

    private static List<String> list(JsonNode array) {
        List<String> all = new ArrayList<>();
        array.forEach(v -> all.add(v.asText()));
        return all;
    }

    private static Map<String, String> strings(JsonNode object) {
        Map<String, String> all = new LinkedHashMap<>();
        object.fields().forEachRemaining(e -> all.put(e.getKey(), e.getValue().asText()));
        return all;
    }
}
