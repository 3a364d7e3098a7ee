package dev.podfall.program;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The images of a directory: docker-archives ({@code *.tar}) and OCI layouts (directories with an {@code index.json}).
 * Repositories are known by their path, whatever host stands before it in an archive.
 */
final class ImageStore {
    private static final int LARGEST_DESCRIPTION = 4 << 20;
    private static final String DOCKER = "application/vnd.docker.distribution.manifest.v2+json";
    private static final String OCI = "application/vnd.oci.image.manifest.v1+json";
    private static final String CONFIG = "application/vnd.docker.container.image.v1+json";
    private static final String LAYER = "application/vnd.docker.image.rootfs.diff.tar";

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Map<String, Manifest>> repositories = new TreeMap<>();
    private final Map<String, Slice> blobs = new TreeMap<>();

    private ImageStore() {}

    /** @throws IOException when the directory, or an archive in it, can't be read */
    static ImageStore read(Path directory) throws IOException {
        ImageStore store = new ImageStore();
        if (!Files.isDirectory(directory)) {
            throw new IOException("there is no directory " + directory + " with images");
        }
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path entry : entries.sorted().toList()) {
                if (Files.isRegularFile(entry.resolve("index.json"))) {
                    store.addLayout(entry);
                } else if (entry.toString().endsWith(".tar")) {
                    store.addArchive(TarIndex.read(entry), entry);
                }
            }
        }
        return store;
    }

    private void addArchive(TarIndex tar, Path path) throws IOException {
        Slice list = tar.file("manifest.json")
                .orElseThrow(() -> new IOException(path + " is no docker-archive: it has no manifest.json"));
        for (JsonNode image : json.readTree(list.read(LARGEST_DESCRIPTION))) {
            ObjectNode manifest =
                    json.createObjectNode().put("schemaVersion", 2).put("mediaType", DOCKER);
            manifest.set("config", described(tar, path, image.path("Config").asText(), CONFIG));
            for (JsonNode layer : image.path("Layers")) {
                manifest.withArray("layers").add(described(tar, path, layer.asText(), null));
            }
            Manifest made = manifest(DOCKER, Slice.of(manifest.toString()));
            image.path("RepoTags").forEach(name -> tag(name.asText(), made));
        }
    }

    private ObjectNode described(TarIndex tar, Path path, String name, String mediaType) throws IOException {
        Slice content = tar.file(name).orElseThrow(() -> new IOException(path + " lacks " + name));
        String digest = content.digest();
        blobs.put(digest, content);
        String type = mediaType == null ? LAYER + (isGzip(content) ? ".gzip" : "") : mediaType;
        return json.createObjectNode()
                .put("mediaType", type)
                .put("size", content.length())
                .put("digest", digest);
    }

    private static boolean isGzip(Slice content) throws IOException {
        try (var in = content.open()) {
            return in.read() == 0x1f && in.read() == 0x8b;
        }
    }

    private void addLayout(Path layout) throws IOException {
        Path content = layout.resolve("blobs").resolve("sha256");
        try (Stream<Path> files = Files.list(content)) {
            for (Path file : files.toList()) {
                blobs.put("sha256:" + file.getFileName(), Slice.of(file, 0, Files.size(file)));
            }
        }
        JsonNode index = json.readTree(layout.resolve("index.json").toFile());
        for (JsonNode entry : index.path("manifests")) {
            Slice blob = blobs.get(entry.path("digest").asText());
            JsonNode annotations = entry.path("annotations");
            String name = annotations
                    .path("io.containerd.image.name")
                    .asText(annotations
                            .path("org.opencontainers.image.ref.name")
                            .asText());
            if (blob != null && !name.isEmpty()) {
                tag(name, manifest(entry.path("mediaType").asText(OCI), blob));
                addPlatforms(name, blob);
            }
        }
    }

    /** An index is one name for several platforms; each of their manifests is asked for by its digest. */
    private void addPlatforms(String name, Slice index) throws IOException {
        for (JsonNode entry : json.readTree(index.read(LARGEST_DESCRIPTION)).path("manifests")) {
            Slice blob = blobs.get(entry.path("digest").asText());
            if (blob != null) {
                repository(name)
                        .put(blob.digest(), manifest(entry.path("mediaType").asText(OCI), blob));
            }
        }
    }

    private static Manifest manifest(String mediaType, Slice content) throws IOException {
        return new Manifest(mediaType, content.digest(), content);
    }

    private void tag(String name, Manifest manifest) {
        String path = path(name);
        int colon = path.lastIndexOf(':');
        Map<String, Manifest> known = repository(name);
        known.put(colon < 0 ? "latest" : path.substring(colon + 1), manifest);
        known.put(manifest.digest(), manifest);
    }

    private Map<String, Manifest> repository(String name) {
        String path = path(name);
        int colon = path.lastIndexOf(':');
        return repositories.computeIfAbsent(colon < 0 ? path : path.substring(0, colon), r -> new TreeMap<>());
    }

    /** Without the registry's host, if it is named. */
    private static String path(String name) {
        int slash = name.indexOf('/');
        String first = slash < 0 ? "" : name.substring(0, slash);
        boolean host = first.contains(".") || first.contains(":") || first.equals("localhost");
        return host ? name.substring(slash + 1) : name;
    }

    /** What {@code repository} holds is from now on found as {@code name} as well. */
    void alias(String name, String repository) {
        repositories.put(name, repositories.getOrDefault(repository, Map.of()));
    }

    /** What is here, by repository. */
    Map<String, Map<String, Manifest>> repositories() {
        return repositories;
    }

    /** @param reference a tag or a digest */
    Optional<Manifest> manifest(String repository, String reference) {
        return Optional.ofNullable(
                repositories.getOrDefault(repository, Map.of()).get(reference));
    }

    List<String> tags(String repository) {
        return repositories.getOrDefault(repository, Map.of()).keySet().stream()
                .filter(t -> !t.startsWith("sha256:"))
                .toList();
    }

    Optional<Slice> blob(String digest) {
        return Optional.ofNullable(blobs.get(digest));
    }

    /** An image's description as it is handed out. */
    record Manifest(String mediaType, String digest, Slice content) {}
}
