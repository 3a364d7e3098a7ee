package dev.podfall.sim.kubelet.env;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.kubelet.host.Host;
import dev.podfall.sim.kubelet.pod.ConfigError;
import dev.podfall.sim.kubelet.pod.PodView;
import java.util.Map;
import java.util.TreeMap;

/** The downward API's {@code fieldRef}. Mirrors {@code pkg/fieldpath} and {@code podFieldSelectorRuntimeValue}. */
public final class FieldReferences {
    private final Host host;

    public FieldReferences(Host host) {
        this.host = host;
    }

    /** @param podIp the sandbox's address, or null before there is one */
    public String value(PodView pod, String path, String podIp) {
        int bracket = path.indexOf("['");
        if (bracket > 0 && path.endsWith("']")) {
            String key = path.substring(bracket + 2, path.length() - 2);
            return metadata(pod)
                    .path(path.substring("metadata.".length(), bracket))
                    .path(key)
                    .asText();
        }
        return switch (path) {
            case "metadata.name" -> pod.name();
            case "metadata.namespace" -> pod.namespace();
            case "metadata.uid" -> pod.uid();
            case "metadata.labels", "metadata.annotations" ->
                lines(metadata(pod).path(path.substring("metadata.".length())));
            case "spec.nodeName" -> host.node();
            case "spec.serviceAccountName" ->
                pod.spec().path("serviceAccountName").asText();
            case "status.hostIP", "status.hostIPs" -> host.ip();
            case "status.podIP", "status.podIPs" -> podIp == null ? "" : podIp;
            default -> throw new ConfigError("unsupported fieldPath: " + path);
        };
    }

    private static JsonNode metadata(PodView pod) {
        return pod.json().path("metadata");
    }

    private static String lines(JsonNode map) {
        Map<String, String> sorted = new TreeMap<>();
        map.fields().forEachRemaining(e -> sorted.put(e.getKey(), e.getValue().asText()));
        StringBuilder lines = new StringBuilder();
        sorted.forEach((key, value) -> {
            String quoted = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
            lines.append(lines.isEmpty() ? "" : "\n")
                    .append(key)
                    .append("=\"")
                    .append(quoted)
                    .append('"');
        });
        return lines.toString();
    }
}
