package dev.podfall.engine.image;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** An OCI layout with one image for both processors, as public bases are: an index, and a manifest for each. */
final class TwoPlatformBase {
    private static final String TYPE = "application/vnd.oci.image.";
    private static final int EMPTY_TAR = 1024;

    private final ObjectMapper json = new ObjectMapper();
    private final Path blobs;

    private TwoPlatformBase(Path layout) throws IOException {
        this.blobs = Files.createDirectories(layout.resolve("blobs/sha256"));
    }

    /** Writes {@code base:17}; returns the digest of its index. */
    static String write(Path layout) throws IOException {
        TwoPlatformBase base = new TwoPlatformBase(layout);
        ObjectNode index = base.document("index.v1+json");
        index.withArray("manifests").add(base.image("amd64")).add(base.image("arm64"));
        ObjectNode named = base.descriptor("index.v1+json", base.bytes(index));
        named.putObject("annotations").put("org.opencontainers.image.ref.name", "base:17");
        ObjectNode top = base.document("index.v1+json");
        top.withArray("manifests").add(named);
        Files.write(layout.resolve("index.json"), base.bytes(top));
        return named.path("digest").asText();
    }

    private ObjectNode image(String architecture) throws IOException {
        byte[] tar = new byte[EMPTY_TAR];
        ObjectNode config =
                json.createObjectNode().put("architecture", architecture).put("os", "linux");
        config.putObject("config").putArray("Env").add("BASE_OF=" + architecture);
        config.putObject("rootfs").put("type", "layers").putArray("diff_ids").add(digest(tar));
        ObjectNode manifest = document("manifest.v1+json");
        manifest.set("config", descriptor("config.v1+json", bytes(config)));
        manifest.withArray("layers").add(descriptor("layer.v1.tar+gzip", zipped(tar)));
        ObjectNode entry = descriptor("manifest.v1+json", bytes(manifest));
        entry.putObject("platform").put("architecture", architecture).put("os", "linux");
        return entry;
    }

    private ObjectNode document(String type) {
        return json.createObjectNode().put("schemaVersion", 2).put("mediaType", TYPE + type);
    }

    private ObjectNode descriptor(String type, byte[] content) throws IOException {
        String digest = digest(content);
        Files.write(blobs.resolve(digest.substring("sha256:".length())), content);
        return json.createObjectNode()
                .put("mediaType", TYPE + type)
                .put("size", content.length)
                .put("digest", digest);
    }

    private byte[] bytes(ObjectNode document) {
        return document.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zipped(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(content);
        }
        return out.toByteArray();
    }

    private static String digest(byte[] content) {
        try {
            byte[] sha = MessageDigest.getInstance("SHA-256").digest(content);
            return "sha256:" + HexFormat.of().formatHex(sha);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
