package dev.podfall.engine.kind;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Looks for containers of ours without waking Testcontainers. */
final class Leftovers {
    private final DockerProbe docker;

    Leftovers(DockerProbe docker) {
        this.docker = docker;
    }

    /** How many containers bear all of these labels, each {@code name=value} or {@code name}; running or not. */
    int count(String... labels) {
        ArrayNode wanted = JsonNodeFactory.instance.arrayNode();
        for (String label : labels) {
            wanted.add(label);
        }
        String filters =
                JsonNodeFactory.instance.objectNode().set("label", wanted).toString();
        String path = "/containers/json?all=1&filters=" + URLEncoder.encode(filters, StandardCharsets.UTF_8);
        // Where Docker is reached in a way the probe does not know, there may be some.
        return docker.ask(path).map(list -> list.size()).orElse(1);
    }

    boolean isThere(String... labels) {
        return count(labels) > 0;
    }
}
