package dev.podfall.sim.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a cluster has from its first moment, made again at each start if somebody took it away. */
public final class Prerequisites {
    private static final Logger LOG = LoggerFactory.getLogger(Prerequisites.class);

    private Prerequisites() {}

    /** Creates an object that is missing. A policy or a quota of the cluster's users may refuse it: they do without then. */
    public static void ensure(SimClient client, ResourceType type, ObjectNode object) {
        KubeObject wanted = new KubeObject(object);
        String namespace = type.namespaced() ? wanted.namespace() : null;
        if (client.find(type, namespace, wanted.name()).isPresent()) {
            return;
        }
        try {
            client.create(type, object);
        } catch (ApiException refused) {
            LOG.warn("{} {} is missing: {}", type.kind(), wanted.name(), refused.getMessage());
        }
    }
}
