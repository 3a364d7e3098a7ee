package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.rubric.ClaimSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Follows a Secret's value: from where each pod's container takes it, and where else of the namespace it can be {@linkplain Readable read}.
 * {@linkplain Credential Other secrets} of the namespace are sought as well. No value itself goes into evidence.
 */
final class SecretTrail {
    private final ServerPods pods;
    private final ClusterApi api;
    private final Lab lab;
    private final ClaimSpec.Secrecy spec;
    private final String value;
    private final Leak leak;

    SecretTrail(ServerPods pods, Lab lab, ClaimSpec.Secrecy spec) {
        this.pods = pods;
        this.api = pods.api();
        this.lab = lab;
        this.spec = spec;
        this.value = lab.scenario().baseline().stream()
                .filter(o -> o.path("kind").asText().equals("Secret")
                        && o.at("/metadata/namespace").asText().equals(spec.namespace())
                        && o.at("/metadata/name").asText().equals(spec.secret()))
                .findFirst()
                .map(o -> o.path("stringData").has(spec.key())
                        ? o.path("stringData").path(spec.key()).asText()
                        : Credential.decoded(o.path("data").path(spec.key()).asText()))
                .orElse("");
        this.leak = new Leak(value.strip());
    }

    ObjectNode follow() {
        ObjectNode found = JsonNodeFactory.instance.objectNode();
        ArrayNode sources = found.putArray("sources");
        for (ObjectNode pod : pods.find(spec.namespace(), spec.selector())) {
            boolean over = pod.path("metadata").hasNonNull("deletionTimestamp")
                    || pod.at("/status/phase").asText().matches("Succeeded|Failed");
            for (JsonNode container : pod.at("/spec/containers")) {
                if (!over && container.path("name").asText().equals(spec.container())) {
                    sources.add(source(pod, container)
                            .put("pod", pod.at("/metadata/name").asText()));
                }
            }
        }
        ArrayNode readable = found.putArray("readable");
        readable(value.strip(), leak).forEach(readable::add);
        others().forEach(readable::add);
        ArrayNode copies = found.putArray("copies");
        copies().forEach(copies::add);
        return found;
    }

    private List<String> readable(String what, Leak traces) {
        List<String> places = new ArrayList<>(new Readable(api, spec.namespace()).places(what, traces));
        places.addAll(new GitFiles(api, lab).places(traces));
        return places;
    }

    /** Where what other Secrets hold can be read. */
    private List<String> others() {
        return Credential.of(lab, spec.namespace()).stream()
                .filter(other -> !other.value().equals(value.strip()))
                .flatMap(other -> readable(other.value(), new Leak(other.value())).stream()
                        .map(place -> place + " (" + other.of() + ")"))
                .toList();
    }

    /** Other Secrets of the namespace that hold the value, by name, in the order in which they are listed. */
    private List<String> copies() {
        return api.list("Secret", spec.namespace(), null).stream()
                .filter(s -> !s.at("/metadata/name").asText().equals(spec.secret()))
                .filter(s -> leak.in(s.path("data")).isPresent())
                .map(s -> s.at("/metadata/name").asText())
                .toList();
    }

    /**
     * {@code from}: where the container takes it; {@code secret}: whether that is a Secret; {@code named}: whether it is the one that
     * is named; {@code right}: whether it is the value.
     */
    private ObjectNode source(JsonNode pod, JsonNode container) {
        for (JsonNode variable : container.path("env")) {
            if (variable.path("name").asText().equals(spec.variable())) {
                JsonNode from = variable.path("valueFrom");
                if (from.has("secretKeyRef")) {
                    return ofSecret(
                            from.path("secretKeyRef"),
                            from.path("secretKeyRef").path("key").asText(),
                            false);
                }
                return plain(
                        from.has("configMapKeyRef")
                                ? "ConfigMap "
                                        + from.at("/configMapKeyRef/name").asText()
                                : "the variable " + spec.variable() + " itself");
            }
        }
        JsonNode sources = container.path("envFrom");
        // of several with the key the last one counts
        for (int i = sources.size() - 1; i >= 0; i--) {
            JsonNode all = sources.get(i);
            String key = keyBehind(all.path("prefix").asText());
            if (key != null && all.has("secretRef") && has("Secret", all.path("secretRef"), key)) {
                return ofSecret(all.path("secretRef"), key, false);
            } else if (key != null && all.has("configMapRef") && has("ConfigMap", all.path("configMapRef"), key)) {
                return plain("ConfigMap " + all.at("/configMapRef/name").asText());
            }
        }
        return ofFile(pod, container);
    }

