package dev.podfall.grader.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a container refers to in its command, its arguments and its variables: files that come from ConfigMaps, by what stands in
 * them, and servers, by the Service that a URL leads to. A script may be called as ever and be another one; a file or a Service
 * may be called otherwise and be the same.
 *
 * @param namespace of the pod
 * @param pod spec of a pod or of a template
 * @param configMaps of its namespace, by name
 */
public record References(String namespace, JsonNode pod, Function<String, Optional<JsonNode>> configMaps) {
    private static final Pattern URL = Pattern.compile("https?://([\\w.-]+)(?::(\\d+))?(/.*)?");
    private static final Pattern ADDRESS = Pattern.compile("[\\d.]+");

    /** Fingerprints, by {@code command/1}, {@code args/0} and {@code env/NAME}; what refers to neither is left out. */
    public Map<String, String> of(JsonNode container) {
        Map<String, String> files = new TreeMap<>();
        for (String words : new String[] {"command", "args"}) {
            for (int i = 0; i < container.path(words).size(); i++) {
                String place = words + "/" + i;
                content(container, container.path(words).get(i).asText())
                        .ifPresent(text -> files.put(place, fingerprint(text)));
            }
        }
        variables(container)
                .forEach((name, value) -> content(container, value)
                        .or(() -> service(value))
                        .ifPresent(text -> files.put("env/" + name, fingerprint(text))));
        return files;
    }

    /** What its command and its arguments say, and the scripts that they name. */
    public String said(JsonNode container) {
        StringBuilder said = new StringBuilder();
        for (String words : new String[] {"command", "args"}) {
            for (JsonNode word : container.path(words)) {
                said.append(word.asText()).append('\n');
                content(container, word.asText())
                        .ifPresent(text -> said.append(text).append('\n'));
            }
        }
        return said.toString();
    }

    /**
     * As the container gets them: of its own, from a key of a ConfigMap, or from all of one; the former go before the latter. What
     * comes from elsewhere, such as a Secret, is left out.
     */
    public Map<String, String> variables(JsonNode container) {
        Map<String, String> all = new TreeMap<>();
        for (JsonNode source : container.path("envFrom")) {
            String prefix = source.path("prefix").asText();
            Optional.of(source.at("/configMapRef/name").asText())
                    .filter(name -> !name.isEmpty())
                    .flatMap(configMaps)
                    .ifPresent(map -> map.path("data")
                            .properties()
                            .forEach(e ->
                                    all.put(prefix + e.getKey(), e.getValue().asText())));
        }
        for (JsonNode variable : container.path("env")) {
            JsonNode key = variable.at("/valueFrom/configMapKeyRef");
            String name = variable.path("name").asText();
            if (key.isMissingNode() && variable.hasNonNull("valueFrom")) {
                all.remove(name);
                continue;
            }
            String value = key.isMissingNode()
                    ? variable.path("value").asText()
                    : configMaps
                            .apply(key.path("name").asText())
                            .map(map -> map.path("data")
                                    .path(key.path("key").asText())
                                    .asText())
                            .orElse("");
            all.put(name, value);
        }
        return all;
    }

    /** By its whole name, with its port. */
    private Optional<String> service(String value) {
        Matcher url = URL.matcher(value);
        if (!url.matches() || ADDRESS.matcher(url.group(1)).matches()) {
            return Optional.empty();
        }
        String host = url.group(1).replaceFirst("\\.svc(\\.cluster\\.local\\.?)?$", "");
        String whole = host.contains(".") ? host : host + "." + namespace;
        String port = url.group(2) == null ? "80" : url.group(2);
        String path = url.group(3) == null ? "" : url.group(3).replaceFirst("/$", "");
        return Optional.of(whole + ":" + port + path);
    }

    private Optional<String> content(JsonNode container, String path) {
        JsonNode nearest = null;
        for (JsonNode mount : container.path("volumeMounts")) {
            String at = mountPath(mount);
            boolean holds = path.equals(at) || path.startsWith(at + "/");
            if (holds && (nearest == null || at.length() > mountPath(nearest).length())) {
                nearest = mount;
            }
        }
        return nearest == null ? Optional.empty() : mounted(nearest, path);
    }

    private static String mountPath(JsonNode mount) {
        return mount.path("mountPath").asText().replaceAll("/+$", "");
    }

    private Optional<String> mounted(JsonNode mount, String path) {
        String below = path.substring(mountPath(mount).length()).replaceAll("^/+", "");
        String part = mount.path("subPath").asText();
        String file = part.isEmpty() ? below : below.isEmpty() ? part : part + "/" + below;
        for (JsonNode volume : pod.path("volumes")) {
            if (volume.path("name").equals(mount.path("name"))) {
                return fromVolume(volume, file);
            }
        }
        return Optional.empty();
    }

    private Optional<String> fromVolume(JsonNode volume, String file) {
        if (volume.has("configMap")) {
            return fromMap(volume.path("configMap"), file);
        }
        for (JsonNode source : volume.at("/projected/sources")) {
            Optional<String> found = fromMap(source.path("configMap"), file);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<String> fromMap(JsonNode source, String file) {
        String key = source.has("items") ? null : file;
        for (JsonNode item : source.path("items")) {
            key = item.path("path").asText().equals(file) ? item.path("key").asText() : key;
        }
        String meant = key;
        return meant == null || !source.has("name")
                ? Optional.empty()
                : configMaps
                        .apply(source.path("name").asText())
                        .map(map -> map.path("data").path(meant))
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText);
    }

    private static String fingerprint(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
