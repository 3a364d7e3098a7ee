package dev.podfall.scenario.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A kubectl command line taken apart: its words, and its flags by their long names. */
final class KubectlWords {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|([^\\s\"']+)");
    private static final Pattern KUBECTL = Pattern.compile("(?:^|.*[|;&]\\s*)(?:sudo\\s+)?(?:kubectl|k)\\s+(.*)");
    private static final Pattern EXPOSED = Pattern.compile("(deploy(?:ments?)?|po(?:ds?)?)/([a-z0-9.-]{1,253})");
    private static final String PORT = "\\d{1,5}";
    private static final Map<String, String> LONG = Map.of("-n", "--namespace", "-f", "--filename", "-o", "--output");
    private static final Set<String> SWITCHES = Set.of("--overwrite", "--force", "--wait", "--save-config");

    private final List<String> words = new ArrayList<>();
    private final Map<String, String> flags = new HashMap<>();

    private KubectlWords() {}

    /** Null for what is no single kubectl command, or creates nothing by itself. */
    static KubectlWords of(String command) {
        String one = command.replaceFirst("<<-?\\s*['\"]?\\w+['\"]?", " ")
                .replaceFirst("^cat\\s*\\|", "|")
                .replaceFirst("\\s*\\|\\s*kubectl\\s+apply\\s.*-f\\s+-\\s*$", "")
                .replaceFirst("\\s*\\|\\|\\s*true\\s*$", "")
                .replaceAll("\\s*\\d?>\\s*(?:/dev/null|&\\d)", "")
                .strip();
        if (one.isEmpty() || one.equals("cat")) {
            one = "kubectl apply -f -";
        }
        Matcher kubectl = KUBECTL.matcher(one);
        if (!kubectl.matches() || kubectl.group(1).matches(".*(?:\\||;|&&|\\$\\(|`).*")) {
            return null;
        }
        KubectlWords taken = new KubectlWords();
        taken.take(kubectl.group(1));
        return taken;
    }

    private void take(String text) {
        List<String> all = WORD.matcher(text)
                .results()
                .map(m -> m.group(1) != null ? m.group(1) : m.group(2) != null ? m.group(2) : m.group(3))
                .toList();
        for (int i = 0; i < all.size(); i++) {
            String word = all.get(i);
            if (word.equals("-") || !word.startsWith("-")) {
                words.add(word);
            } else if (word.contains("=")) {
                flags.put(named(word.substring(0, word.indexOf('='))), word.substring(word.indexOf('=') + 1));
            } else if (SWITCHES.contains(word) || i + 1 >= all.size()) {
                flags.put(word, "true");
            } else {
                flags.put(named(word), all.get(++i));
            }
        }
    }

    private static String named(String flag) {
        return LONG.getOrDefault(flag, flag);
    }

    boolean applies() {
        return !words.isEmpty()
                && Set.of("apply", "create", "replace").contains(words.get(0))
                && flags.containsKey("--filename");
    }

    /** What {@code -f} names; null for stdin. */
    String file() {
        String file = flags.get("--filename");
        return file == null || file.equals("-") || file.equals("/dev/stdin") ? null : file.replaceFirst("^\\./", "");
    }

    String namespace() {
        return flags.get("--namespace");
    }

    /** The object that {@code kubectl create namespace}, {@code create deployment} or {@code run} makes; null for another command. */
    ObjectNode created() {
        String command = String.join(" ", words.subList(0, Math.min(2, words.size())));
        if (words.size() == 3 && command.matches("create (?:ns|namespace)")) {
            return object("v1", "Namespace", words.get(2));
        }
        if (words.size() == 3 && command.matches("create deploy(?:ment)?") && flags.containsKey("--image")) {
            return deployment(words.get(2));
        }
        if (words.size() == 2 && words.get(0).equals("run") && flags.containsKey("--image")) {
            ObjectNode pod = labelled(object("v1", "Pod", words.get(1)), "run", words.get(1));
            container(pod.putObject("spec"), words.get(1));
            return pod;
        }
        return null;
    }

    /**
     * The Service that {@code kubectl expose} makes of a Deployment or a Pod.
     *
     * @param made what was made before; what is exposed has to be among it
     * @return null for another command, and where it cannot be told what the Service would be
     */
    ObjectNode exposed(List<ObjectNode> made) {
        String target = String.join("/", words.subList(Math.min(1, words.size()), words.size()));
        Matcher named = EXPOSED.matcher(target);
        String port = flags.getOrDefault("--port", "");
        String targetPort = flags.getOrDefault("--target-port", port);
        if (words.isEmpty()
                || !words.get(0).equals("expose")
                || !named.matches()
                || !port.matches(PORT)
                || !targetPort.matches(PORT)) {
            return null;
        }
        String kind = named.group(1).startsWith("p") ? "Pod" : "Deployment";
        for (ObjectNode object : made) {
            boolean there = object.path("kind").asText().equals(kind)
                    && object.at("/metadata/name").asText().equals(named.group(2))
                    && object.at("/metadata/namespace")
                            .asText("default")
                            .equals(flags.getOrDefault("--namespace", "default"));
            JsonNode labels = object.at(kind.equals("Pod") ? "/metadata/labels" : "/spec/selector/matchLabels");
            if (there && !labels.isEmpty()) {
                ObjectNode service = object("v1", "Service", flags.getOrDefault("--name", named.group(2)));
                ObjectNode spec = service.putObject("spec").put("type", flags.getOrDefault("--type", "ClusterIP"));
                spec.set("selector", labels.deepCopy());
                spec.putArray("ports")
                        .addObject()
                        .put("port", Integer.parseInt(port))
                        .put("targetPort", Integer.parseInt(targetPort));
                return service;
            }
        }
        return null;
    }

    private ObjectNode deployment(String name) {
        ObjectNode deployment = labelled(object("apps/v1", "Deployment", name), "app", name);
        ObjectNode spec = deployment.putObject("spec");
        String replicas = flags.getOrDefault("--replicas", "1");
        spec.put("replicas", replicas.matches("\\d{1,4}") ? Integer.parseInt(replicas) : 1);
        spec.putObject("selector").putObject("matchLabels").put("app", name);
        ObjectNode template = spec.putObject("template");
        template.putObject("metadata").putObject("labels").put("app", name);
        container(template.putObject("spec"), name);
        return deployment;
    }

    private void container(ObjectNode spec, String name) {
        spec.putArray("containers").addObject().put("name", name).put("image", flags.get("--image"));
    }

    private ObjectNode object(String version, String kind, String name) {
        ObjectNode object =
                JsonNodeFactory.instance.objectNode().put("apiVersion", version).put("kind", kind);
        ObjectNode metadata = object.putObject("metadata").put("name", name);
        if (namespace() != null && !kind.equals("Namespace")) {
            metadata.put("namespace", namespace());
        }
        return object;
    }

    private static ObjectNode labelled(ObjectNode object, String key, String value) {
        object.withObject("/metadata/labels").put(key, value);
        return object;
    }
}
