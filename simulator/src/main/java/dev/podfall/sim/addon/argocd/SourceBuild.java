package dev.podfall.sim.addon.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.kustomize.Folder;
import dev.podfall.sim.kustomize.Kustomize;
import dev.podfall.sim.kustomize.KustomizeFailure;
import java.util.List;
import java.util.Map;

/** From the files of a commit to objects. Mirrors {@code GenerateManifests} of {@code reposerver/repository/repository.go}. */
final class SourceBuild {
    static final String KUSTOMIZE = "Kustomize";
    static final String DIRECTORY = "Directory";

    private static final String ROOT = "<path to cached source>";

    /** What somebody asks for and nothing here follows must not be left out unsaid. */
    private static final List<String> NOT_SIMULATED = List.of("chart", "helm", "plugin");

    private static final List<String> NOT_IN_KUSTOMIZE =
            List.of("commonAnnotationsEnvsubst", "forceCommonAnnotations", "forceCommonLabels", "version");

    private final Folder folder;
    private final JsonNode source;

    private SourceBuild(Map<String, byte[]> files, JsonNode source) {
        this.folder = new Folder(ROOT, files);
        this.source = source;
    }

    /** What was built, and how. */
    record Built(String type, List<ObjectNode> objects) {}

    /** @throws Refused with upstream's words, or with what is not simulated */
    static Built of(Map<String, byte[]> files, JsonNode source) {
        for (String field : NOT_SIMULATED) {
            if (source.hasNonNull(field)) {
                throw Refused.unknown(notSimulated("spec.source." + field));
            }
        }
        String path = source.path("path").asText("");
        SourceBuild build = new SourceBuild(files, source);
        try {
            return build.at(path, build.directory(path));
        } catch (KustomizeFailure failure) {
            throw Refused.unknown("`kustomize build " + ROOT + "/" + Folder.resolve("", path)
                    + "` failed exit status 1: Error: " + failure.getMessage());
        } catch (IllegalArgumentException | UnsupportedOperationException | ClassCastException oddShape) {
            throw Refused.unknown("a field has the wrong type: " + oddShape.getMessage());
        }
    }

    static String notSimulated(String field) {
        return field + " is not simulated: plain manifests and kustomize are";
    }

    private String directory(String path) {
        if (path.startsWith("/")) {
            throw Refused.unknown(path + ": app path is absolute");
        }
        if (leadsOut(path)) {
            throw Refused.unknown(path + ": app path outside root");
        }
        String directory = Folder.resolve("", path);
        if (!folder.isDirectory(directory)) {
            boolean isFile = folder.below("").contains(directory);
            throw Refused.unknown(path + ": app path " + (isFile ? "is not a directory" : "does not exist"));
        }
        return directory;
    }

    private static boolean leadsOut(String path) {
        int depth = 0;
        for (String part : path.split("/")) {
            depth += part.equals("..") ? -1 : part.isEmpty() || part.equals(".") ? 0 : 1;
            if (depth < 0) {
                return true;
            }
        }
        return false;
    }

    private Built at(String path, String directory) {
        boolean explicit = source.hasNonNull("kustomize") || !source.hasNonNull("directory");
        if (explicit && folder.below(directory).contains(Folder.resolve(directory, "Chart.yaml"))) {
            throw Refused.unknown(notSimulated("the Helm chart in " + path));
        }
        if (explicit && (source.hasNonNull("kustomize") || folder.hasKustomization(directory))) {
            return new Built(KUSTOMIZE, kustomize(directory));
        }
        return new Built(DIRECTORY, PlainFiles.read(folder, directory, source.path("directory")));
    }

    private List<ObjectNode> kustomize(String directory) {
        JsonNode options = source.path("kustomize");
        for (String field : NOT_IN_KUSTOMIZE) {
            if (options.hasNonNull(field)) {
                throw Refused.unknown(notSimulated("spec.source.kustomize." + field));
            }
        }
        if (!options.isObject() || options.isEmpty() || !folder.hasKustomization(directory)) {
            return Kustomize.build(folder, directory);
        }
        ObjectNode wanted = folder.kustomization(directory).orElseThrow();
        for (String field : List.of("namePrefix", "nameSuffix", "namespace")) {
            if (!options.path(field).asText("").isEmpty()) {
                wanted.set(field, options.path(field));
            }
        }
        labels(wanted, options);
        for (String field : List.of("patches", "components", "replicas")) {
            options.path(field).forEach(wanted.withArray("/" + field)::add);
        }
        for (JsonNode image : options.path("images")) {
            setImage(wanted, image.asText());
        }
        return Kustomize.build(folder.with(directory, wanted), directory);
    }

    private static void labels(ObjectNode wanted, JsonNode options) {
        boolean alone = options.path("labelWithoutSelector").asBoolean();
        if (options.path("commonLabels") instanceof ObjectNode labels && !labels.isEmpty()) {
            if (alone) {
                wanted.withArray("/labels").addObject().set("pairs", labels);
            } else {
                wanted.withObject("/commonLabels").setAll(labels);
            }
        }
        if (options.path("commonAnnotations") instanceof ObjectNode annotations && !annotations.isEmpty()) {
            wanted.withObject("/commonAnnotations").setAll(annotations);
        }
    }

    /** As {@code kustomize edit set image} does. @param text {@code name=new:tag}, {@code name:tag} or with a digest */
    private static void setImage(ObjectNode wanted, String text) {
        int equals = text.indexOf('=');
        String target = text.substring(equals + 1);
        int at = target.indexOf('@');
        int colon = at >= 0 ? at : target.indexOf(':', target.lastIndexOf('/') + 1);
        String image = colon < 0 ? target : target.substring(0, colon);
        String name = equals < 0 ? image : text.substring(0, equals);
        ArrayNode images = wanted.withArray("/images");
        for (int i = images.size() - 1; i >= 0; i--) {
            if (images.get(i).path("name").asText().equals(name)) {
                images.remove(i);
            }
        }
        ObjectNode entry = images.addObject().put("name", name);
        if (equals >= 0) {
            entry.put("newName", image);
        }
        if (colon >= 0) {
            entry.put(at >= 0 ? "digest" : "newTag", target.substring(colon + 1));
        }
    }
}
