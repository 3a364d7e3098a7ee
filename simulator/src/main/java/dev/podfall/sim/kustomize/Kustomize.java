package dev.podfall.sim.kustomize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code kustomize build}: what a folder's {@code kustomization.yaml}, and those that it names, stand for. Files and folders are all that it
 * takes; nothing is fetched. Mirrors {@code api/krusty.Kustomizer}.
 */
public final class Kustomize {
    private static final int DEEPEST = 30;
    private static final int MOST_OBJECTS = 2000;

    /** Folders may name each other many times over: their number is bounded, not their depth alone. */
    private static final int MOST_FOLDERS = 1000;

    private final Folder folder;
    private int visits;

    private Kustomize(Folder folder) {
        this.folder = folder;
    }

    /**
     * The objects that a directory stands for.
     *
     * @throws KustomizeFailure if they cannot be built
     */
    public static List<ObjectNode> build(Folder folder, String directory) {
        List<Resource> built = new Kustomize(folder).directory(directory, List.of(), null);
        Names.hash(built);
        return built.stream().map(Resource::json).toList();
    }

    /** A kustomization that says nothing yet. */
    public static ObjectNode empty() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("apiVersion", "kustomize.config.k8s.io/v1beta1")
                .put("kind", "Kustomization");
    }

    /** @param onto what a component changes; null for a kustomization of its own */
    private List<Resource> directory(String directory, List<String> visited, List<Resource> onto) {
        if (!folder.isDirectory(directory)) {
            throw new KustomizeFailure("must build at directory: not a valid directory: " + missing(directory));
        }
        if (++visits > MOST_FOLDERS) {
            throw new KustomizeFailure("more than " + MOST_FOLDERS + " kustomizations");
        }
        if (visited.contains(directory) || visited.size() > DEEPEST) {
            String last = visited.get(visited.size() - 1);
            throw new KustomizeFailure("cycle detected: candidate root '" + folder.shown(directory)
                    + "' contains visited root '" + folder.shown(last) + "'");
        }
        String file = folder.kustomizationFile(directory)
                .orElseThrow(
                        () -> new KustomizeFailure("unable to find one of 'kustomization.yaml', 'kustomization.yml'"
                                + " or 'Kustomization' in directory '" + folder.shown(directory) + "'"));
        Kustomization wanted = Kustomization.read(folder.file(file).orElseThrow());
        List<String> now = new ArrayList<>(visited);
        now.add(directory);
        List<Resource> resources = onto == null ? new ArrayList<>() : onto;
        for (String entry : wanted.texts("resources")) {
            add(resources, resource(directory, entry, now), directory, entry);
        }
        new Generators(folder, directory, wanted).add(resources);
        if (resources.size() > MOST_OBJECTS) {
            throw new KustomizeFailure("more than " + MOST_OBJECTS + " objects");
        }
        for (String entry : wanted.texts("components")) {
            directory(Folder.resolve(directory, entry), now, resources);
        }
        new Transformers(folder, directory, wanted).apply(resources);
        return resources;
    }

    private List<Resource> resource(String directory, String entry, List<String> visited) {
        String path = Folder.resolve(directory, entry);
        if (entry.contains("://") || entry.startsWith("git@") || entry.startsWith("github.com/")) {
            throw new KustomizeFailure("accumulating resources: accumulation err='accumulating resources from '" + entry
                    + "': remote resources are not fetched': must build at directory: not a valid directory");
        }
        if (folder.isDirectory(path)) {
            return below(path, entry, visited);
        }
        try {
            return file(path, entry);
        } catch (KustomizeFailure malformed) {
            if (malformed.getCause() != null) {
                throw malformed;
            }
            String rest = folder.file(path).isPresent()
                    ? "must build at directory: '" + folder.shown(path) + "': file is not directory"
                    : "must build at directory: not a valid directory: " + missing(path);
            throw new KustomizeFailure("accumulating resources: accumulation err='accumulating resources from '" + entry
                    + "': " + malformed.getMessage() + "': " + rest);
        }
    }

    private List<Resource> below(String path, String entry, List<String> visited) {
        try {
            return directory(path, visited, null);
        } catch (KustomizeFailure inner) {
            boolean cycle = inner.getMessage().startsWith("cycle detected");
            boolean unmade = inner.getMessage().startsWith("unable to find one of")
                    || inner.getMessage().startsWith("invalid Kustomization");
            throw new KustomizeFailure(
                    "accumulating resources: accumulation err='accumulating resources from '" + entry + "': '"
                            + folder.shown(path) + "' must resolve to a file': "
                            + (cycle
                                    ? ""
                                    : (unmade ? "couldn't make target for path '" : "recursed accumulation of path '")
                                            + folder.shown(path) + "': ")
                            + inner.getMessage(),
                    inner);
        }
    }

    private String missing(String path) {
        return missing(folder, path);
    }

    static String missing(Folder folder, String path) {
        String shown = folder.shown(path);
        return "evalsymlink failure on '" + shown + "' : lstat " + shown + ": no such file or directory";
    }

    private List<Resource> file(String path, String entry) {
        byte[] bytes = folder.file(path).orElseThrow(() -> new KustomizeFailure(missing(path)));
        List<Resource> all = new ArrayList<>();
        try {
            for (JsonNode document : Documents.all(bytes)) {
                all.add(new Resource(checked(document)));
            }
        } catch (IOException malformed) {
            throw new KustomizeFailure(
                    "accumulating resources: accumulating resources from '" + entry + "': MalformedYAMLError: "
                            + malformed.getMessage() + " in File: " + entry,
                    malformed);
        }
        return all;
    }

    private static ObjectNode checked(JsonNode document) {
        if (!(document instanceof ObjectNode object)) {
            throw new KustomizeFailure("missing Resource metadata");
        }
        if (!object.path("kind").isTextual()) {
            throw new KustomizeFailure("missing Resource metadata");
        }
        if (object.path("metadata").path("name").asText().isEmpty()) {
            throw new KustomizeFailure("missing metadata.name in object {{"
                    + object.path("apiVersion").asText() + " "
                    + object.path("kind").asText() + "} {{ } map[] map[]}}");
        }
        return object;
    }

    private void add(List<Resource> all, List<Resource> more, String directory, String entry) {
        for (Resource each : more) {
            if (all.stream().anyMatch(r -> r.id().equals(each.id()))) {
                String path = Folder.resolve(directory, entry);
                String rest = folder.isDirectory(path)
                        ? ""
                        : ": must build at directory: '" + folder.shown(path) + "': file is not directory";
                throw new KustomizeFailure("accumulating resources: accumulation err='merging resources from '" + entry
                        + "': may not add resource with an already registered id: " + each.id() + "'" + rest);
            }
            all.add(each);
            if (all.size() > MOST_OBJECTS) {
                throw new KustomizeFailure("more than " + MOST_OBJECTS + " objects");
            }
        }
    }
}
