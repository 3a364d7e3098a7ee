package dev.podfall.scenario.foreign;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.lint.Finding;
import dev.podfall.scenario.load.UnreadableData;
import dev.podfall.scenario.load.Yaml;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a setup script would make, read from its text: manifests that it applies, from files and here-documents, namespaces and
 * Deployments that it creates. Nothing of it is run; each line that is not understood is told.
 */
final class SetupReader {
    private static final Pattern QUIET = Pattern.compile(
            "(?:set|echo|printf|sleep|exit|true|cd|clear|chmod|mkdir|:)(?:\\s.*)?"
                    + "|kubectl\\s+(?:wait|rollout status|get|cluster-info|version)\\b.*|kubectl\\s+delete\\s.*--ignore-not-found.*");
    private static final Pattern TO_FILE = Pattern.compile("cat\\s.*?>\\s*([^\\s<>|&;]+).*");
    private static final Pattern ALIAS = Pattern.compile("(?m)^[^#\\n'\"]*[:\\-\\[,]\\s+[*&][A-Za-z0-9_-]+");
    private static final int MOST_OBJECTS = 200;
    private static final String LEFT = "Write what it makes into baseline/, or as a fault into faults.yaml.";

    private final ForeignFiles files;
    private final Map<String, String> written = new HashMap<>();
    private final List<ObjectNode> objects = new ArrayList<>();
    private final List<Finding> leftOut = new ArrayList<>();

    SetupReader(ForeignFiles files) {
        this.files = files;
    }

    List<ObjectNode> objects() {
        return objects;
    }

    List<Finding> leftOut() {
        return leftOut;
    }

    /** @param file the script's path; what it names is looked for beside it */
    void script(String file, String text) {
        for (ShellLines.Command command : ShellLines.of(text)) {
            if (QUIET.matcher(command.text()).matches()) {
                continue;
            }
            if (command.conditional() || !understood(file, command)) {
                leave(file, command);
            }
        }
    }

    private void leave(String file, ShellLines.Command command) {
        String brief =
                command.text().length() <= 120 ? command.text() : command.text().substring(0, 120) + "…";
        leftOut.add(new Finding(file + ":" + command.line(), "Not carried over: " + brief, LEFT));
    }

    private boolean understood(String file, ShellLines.Command command) {
        Matcher toFile = TO_FILE.matcher(command.text());
        if (command.here() != null && toFile.matches()) {
            written.put(baseName(toFile.group(1)), command.here());
            return true;
        }
        KubectlWords words = KubectlWords.of(command.text());
        if (words == null) {
            return false;
        }
        if (command.here() != null) {
            return words.applies() && manifest(file + ":" + command.line(), command.here(), words.namespace());
        }
        if (words.applies() && words.file() != null) {
            return applied(file, words);
        }
        ObjectNode exposed = words.exposed(objects);
        ObjectNode created = exposed == null ? words.created() : exposed;
        return created != null && add(created, null);
    }

    private boolean applied(String file, KubectlWords words) {
        String named = words.file();
        String folder = file.contains("/") ? file.substring(0, file.lastIndexOf('/') + 1) : "";
        String text = written.get(baseName(named));
        String origin = named;
        List<String> candidates = named.matches("(?:/|~|https?:).*") ? List.of() : List.of(folder + named, named);
        for (String candidate : candidates) {
            if (text == null && files.find(candidate).isPresent()) {
                text = files.find(candidate).get();
                origin = candidate;
            }
        }
        if (text == null
                && !named.matches("https?:.*")) { // Assets are put elsewhere on their machine; their names stay.
            origin = files.names().stream()
                    .filter(f -> f.endsWith("/" + baseName(named)) || f.equals(baseName(named)))
                    .findFirst()
                    .orElse(null);
            text = origin == null ? null : files.find(origin).orElse(null);
        }
        return text == null ? folder(folder + named, words.namespace()) : manifest(origin, text, words.namespace());
    }

    /** {@code apply -f FOLDER/}. */
    private boolean folder(String path, String namespace) {
        String prefix = path.replaceAll("/+$", "") + "/";
        boolean any = false;
        for (String name : files.names()) {
            if (name.startsWith(prefix) && name.matches(".*\\.ya?ml") && name.indexOf('/', prefix.length()) < 0) {
                any |= manifest(name, files.find(name).orElse(""), namespace);
            }
        }
        return any;
    }

    /** Takes a manifest's documents. @return false where it cannot be read; then that is told */
    boolean manifest(String origin, String text, String namespace) {
        if (ALIAS.matcher(text).find()) {
            leftOut.add(new Finding(
                    origin,
                    "The manifest has anchors and aliases, which are not read.",
                    "Write out what they stand for."));
            return true;
        }
        try {
            for (ObjectNode document : Yaml.documents(origin, text)) {
                if (!document.hasNonNull("kind") || !document.hasNonNull("apiVersion")) {
                    leftOut.add(
                            new Finding(origin, "A document lacks kind or apiVersion.", "Add them, or leave it out."));
                } else if (!add(document, namespace)) {
                    leftOut.add(
                            new Finding(origin, "There are more than " + MOST_OBJECTS + " objects.", "Import less."));
                    return true;
                }
            }
            return true;
        } catch (UnreadableData wrong) {
            leftOut.add(new Finding(wrong.where(), wrong.what() + ".", wrong.next()));
            return true;
        }
    }

    private boolean add(ObjectNode object, String namespace) {
        if (objects.size() >= MOST_OBJECTS) {
            return false;
        }
        object.remove("include"); // It would mean something else in a baseline.
        ObjectNode metadata = object.path("metadata") instanceof ObjectNode given
                ? given
                : object.set("metadata", JsonNodeFactory.instance.objectNode()).withObject("/metadata");
        if (namespace != null
                && !metadata.has("namespace")
                && !object.path("kind").asText().equals("Namespace")) {
            metadata.put("namespace", namespace);
        }
        objects.removeIf(o -> identity(o).equals(identity(object)));
        objects.add(object);
        return true;
    }

    private static List<String> identity(ObjectNode object) {
        return List.of(
                object.path("kind").asText(),
                object.at("/metadata/namespace").asText(),
                object.at("/metadata/name").asText());
    }

    private static String baseName(String path) {
        return path.replaceAll(".*/", "").replaceAll("[\"']", "");
    }
}
