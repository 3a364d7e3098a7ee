package dev.podfall.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.kubelet.node.NodeSpec;
import dev.podfall.sim.store.JournalReader;
import dev.podfall.sim.store.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The file that says what a saved cluster is: its spec and ports. Objects and nodes' disks are in the journal beside it. */
public final class SavedCluster {
    static final String JOURNAL = "journal";
    private static final String FILE = "cluster.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private SavedCluster() {}

    static void write(SimulationSpec spec, int port, int ingressPort) {
        ObjectNode file = JSON.createObjectNode();
        file.put("name", spec.name())
                .put("seed", spec.seed())
                .put("start", spec.start().toString());
        file.put("port", port).put("ingressPort", ingressPort);
        ArrayNode nodes = file.putArray("nodes");
        spec.nodes().forEach(n -> nodes.add(JSON.<ObjectNode>valueToTree(n)));
        try {
            Files.createDirectories(spec.directory());
            Path draft = spec.directory().resolve(FILE + ".new");
            JSON.writeValue(draft.toFile(), file);
            Files.move(
                    draft,
                    spec.directory().resolve(FILE),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The cluster cannot be saved in " + spec.directory() + ". Make room there.", e);
        }
    }

    /**
     * Copies all that is saved of a closed cluster, but for its ports: several copies may run side by side.
     *
     * @param to where nothing is yet
     */
    public static void copy(Path from, Path to) {
        copy(from, to, path -> true);
    }

    /** The same without what is saved of objects. */
    static void copyFiles(Path from, Path to) {
        copy(from, to, path -> !path.equals(from.resolve(JOURNAL)));
    }

    private static void copy(Path from, Path to, Predicate<Path> wanted) {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.filter(wanted).toList()) {
                Path copy = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The cluster in " + from + " cannot be copied to " + to + ". Make room there.", e);
        }
        write(read(to), 0, 0);
    }

    /** What was saved of objects and of nodes' disks. */
    static Snapshot objects(Path directory) {
        return JournalReader.read(directory.resolve(JOURNAL));
    }

    /** The spec as it was saved, with the port the cluster had. */
    static SimulationSpec read(Path directory) {
        JsonNode file = file(directory);
        List<NodeSpec> nodes = new ArrayList<>();
        file.path("nodes").forEach(n -> nodes.add(node(n)));
        return new SimulationSpec(
                file.path("name").asText(),
                file.path("seed").asLong(),
                Instant.parse(file.path("start").asText()),
                nodes,
                file.path("port").asInt(),
                directory);
    }

    static int ingressPort(Path directory) {
        return file(directory).path("ingressPort").asInt();
    }

    private static JsonNode file(Path directory) {
        try {
            return JSON.readTree(directory.resolve(FILE).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("There is no saved cluster in " + directory + ".", e);
        }
    }

    private static NodeSpec node(JsonNode saved) {
        Map<String, Long> extended = new LinkedHashMap<>();
        saved.path("extended")
                .fields()
                .forEachRemaining(e -> extended.put(e.getKey(), e.getValue().asLong()));
        Map<String, String> labels = new LinkedHashMap<>();
        saved.path("labels")
                .fields()
                .forEachRemaining(e -> labels.put(e.getKey(), e.getValue().asText()));
        List<String> taints = new ArrayList<>();
        saved.path("taints").forEach(t -> taints.add(t.asText()));
        return new NodeSpec(
                saved.path("name").asText(),
                saved.path("cpuMillis").asLong(),
                saved.path("memoryBytes").asLong(),
                saved.path("pods").asInt(),
                extended,
                labels,
                taints);
    }
}
