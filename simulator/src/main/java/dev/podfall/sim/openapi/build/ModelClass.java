package dev.podfall.sim.openapi.build;

import java.util.List;

/**
 * A class of the model as its source tells.
 *
 * @param name fully qualified
 * @param group of a kind that the API serves, else null
 * @param version of a kind that the API serves, else null
 */
record ModelClass(String name, String description, String group, String version, List<Field> fields) {
    /**
     * @param name as in JSON
     * @param type as Java writes it, class names fully qualified
     */
    record Field(String name, String type, String description) {}

    String simpleName() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    boolean isKind() {
        return version != null && fields.stream().anyMatch(f -> f.name().equals("kind"));
    }
}
