package dev.podfall.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file beside a cluster's journal that tells the next start of a trouble: it is written before it is needed. */
final class TroubleFile {
    private static final Logger LOG = LoggerFactory.getLogger(TroubleFile.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "trouble.json";

    private final Path path;

    /** @param directory the cluster's; null keeps nothing */
    TroubleFile(Path directory) {
        this.path = directory == null ? null : directory.resolve(FILE);
    }

    Optional<Trouble> read() {
        if (path == null || !Files.exists(path)) {
            return Optional.empty();
        }
        try {
            JsonNode file = JSON.readTree(path.toFile());
            return Optional.of(new Trouble(
                    Trouble.Kind.valueOf(file.path("kind").asText()),
                    Instant.parse(file.path("since").asText()),
                    file.path("doing").asText(),
                    file.path("times").asInt(1)));
        } catch (IOException | RuntimeException torn) {
            return Optional.empty();
        }
    }

    void write(Trouble trouble) {
        if (path == null || !Files.isDirectory(path.getParent())) {
            return;
        }
        try {
            Files.writeString(
                    path,
                    JSON.createObjectNode()
                            .put("kind", trouble.kind().name())
                            .put("since", trouble.since().toString())
                            .put("doing", trouble.doing())
                            .put("times", trouble.times())
                            .toString());
        } catch (IOException e) {
            LOG.warn("{} cannot be written: {}", path, e.toString());
        }
    }

    void delete() {
        try {
            if (path != null) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be removed: {}", path, e.toString());
        }
    }
}
