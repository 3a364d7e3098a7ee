package dev.podfall.sim.addon.flux;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.kustomize.Folder;
import dev.podfall.sim.kustomize.Kustomize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a Kustomization builds: the folder at its path, with what its specification adds. A folder without a {@code kustomization.yaml} gets one
 * that names all files of YAML below. Mirrors {@code fluxcd/pkg/kustomize.Generator}.
 */
final class Generated {
    /** Fields of the specification that nothing here follows; what they ask for must not be left out unsaid. */
    private static final List<String> NOT_SIMULATED =
            List.of("decryption", "postBuild", "kubeConfig", "serviceAccountName", "healthCheckExprs", "ignore");

    private Generated() {}

    /** The field that is asked for and not simulated, or empty. */
    static String notSimulated(JsonNode spec) {
        for (JsonNode dependency : spec.path("dependsOn")) {
            if (dependency.hasNonNull("readyExpr")) {
                return "dependsOn[].readyExpr";
            }
        }
        return NOT_SIMULATED.stream().filter(spec::hasNonNull).findFirst().orElse("");
    }

    /**
     * The objects.
     *
     * @param root the folder's name in messages
     * @param path a directory in it
     * @throws dev.podfall.sim.kustomize.KustomizeFailure with kustomize's words
     */
    static List<ObjectNode> build(String root, Map<String, byte[]> files, String path, JsonNode spec) {
        Folder folder = new Folder(root, files);
        String directory = Folder.resolve("", path);
        ObjectNode wanted = folder.kustomization(directory).orElseGet(() -> {
            ObjectNode made = Kustomize.empty();
            scan(folder, directory).forEach(made.putArray("resources")::add);
            return made;
        });
        if (spec.hasNonNull("targetNamespace")) {
            wanted.set("namespace", spec.path("targetNamespace"));
        }
        for (String field : List.of("namePrefix", "nameSuffix")) {
            if (spec.hasNonNull(field)) {
                wanted.set(field, spec.path(field));
            }
        }
        for (String field : List.of("patches", "images", "components")) {
            if (!wanted.hasNonNull(field)) {
                wanted.putArray(field);
            }
            if (wanted.path(field) instanceof ArrayNode all) { // What is no list kustomize refuses.
                spec.path(field).forEach(all::add);
            }
        }
        return Kustomize.build(folder.with(directory, wanted), directory);
    }

    /** Files of YAML below a directory, and folders that have a kustomization of their own, in place of what is in them. */
    private static List<String> scan(Folder folder, String directory) {
        List<String> found = new ArrayList<>();
        for (String path : folder.below(directory)) {
            String inside = directory.isEmpty() ? path : path.substring(directory.length() + 1);
            String own = topmost(folder, directory, inside);
            if (own != null) {
                if (!found.contains(own)) {
                    found.add(own);
                }
            } else if (path.endsWith(".yaml") || path.endsWith(".yml")) {
                found.add(inside);
            }
        }
        return found;
    }

    private static String topmost(Folder folder, String directory, String inside) {
        for (int slash = inside.indexOf('/'); slash >= 0; slash = inside.indexOf('/', slash + 1)) {
            String below = inside.substring(0, slash);
            if (folder.hasKustomization(Folder.resolve(directory, below))) {
                return below;
            }
        }
        return null;
    }
}
