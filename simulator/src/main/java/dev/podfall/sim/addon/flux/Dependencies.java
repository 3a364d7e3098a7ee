package dev.podfall.sim.addon.flux;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.SimClient;
import java.util.Optional;

/** Whether what a Kustomization depends on is ready. Mirrors {@code checkDependencies} of kustomize-controller. */
final class Dependencies {
    private final SimClient client;

    Dependencies(SimClient client) {
        this.client = client;
    }

    /** Why it cannot go on yet; empty if it can. @param revision which its source has now */
    Optional<String> unready(ObjectNode object, String revision) {
        String namespace = object.path("metadata").path("namespace").asText();
        for (JsonNode wish : object.path("spec").path("dependsOn")) {
            String in = wish.path("namespace").asText(namespace);
            String name = wish.path("name").asText();
            String shown = "dependency '" + in + "/" + name + "'";
            Optional<ObjectNode> found = client.find(Flux.KUSTOMIZATIONS, in, name);
            if (found.isEmpty()) {
                String why = ApiException.notFound(Flux.KUSTOMIZATIONS, name).getMessage();
                return Optional.of(shown + " not found: " + why);
            }
            JsonNode status = found.get().path("status");
            boolean ready = status.path("observedGeneration").asLong() == Flux.generation(found.get())
                    && new KubeObject(found.get()).is(Conditions.READY);
            if (!ready) {
                return Optional.of(shown + " is not ready");
            }
            if (source(found.get()).equals(source(object))
                    && !status.path("lastAppliedRevision").asText().equals(revision)) {
                return Optional.of(shown + " revision is not up to date");
            }
        }
        return Optional.empty();
    }

    private static String source(JsonNode object) {
        JsonNode ref = object.path("spec").path("sourceRef");
        String own = object.path("metadata").path("namespace").asText();
        return ref.path("kind").asText() + "/" + ref.path("namespace").asText(own) + "/"
                + ref.path("name").asText();
    }
}
