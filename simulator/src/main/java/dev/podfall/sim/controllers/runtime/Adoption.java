package dev.podfall.sim.controllers.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.SimClient;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Decides what belongs to an owner: takes in orphans that its selector matches, lets go of what no longer matches.
 * Mirrors {@code pkg/controller/controller_ref_manager.go}.
 */
public final class Adoption {
    private final SimClient client;
    private final ResourceType type;
    private final KubeObject owner;
    private final LabelSelector selector;

    public Adoption(SimClient client, ResourceType type, KubeObject owner, LabelSelector selector) {
        this.client = client;
        this.type = type;
        this.owner = owner;
        this.selector = selector;
    }

    /** What the owner controls and what nobody does, in its namespace, in order of name. */
    public List<ObjectNode> candidates() {
        List<ObjectNode> owned = client.controlledBy(type, owner.namespace(), owner.uid());
        List<ObjectNode> orphans = client.controlledBy(type, owner.namespace(), "");
        if (orphans.isEmpty()) {
            return owned;
        }
        List<ObjectNode> all = new ArrayList<>(owned);
        all.addAll(orphans);
        all.sort(Comparator.comparing(o -> o.path("metadata").path("name").asText()));
        return all;
    }

    /** Those of {@code candidates} that belong to the owner, as they are after adoption and release. */
    public List<ObjectNode> claim(Iterable<ObjectNode> candidates) {
        List<ObjectNode> claimed = new ArrayList<>();
        for (ObjectNode candidate : candidates) {
            ObjectNode mine = claim(new KubeObject(candidate));
            if (mine != null) {
                claimed.add(mine);
            }
        }
        return claimed;
    }

    private ObjectNode claim(KubeObject candidate) {
        boolean matches = selector.test(candidate.json());
        if (candidate.controller().isPresent()) {
            if (!candidate.isControlledBy(owner)) {
                return null;
            }
            if (matches) {
                return candidate.json();
            }
            if (!owner.isTerminating()) {
                release(candidate);
            }
            return null;
        }
        boolean wanted = matches && !owner.isTerminating() && !candidate.isTerminating();
        return wanted ? adopt(candidate) : null;
    }

    private ObjectNode adopt(KubeObject orphan) {
        ArrayNode owners = references(orphan);
        owners.add(owner.ownerReference());
        return patch(orphan, owners);
    }

    private void release(KubeObject object) {
        ArrayNode owners = JsonNodeFactory.instance.arrayNode();
        for (JsonNode reference : references(object)) {
            if (!reference.path("uid").asText().equals(owner.uid())) {
                owners.add(reference);
            }
        }
        patch(object, owners);
    }

    /** The object after the change, or null if it is gone meanwhile. */
    private ObjectNode patch(KubeObject object, ArrayNode owners) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        ObjectNode metadata = patch.putObject("metadata").put("uid", object.uid());
        metadata.set("ownerReferences", owners);
        try {
            return client.patch(type, object.namespace(), object.name(), PatchType.MERGE, patch, null);
        } catch (ApiException e) {
            if (e.code() == 404) {
                return null;
            }
            throw e;
        }
    }

    private static ArrayNode references(KubeObject object) {
        JsonNode references = object.metadata().path("ownerReferences");
        return references.isArray() ? (ArrayNode) references.deepCopy() : JsonNodeFactory.instance.arrayNode();
    }
}
