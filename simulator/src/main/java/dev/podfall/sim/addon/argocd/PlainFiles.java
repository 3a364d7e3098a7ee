package dev.podfall.sim.addon.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.kustomize.Documents;
import dev.podfall.sim.kustomize.Folder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A directory of manifests that are taken as they are. Mirrors {@code findManifests} of repo-server. */
final class PlainFiles {
    private static final int MOST_OBJECTS = 2000;
    private static final String SKIPPED = "+argocd:skip-file-rendering";

    private PlainFiles() {}

    /** @throws Refused at a file that is no manifest */
    static List<ObjectNode> read(Folder folder, String directory, JsonNode options) {
        if (options.path("jsonnet").isObject() && !options.path("jsonnet").isEmpty()) {
            throw Refused.unknown(SourceBuild.notSimulated("spec.source.directory.jsonnet"));
        }
        List<ObjectNode> all = new ArrayList<>();
        for (String path : folder.below(directory)) {
            String inside = directory.isEmpty() ? path : path.substring(directory.length() + 1);
            if (isTaken(inside, options)) {
                add(all, inside, folder.file(path).orElseThrow());
            }
        }
        return all;
    }

    private static boolean isTaken(String file, JsonNode options) {
        if (file.contains("/") && !options.path("recurse").asBoolean() || !file.matches(".*\\.(yaml|yml|json)")) {
            return false;
        }
        String exclude = options.path("exclude").asText("");
        String include = options.path("include").asText("");
        return !(Glob.matches(exclude, file) && !exclude.isEmpty())
                && (include.isEmpty() || Glob.matches(include, file));
    }

    private static void add(List<ObjectNode> all, String file, byte[] content) {
        if (new String(content, StandardCharsets.UTF_8).contains(SKIPPED)) {
            return;
        }
        String name = file.substring(file.lastIndexOf('/') + 1);
        try {
            for (JsonNode document : Documents.all(content)) {
                boolean isObject = document.path("kind").isTextual()
                        && document.path("apiVersion").isTextual();
                if (!(document instanceof ObjectNode object) || !isObject) {
                    throw new Refused(Refused.PRECONDITION, "Failed to unmarshal \"" + name + "\": <nil>");
                }
                all.add(object);
            }
        } catch (IOException malformed) {
            throw new Refused(
                    Refused.PRECONDITION,
                    "Failed to unmarshal \"" + name
                            + "\": failed to unmarshal manifest: error converting YAML to JSON: "
                            + malformed.getMessage());
        }
        if (all.size() > MOST_OBJECTS) {
            throw Refused.unknown("more than " + MOST_OBJECTS + " objects");
        }
    }
}
