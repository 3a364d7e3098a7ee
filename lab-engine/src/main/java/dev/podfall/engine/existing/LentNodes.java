package dev.podfall.engine.existing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Capability.Consent;
import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.ClusterApi.PatchKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The owner's word to a game day, and the nodes that it lends. A node is closed only while the owner names it and nobody else closed it; it
 * then bears a label, by which it is found again: by whoever takes up the game day after a crash, and by the owner's kubectl.
 */
final class LentNodes implements Consent {
    /** Whose game day closed a node: its control namespace. */
    static final String CLOSED_BY = "podfall.dev/closed-by";

    private static final String UNSCHEDULABLE = "unschedulable";

    private final ClusterApi api;
    private final Owner owner;

    /** @param api of the whole cluster */
    LentNodes(ClusterApi api, Owner owner) {
        this.api = api;
        this.owner = owner;
    }

    @Override
    public Optional<String> withdrawn() {
        return OptIn.noGameDays(api);
    }

    @Override
    public Set<String> nodes() {
        return OptIn.nodes(api);
    }

    /** What a game day may see: the nodes that are lent. */
    List<ObjectNode> visible() {
        Set<String> named = nodes();
        return named.isEmpty()
                ? List.of()
                : api.list("Node", null, null).stream()
                        .filter(n -> named.contains(name(n)))
                        .toList();
    }

    /**
     * Closes a node, or opens one that was closed here; one that is open stays so.
     *
     * @throws BeyondTheNamespaces if it is anything else
     */
    ObjectNode change(String name, JsonNode patch) {
        boolean isClosing = patch.at("/spec/" + UNSCHEDULABLE).asBoolean();
        boolean onlyThat = patch.size() == 1
                && patch.path("spec").size() == 1
                && patch.path("spec").has(UNSCHEDULABLE);
        ObjectNode node = api.find("Node", null, name)
                .filter(n -> onlyThat)
                .orElseThrow(() -> new BeyondTheNamespaces("node " + name));
        boolean isOurs = node.at("/metadata/labels").path(CLOSED_BY).asText().equals(owner.control());
        boolean isClosed = node.at("/spec/" + UNSCHEDULABLE).asBoolean();
        if (isClosing && !isOurs && (isClosed || !nodes().contains(name))) {
            throw new BeyondTheNamespaces(isClosed ? "node " + name + ", which somebody else closed," : "node " + name);
        } else if (!isClosing && isClosed && !isOurs) {
            throw new BeyondTheNamespaces("node " + name + ", which somebody else closed,");
        }
        return isClosing || isOurs ? set(name, isClosing) : node;
    }

    @Override
    public void giveBack() {
        for (ObjectNode node : api.list("Node", null, CLOSED_BY + "=" + owner.control())) {
            set(name(node), false);
        }
    }

    private ObjectNode set(String name, boolean closed) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        if (closed) {
            patch.withObject("/metadata/labels").put(CLOSED_BY, owner.control());
            patch.putObject("spec").put(UNSCHEDULABLE, true);
        } else {
            patch.withObject("/metadata/labels").putNull(CLOSED_BY);
            patch.putObject("spec").putNull(UNSCHEDULABLE);
        }
        return api.patch(new ObjectAt("Node", null, name), PatchKind.MERGE, patch);
    }

    private static String name(ObjectNode node) {
        return node.at("/metadata/name").asText();
    }
}
