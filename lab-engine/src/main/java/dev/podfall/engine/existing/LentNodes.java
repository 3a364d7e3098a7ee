package dev.podfall.engine.existing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Capability.Consent;
import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.ClusterApi.PatchKind;
import dev.podfall.engine.RequestRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The owner's word to a game day, and the nodes that it lends. A node is closed only while the owner names it and nobody else closed it; it
 * then bears a label, by which it is found again: by whoever takes up the game day after a crash, and by the owner's kubectl.
 */
final class LentNodes implements Consent {
    /** Whose game day closed a node: its control namespace. */
    static final String CLOSED_BY = "podfall.dev/closed-by";

    private static final String UNSCHEDULABLE = "unschedulable";
    private static final int FORBIDDEN = 403;
    private static final int CONFLICT = 409;
    private static final int MOST_LOOKS = 5;

    private final ClusterApi api;
    private final Owner owner;
    private final boolean closesNodes;

    /**
     * @param api of the whole cluster
     * @param closesNodes whether it is known to close nodes: then it counts as a failure if nobody lets it look at them
     */
    LentNodes(ClusterApi api, Owner owner, boolean closesNodes) {
        this.closesNodes = closesNodes;
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
        return looking(name, n -> {
            ObjectNode node = n.filter(known -> onlyThat).orElseThrow(() -> new BeyondTheNamespaces("node " + name));
            return isClosing ? close(node) : open(node);
        });
    }

    private ObjectNode close(ObjectNode node) {
        String name = name(node);
        if (isClosed(node) && !isOurs(node)) {
            throw new BeyondTheNamespaces("node " + name + ", which somebody else closed,");
        } else if (!isClosed(node) && !nodes().contains(name)) {
            // Also one that bears the label still: whoever opened it by hand may have forgotten that.
            throw new BeyondTheNamespaces("node " + name);
        }
        return set(node, true);
    }

    private ObjectNode open(ObjectNode node) {
        if (isOurs(node)) {
            return set(node, false);
        } else if (isClosed(node)) {
            throw new BeyondTheNamespaces("node " + name(node) + ", which somebody else closed,");
        }
        return node;
    }

    @Override
    public void giveBack() {
        for (ObjectNode closed : closedHere()) {
            looking(name(closed), n -> n.filter(this::isOurs).map(this::open).orElse(closed));
        }
    }

    /** Whoever closes nodes has to see them. Who never did may be kept from looking, and then has none to give back. */
    private List<ObjectNode> closedHere() {
        try {
            return api.list("Node", null, CLOSED_BY + "=" + owner.control());
        } catch (RequestRefused no) {
            if (closesNodes || no.status() != FORBIDDEN) {
                throw no;
            }
            return List.of();
        }
    }

    /** Looks at a node and changes it; if somebody else changes it in between, once more. */
    private ObjectNode looking(String name, Function<Optional<ObjectNode>, ObjectNode> change) {
        for (int left = MOST_LOOKS; ; left--) {
            try {
                return change.apply(api.find("Node", null, name));
            } catch (RequestRefused no) {
                if (no.status() != CONFLICT || left == 0) {
                    throw no;
                }
            }
        }
    }

    private boolean isOurs(ObjectNode node) {
        return node.at("/metadata/labels").path(CLOSED_BY).asText().equals(owner.control());
    }

    private static boolean isClosed(ObjectNode node) {
        return node.at("/spec/" + UNSCHEDULABLE).asBoolean();
    }

    /** Refused if it is not as it was seen: whoever closed it since then is not to find it opened. */
    private ObjectNode set(ObjectNode seen, boolean closed) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.withObject("/metadata").set("resourceVersion", seen.at("/metadata/resourceVersion"));
        if (closed) {
            patch.withObject("/metadata/labels").put(CLOSED_BY, owner.control());
            patch.putObject("spec").put(UNSCHEDULABLE, true);
        } else {
            patch.withObject("/metadata/labels").putNull(CLOSED_BY);
            if (isClosed(seen)) {
                patch.putObject("spec").putNull(UNSCHEDULABLE);
            }
        }
        return api.patch(new ObjectAt("Node", null, name(seen)), PatchKind.MERGE, patch);
    }

    /**
     * Opens nodes of game days of an installation that nothing else is left of: somebody removed their namespaces, and nobody opened these.
     *
     * @param api of the whole cluster
     * @param namespaces names of all namespaces of attempts that there are
     * @param goesOn whether a game day of that name runs: it gives back by itself
     * @return names of the game days
     */
    static List<String> giveBackStrays(
            ClusterApi api, String installation, Set<String> namespaces, Predicate<String> goesOn) {
        List<String> found = new ArrayList<>();
        for (String attempt : strays(api, installation, namespaces)) {
            if (!goesOn.test(attempt)) {
                new LentNodes(api, new Owner(installation, attempt), false).giveBack();
                found.add(attempt);
            }
        }
        return found;
    }

    private static Set<String> strays(ClusterApi api, String installation, Set<String> namespaces) {
        Set<String> attempts = new TreeSet<>();
        try {
            for (ObjectNode node : api.list("Node", null, null)) {
                String control = node.at("/metadata/labels").path(CLOSED_BY).asText();
                if (!namespaces.contains(control)) {
                    Owner.attemptOf(control, installation).ifPresent(attempts::add);
                }
            }
        } catch (RequestRefused no) {
            if (no.status() != FORBIDDEN) {
                throw no;
            }
        }
        return attempts;
    }

    private static String name(ObjectNode node) {
        return node.at("/metadata/name").asText();
    }
}
