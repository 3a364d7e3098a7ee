package dev.podfall.sim.addon.externalsecrets;

import dev.podfall.sim.client.ResourceType;

/** The custom resources. */
final class Types {
    static final String GROUP = "external-secrets.io";
    static final ResourceType STORES = new ResourceType(GROUP, "v1", "secretstores", "SecretStore", true);
    static final ResourceType CLUSTERSTORES =
            new ResourceType(GROUP, "v1", "clustersecretstores", "ClusterSecretStore", false);
    static final ResourceType EXTERNALSECRETS =
            new ResourceType(GROUP, "v1", "externalsecrets", "ExternalSecret", true);
    static final String READY = "Ready";

    private Types() {}
}
