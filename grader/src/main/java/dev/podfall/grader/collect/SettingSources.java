package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Where the containers of a pod template take their settings from, as it is written. */
record SettingSources(JsonNode podSpec) {
    private static final List<String> REFERENCES = List.of("configMapRef", "configMapKeyRef", "configMap");

    /** The names of the ConfigMaps that it refers to, in whatever way. */
    Set<String> maps() {
        return REFERENCES.stream()
                .flatMap(field -> podSpec.findValues(field).stream())
                .map(reference -> reference.path("name").asText())
                .collect(Collectors.toSet());
    }

    /**
     * Whether something may go before a setting of a ConfigMap: a command of the container's, a variable, or another ConfigMap.
     *
     * @param holds whether the ConfigMap of a name has the key
     */
    boolean goBefore(String config, String key, Predicate<String> holds) {
        for (JsonNode container : podSpec.path("containers")) {
            if (container.hasNonNull("command") || container.hasNonNull("args")) {
                return true;
            }
            for (JsonNode variable : container.path("env")) {
                boolean ofConfig =
                        variable.at("/valueFrom/configMapKeyRef/name").asText().equals(config)
                                && variable.at("/valueFrom/configMapKeyRef/key")
                                        .asText()
                                        .equals(key);
                if (variable.path("name").asText().equals(key) && !ofConfig) {
                    return true;
                }
            }
            if (!container.path("envFrom").findValues("secretRef").isEmpty()) {
                return true;
            }
        }
        return maps().stream().anyMatch(name -> !name.equals(config) && holds.test(name));
    }

    /** Whether it takes keys of the ConfigMap by their names, and nowhere all there are. */
    boolean takesKeyByKey(String config) {
        return refers("configMapKeyRef", config) && !refers("configMapRef", config) && !refers("configMap", config);
    }

    private boolean refers(String field, String config) {
        return podSpec.findValues(field).stream()
                .anyMatch(reference -> reference.path("name").asText().equals(config));
    }
}
