package dev.podfall.sim.authz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Prerequisites;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The roles and bindings every cluster begins with. Mirrors {@code plugin/pkg/auth/authorizer/rbac/bootstrappolicy}; the
 * facts stand in {@code bootstrap-policy.txt}.
 */
public final class BootstrapPolicy {
    private static final String AGGREGATION = "rbac.authorization.k8s.io/";
    private static final String GROUP = "rbac.authorization.k8s.io";

    private BootstrapPolicy() {}

    /** Creates what is missing. The namespaces kube-system and kube-public must exist. Call it on the loop. */
    public static void install(SimClient client) {
        for (ObjectNode object : read()) {
            Prerequisites.ensure(client, type(object.path("kind").asText()), object);
        }
    }

    /** The objects, new ones at each call. */
    static List<ObjectNode> read() {
        List<ObjectNode> objects = new ArrayList<>();
        try (InputStream in = BootstrapPolicy.class.getResourceAsStream("bootstrap-policy.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("  ")) {
                    detail(objects.get(objects.size() - 1), line.trim());
                } else if (!line.startsWith("#") && !line.isBlank()) {
                    objects.add(header(line.split(" ")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        aggregate(objects);
        return objects;
    }

    private static ObjectNode header(String[] words) {
        ResourceType type = type(words[0]);
        int slash = type.namespaced() ? words[1].indexOf('/') : -1;
        ObjectNode object =
                KubeObject.of(type, slash < 0 ? null : words[1].substring(0, slash), words[1].substring(slash + 1));
        ObjectNode metadata = (ObjectNode) object.path("metadata");
        ObjectNode labels = metadata.putObject("labels").put("kubernetes.io/bootstrapping", "rbac-defaults");
        metadata.putObject("annotations").put("rbac.authorization.kubernetes.io/autoupdate", "true");
        boolean binding = words[0].endsWith("Binding");
        if (binding) {
            object.putObject("roleRef")
                    .put("apiGroup", GROUP)
                    .put("kind", words[3])
                    .put("name", words[4]);
            object.putArray("subjects");
            return object;
        }
        object.putArray("rules");
        for (int i = 2; i < words.length; i++) {
            String value = AGGREGATION + words[i].substring(words[i].indexOf('=') + 1);
            if (words[i].startsWith("label=")) {
                labels.put(value, "true");
            } else {
                object.withObject("/aggregationRule")
                        .withArray("/clusterRoleSelectors")
                        .addObject()
                        .putObject("matchLabels")
                        .put(value, "true");
            }
        }
        return object;
    }

    private static void detail(ObjectNode object, String line) {
        if (object.path("kind").asText().endsWith("Binding")) {
            String[] words = line.split(" ", 2);
            ObjectNode subject =
                    ((ArrayNode) object.path("subjects")).addObject().put("kind", words[0]);
            int slash = words[1].indexOf('/');
            if (words[0].equals("ServiceAccount")) {
                subject.put("name", words[1].substring(slash + 1)).put("namespace", words[1].substring(0, slash));
            } else {
                subject.put("apiGroup", GROUP).put("name", words[1]);
            }
            return;
        }
        String[] columns = line.split(" \\| ");
        ObjectNode rule = ((ArrayNode) object.path("rules")).addObject();
        fill(rule.putArray("verbs"), columns[0]);
        if (columns.length == 2) {
            fill(rule.putArray("nonResourceURLs"), columns[1]);
            return;
        }
        fill(rule.putArray("apiGroups"), columns[1]);
        fill(rule.putArray("resources"), columns[2]);
        if (columns.length == 4) {
            fill(rule.putArray("resourceNames"), columns[3]);
        }
    }

    private static void fill(ArrayNode list, String words) {
        for (String word : words.split(",")) {
            list.add(word.equals("core") ? "" : word);
        }
    }

    /** Writes down what the aggregating roles aggregate; view goes into edit, and edit into admin. */
    private static void aggregate(List<ObjectNode> objects) {
        for (String name : List.of("view", "edit", "admin")) {
            ObjectNode whole = objects.stream()
                    .filter(o -> new KubeObject(o).name().equals(name))
                    .findFirst()
                    .orElseThrow();
            Set<JsonNode> rules = new LinkedHashSet<>();
            for (JsonNode selector : whole.path("aggregationRule").path("clusterRoleSelectors")) {
                String label = selector.path("matchLabels").fieldNames().next();
                for (ObjectNode part : objects) {
                    if (new KubeObject(part).labels().containsKey(label)) {
                        part.path("rules").forEach(rules::add);
                    }
                }
            }
            ((ArrayNode) whole.path("rules")).addAll(rules);
        }
    }

    private static ResourceType type(String kind) {
        return switch (kind) {
            case "ClusterRole" -> Resources.CLUSTERROLES;
            case "Role" -> Resources.ROLES;
            case "ClusterRoleBinding" -> Resources.CLUSTERROLEBINDINGS;
            default -> Resources.ROLEBINDINGS;
        };
    }
}
