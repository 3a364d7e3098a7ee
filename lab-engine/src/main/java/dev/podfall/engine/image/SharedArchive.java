package dev.podfall.engine.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** One docker-archive of many images, each layer in it once. Mirrors what {@code docker save} writes for many names. */
final class SharedArchive implements AutoCloseable {
    private final ObjectMapper json = new ObjectMapper();
    private final ArrayNode manifest = json.createArrayNode();
    private final Set<String> written = new HashSet<>();
    private final TarArchiveOutputStream out;

    SharedArchive(OutputStream out) {
        this.out = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
    }

    /** Adds the image of a docker-archive that holds one. */
    void add(Path tar) throws IOException {
        Map<String, byte[]> descriptions = new HashMap<>();
        try (TarArchiveInputStream in = new TarArchiveInputStream(Files.newInputStream(tar))) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().endsWith(".json")) {
                    descriptions.put(entry.getName(), in.readAllBytes());
                } else if (written.add(entry.getName())) {
                    begin(entry.getName(), entry.getSize());
                    in.transferTo(out);
                    out.closeArchiveEntry();
                }
            }
        }
        for (JsonNode image : json.readTree(descriptions.get("manifest.json"))) {
            byte[] config = descriptions.get(image.path("Config").asText());
            String name = sha256(config) + ".json";
            if (written.add(name)) {
                put(name, config);
            }
            manifest.add(((ObjectNode) image).put("Config", name));
        }
    }

    private void put(String name, byte[] content) throws IOException {
        begin(name, content.length);
        out.write(content);
        out.closeArchiveEntry();
    }

    private void begin(String name, long size) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(size);
        entry.setModTime(1000L);
        entry.setIds(0, 0);
        entry.setNames("", "");
        entry.setMode(0100644);
        out.putArchiveEntry(entry);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Writes the list of images and ends the archive. */
    @Override
    public void close() throws IOException {
        put("manifest.json", manifest.toString().getBytes(StandardCharsets.UTF_8));
        out.close();
    }
}
