package dev.podfall.sim.kubelet.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A container of a pod's spec.
 *
 * @param kind which list it stands in
 * @param json the container itself
 */
public record ContainerSpec(Kind kind, ObjectNode json) {
    /** The lists of containers in a pod's spec. */
    public enum Kind {
        INIT("initContainers"),
        REGULAR("containers"),
        EPHEMERAL("ephemeralContainers");

        private final String field;

        Kind(String field) {
            this.field = field;
        }

        public String field() {
            return field;
        }
    }

    public String name() {
        return json.path("name").asText();
    }

    public String image() {
        return json.path("image").asText();
    }

    public String pullPolicy() {
        return json.path("imagePullPolicy").asText("IfNotPresent");
    }

    /** An init container that keeps running beside the regular ones. */
    public boolean isSidecar() {
        return kind == Kind.INIT && json.path("restartPolicy").asText().equals("Always");
    }

    /** What events about it point at, such as {@code spec.containers{web}}. */
    public String fieldPath() {
        return "spec." + kind.field() + "{" + name() + "}";
    }

    /** The probe named {@code livenessProbe}, {@code readinessProbe} or {@code startupProbe}; missing when not set. */
    public JsonNode probe(String field) {
        return json.path(field);
    }

    public JsonNode resources() {
        return json.path("resources");
    }

    public List<String> strings(String field) {
        List<String> all = new ArrayList<>();
        json.path(field).forEach(v -> all.add(v.asText()));
        return all;
    }

    /** Whether it is to run again after that exit. Mirrors {@code podutil.ContainerShouldRestart}. */
    public boolean restartsAfter(int exitCode, PodView pod) {
        String policy = json.path("restartPolicy").asText(pod.restartPolicy());
        return switch (policy) {
            case "Never" -> false;
            case "OnFailure" -> exitCode != 0;
            default -> true;
        };
    }

    /** What must restart the container when it changes while running. Upstream hashes name and image. */
    public String hash() {
        return Integer.toHexString((name() + "\n" + image()).hashCode());
    }

    /** The port's number: a number, or the name of one of the container's ports. */
    public int port(JsonNode port) {
        if (port.isInt()) {
            return port.asInt();
        }
        for (JsonNode declared : json.path("ports")) {
            if (declared.path("name").asText().equals(port.asText())) {
                return declared.path("containerPort").asInt();
            }
        }
        try {
            return Integer.parseInt(port.asText());
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(
                    "strconv.Atoi: parsing \"" + port.asText() + "\": invalid syntax", notANumber);
        }
    }
}
