package dev.podfall.sim.admission;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.admission.plugin.AdmissionPlugin;
import dev.podfall.sim.admission.plugin.Attributes;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import java.util.Optional;
import java.util.Set;

/**
 * No new objects in missing or terminating namespaces; the system's namespaces stay. Mirrors
 * {@code k8s.io/apiserver/pkg/admission/plugin/namespace/lifecycle}.
 */
final class NamespaceLifecycle implements AdmissionPlugin {
    private static final Set<String> IMMORTAL = Set.of("default", "kube-system", "kube-public");

    private final SimClient client;

    NamespaceLifecycle(SimClient client) {
        this.client = client;
    }

    @Override
    public void admit(Attributes attributes) {
        boolean namespace = attributes.type().equals(Resources.NAMESPACES);
        if (attributes.operation().equals("DELETE") && namespace && IMMORTAL.contains(attributes.name())) {
            throw attributes.refused("this namespace may not be deleted");
        }
        if (!attributes.type().namespaced() || !attributes.operation().equals("CREATE")) {
            return;
        }
        Optional<ObjectNode> found = client.find(Resources.NAMESPACES, null, attributes.namespace());
        if (found.isEmpty()) {
            throw ApiException.notFound(Resources.NAMESPACES, attributes.namespace());
        }
        if (found.get().path("metadata").hasNonNull("deletionTimestamp")) {
            throw terminating(attributes, found.get());
        }
    }

    private static ApiException terminating(Attributes attributes, ObjectNode namespace) {
        String why = "unable to create new content in namespace " + attributes.namespace()
                + " because it is being terminated";
        ApiException plain = attributes.refused(why);
        ObjectNode details = (ObjectNode) plain.toStatus().get("details");
        ObjectNode cause = JsonNodeFactory.instance.objectNode();
        cause.put("reason", "NamespaceTerminating")
                .put("message", "namespace " + attributes.namespace() + " is being terminated")
                .put("field", "metadata.namespace");
        details.putArray("causes").add(cause);
        return new ApiException(plain.code(), plain.reason(), plain.getMessage(), details);
    }
}
