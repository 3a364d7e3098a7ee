package dev.podfall.scenario.action;

import dev.podfall.scenario.authored.Required;
import java.util.Locale;

/**
 * An object.
 *
 * @param kind as in manifests: {@code Deployment}
 * @param namespace null for objects of the cluster
 */
public record Target(
        @Required String kind, String namespace, @Required String name) {
    /** {@code deployment/fraud-scorer -n ml-serving-prod}. */
    String shown() {
        return kind.toLowerCase(Locale.ROOT) + "/" + name + namespaceFlag();
    }

    String namespaceFlag() {
        return namespace == null ? "" : " -n " + namespace;
    }
}
