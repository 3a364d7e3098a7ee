package dev.podfall.engine.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a cluster would find here. Numbers that cannot be known are -1.
 *
 * @param docker its version
 * @param cgroups {@code 1} or {@code 2}; empty when Docker does not say
 * @param folder where Docker keeps containers
 * @param freeDisk MiB
 * @param freeMemory MiB
 * @param image whether the node image is here
 */
record Surroundings(String docker, String cgroups, String folder, long freeDisk, long freeMemory, boolean image) {
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final long UNKNOWN = -1;

    /**
     * @throws DockerNotHere if no Docker answers
     * @throws DockerNotAllowed if this user may not ask it
     */
    static Surroundings look(DockerProbe probe, KindSettings settings) {
        probe.check();
        JsonNode info = probe.ask("/info").orElse(MissingNode.getInstance());
        String folder = info.path("DockerRootDir").asText();
        String image = URLEncoder.encode(settings.reference(), StandardCharsets.UTF_8);
        return new Surroundings(
                info.path("ServerVersion").asText(),
                info.path("CgroupVersion").asText(),
                folder,
                freeDisk(folder),
                freeMemory(info.path("MemTotal").asLong(UNKNOWN)),
                probe.ask("/images/" + image + "/json").isPresent());
    }

    private static long freeDisk(String folder) {
        try {
            Path path = Path.of(folder);
            return folder.isEmpty() || !Files.isDirectory(path)
                    ? UNKNOWN
                    : Files.getFileStore(path).getUsableSpace() >> 20;
        } catch (IOException | RuntimeException notOurs) {
            return UNKNOWN;
        }
    }

    /** What this machine has available; where it does not say, what Docker's has at all. */
    private static long freeMemory(long total) {
        try {
            Optional<String> available = Files.readAllLines(MEMORY).stream()
                    .filter(l -> l.startsWith("MemAvailable:"))
                    .findFirst();
            if (available.isPresent()) {
                return Long.parseLong(available.get().replaceAll("\\D", "")) >> 10;
            }
        } catch (IOException | NumberFormatException notLinux) {
            // Docker runs in a machine of its own then.
        }
        return total < 0 ? UNKNOWN : total >> 20;
    }
}