    private String keyBehind(String prefix) {
        return spec.variable().startsWith(prefix) ? spec.variable().substring(prefix.length()) : null;
    }

    private ObjectNode ofFile(JsonNode pod, JsonNode container) {
        String file = spec.file() == null ? "" : spec.file();
        String name = file.substring(file.lastIndexOf('/') + 1);
        String folder = file.substring(0, Math.max(0, file.lastIndexOf('/')));
        for (JsonNode variable : container.path("env")) {
            folder = variable.path("name").asText().equals("CONFIG_DIR")
                    ? variable.path("value").asText()
                    : folder;
        }
        for (JsonNode mount : container.path("volumeMounts")) {
            String path = mount.path("mountPath").asText().replaceFirst("/$", "");
            boolean whole = path.equals(folder);
            if (!file.isEmpty() && (whole || path.equals(folder + "/" + name))) {
                String wanted = whole ? name : mount.path("subPath").asText(name);
                ObjectNode found = ofVolume(pod, mount.path("name").asText(), wanted);
                if (found != null) {
                    return found;
                }
            }
        }
        return plain("nowhere");
    }

    private ObjectNode ofVolume(JsonNode pod, String volume, String file) {
        for (JsonNode one : pod.at("/spec/volumes")) {
            if (!one.path("name").asText().equals(volume)) {
                continue;
            }
            ArrayNode parts = JsonNodeFactory.instance.arrayNode().add(one);
            one.at("/projected/sources").forEach(parts::add);
            ObjectNode best = null;
            for (JsonNode part : parts) {
                ObjectNode found = ofPart(part, file);
                if (found != null && (best == null || found.path("there").asBoolean())) {
                    best = found;
                }
            }
            return best;
        }
        return null;
    }

    /** From a Secret or ConfigMap of a volume; null if it is neither, or a ConfigMap without such a file. */
    private ObjectNode ofPart(JsonNode part, String file) {
        if (part.has("secret")) {
            ObjectNode reference = part.path("secret").deepCopy();
            String name =
                    reference.path("secretName").asText(reference.path("name").asText());
            reference.put("name", name);
            return keyOf(reference, file)
                    .map(key -> ofSecret(reference, key, true))
                    .orElseGet(() -> missing("Secret " + name + ", in no file called " + file));
        }
        JsonNode map = part.path("configMap");
        boolean has = keyOf(map, file)
                .filter(key -> part.has("configMap") && has("ConfigMap", map, key))
                .isPresent();
        return has ? plain("ConfigMap " + map.path("name").asText()) : null;
    }

    /** The key that is in a file; empty if what is written says which keys are, and none is in that one. */
    private static Optional<String> keyOf(JsonNode source, String file) {
        for (JsonNode item : source.path("items")) {
            if (item.path("path").asText().equals(file)) {
                return Optional.of(item.path("key").asText());
            }
        }
        return source.path("items").isEmpty() ? Optional.of(file) : Optional.empty();
    }

    private boolean has(String kind, JsonNode reference, String key) {
        return api.find(kind, spec.namespace(), reference.path("name").asText())
                .map(o -> o.path("data").has(key))
                .orElse(false);
    }

    /** @param file whether it comes in a file: the server takes white space off there. A variable is taken as it is, line breaks and all */
    private ObjectNode ofSecret(JsonNode reference, String key, boolean file) {
        String name = reference.path("name").asText();
        Optional<ObjectNode> secret = api.find("Secret", spec.namespace(), name);
        String what = "Secret " + name + ", key " + key;
        String missing = secret.isEmpty() ? " (there is no such Secret)" : " (there is no such key)";
        boolean there = secret.map(s -> s.path("data").has(key)).orElse(false);
        String held =
                there ? Credential.decoded(secret.get().path("data").path(key).asText()) : "";
        boolean right = there && (file ? held.strip().equals(value.strip()) : held.equals(value));
        String note = !there ? missing : right ? "" : " (not the value that is meant)";
        return JsonNodeFactory.instance
                .objectNode()
                .put("from", what + note)
                .put("secret", true)
                .put("named", name.equals(spec.secret()))
                .put("there", there)
                .put("right", right);
    }

    private static ObjectNode missing(String from) {
        return plain(from).put("secret", true);
    }

    private static ObjectNode plain(String from) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("from", from)
                .put("secret", from.equals("nowhere"))
                .put("there", false)
                .put("right", false);
    }
}
