package dev.podfall.grader.exam;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.files.OwnerOnly;
import dev.podfall.scenario.load.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** Where a sitting's kubeconfig lies: {@code exams/ID/kubeconfig}, with a context for each task whose cluster was started. */
final class ExamFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path home;

    ExamFiles(Path home) {
        this.home = home;
    }

    /** The name of a task's context. */
    static String context(int task) {
        return "task-" + task;
    }

    Path kubeconfig(String sitting) {
        return home.resolve("exams").resolve(sitting).resolve("kubeconfig");
    }

    /**
     * Writes it anew; readable by its owner alone.
     *
     * @param kubeconfigs of the attempts, by the task's number
     * @param current the task whose context is current; 0 for none
     */
    void write(String sitting, Map<Integer, Path> kubeconfigs, int current) {
        ObjectNode all = JSON.createObjectNode().put("apiVersion", "v1").put("kind", "Config");
        ArrayNode clusters = all.putArray("clusters");
        ArrayNode users = all.putArray("users");
        ArrayNode contexts = all.putArray("contexts");
        kubeconfigs.forEach((task, file) -> add(context(task), file, clusters, users, contexts));
        all.put("current-context", kubeconfigs.containsKey(current) ? context(current) : "");
        try {
            replace(kubeconfig(sitting), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all));
        } catch (IOException e) {
            throw new UncheckedIOException("The exam's kubeconfig cannot be written", e);
        }
    }

    private static void add(String name, Path file, ArrayNode clusters, ArrayNode users, ArrayNode contexts) {
        List<ObjectNode> read;
        try {
            read = Files.isReadable(file)
                    ? Yaml.documents(file.getFileName().toString(), Files.readString(file))
                    : List.of();
        } catch (IOException e) {
            return; // being written anew: the next visit finds it
        }
        for (ObjectNode one : read) {
            clusters.addObject().put("name", name).set("cluster", one.at("/clusters/0/cluster"));
            users.addObject().put("name", name).set("user", one.at("/users/0/user"));
            ObjectNode context = contexts.addObject().put("name", name);
            context.putObject("context")
                    .put("cluster", name)
                    .put("user", name)
                    .set("namespace", one.at("/contexts/0/context/namespace"));
        }
    }

    private static void replace(Path file, String text) throws IOException {
        OwnerOnly.folder(file.getParent().getParent());
        OwnerOnly.folder(file.getParent());
        Path fresh = file.resolveSibling("kubeconfig.new");
        OwnerOnly.file(fresh);
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Takes it away. */
    void remove(String sitting) {
        Path file = kubeconfig(sitting);
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("The exam's kubeconfig cannot be removed", e);
        }
    }
}
