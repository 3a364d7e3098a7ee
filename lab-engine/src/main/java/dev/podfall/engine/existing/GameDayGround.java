package dev.podfall.engine.existing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.real.AccessReview;
import dev.podfall.engine.real.Connection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether a game day may be held on a cluster, looked at before anything is made. */
final class GameDayGround {
    private static final Set<String> KEEPING_AWAY = Set.of("NoSchedule", "NoExecute");

    private GameDayGround() {}

    /**
     * @param needsNodes whether it closes and empties nodes
     * @throws NotAllowedHere if its owner has not allowed it
     * @throws ClusterFull if as many run as may
     */
    static void check(Connection connection, ClusterApi api, ExistingConfig config, boolean needsNodes) {
        int allowed = OptIn.gameDays(api, config);
        int running = api.list("Namespace", null, Owner.ALL_GAME_DAYS).size();
        if (running >= allowed) {
            throw ClusterFull.ofGameDays(running, allowed);
        }
        if (needsNodes) {
            nodes(connection, api, config);
        }
    }

    private static void nodes(Connection connection, ClusterApi api, ExistingConfig config) {
        Set<String> named = OptIn.nodes(api);
        if (named.isEmpty()) {
            throw NotAllowedHere.nodes(config, named, "");
        }
        mayNot(connection, named).ifPresent(what -> {
            throw NotAllowedHere.nodes(
                    config, named, "the user of that context may not " + what + " (see existing-node-rights.yaml)");
        });
        List<ObjectNode> nodes = api.list("Node", null, null);
        Set<String> missing = new TreeSet<>(named);
        nodes.stream().filter(GameDayGround::isOpen).map(GameDayGround::name).forEach(missing::remove);
        if (!missing.isEmpty()) {
            throw NotAllowedHere.nodes(
                    config, named, String.join(", ", missing) + " is not there, or closed by somebody else");
        } else if (!hasRoomElsewhere(nodes, named)) {
            throw NotAllowedHere.nodes(config, named, "no other node would take the pods");
        }
    }

    /** The first of the rights that are missing, in words; found out now, and not with a node closed already. */
    private static Optional<String> mayNot(Connection connection, Set<String> named) {
        if (!AccessReview.mayI(connection, "list", "nodes")) {
            return Optional.of("list nodes");
        } else if (!AccessReview.mayI(connection, "create", "pods/eviction")) {
            return Optional.of("evict pods");
        }
        return named.stream()
                .filter(n -> !AccessReview.mayI(connection, "get", "nodes", n)
                        || !AccessReview.mayI(connection, "patch", "nodes", n))
                .map(n -> "get and patch node " + n)
                .findFirst();
    }

    /** Whether pods of any of the named nodes have another one to go to. Control planes usually bear a taint that a lab's pods do not tolerate. */
    static boolean hasRoomElsewhere(List<ObjectNode> nodes, Set<String> named) {
        return nodes.stream()
                .filter(n -> isOpen(n) && isReady(n) && !keepsAway(n))
                .anyMatch(n -> !(named.size() == 1 && named.contains(name(n))));
    }

    private static boolean isOpen(ObjectNode node) {
        return !node.at("/spec/unschedulable").asBoolean();
    }

    private static boolean isReady(ObjectNode node) {
        for (JsonNode condition : node.at("/status/conditions")) {
            if (condition.path("type").asText().equals("Ready")) {
                return condition.path("status").asText().equals("True");
            }
        }
        return false;
    }

    private static boolean keepsAway(ObjectNode node) {
        for (JsonNode taint : node.at("/spec/taints")) {
            if (KEEPING_AWAY.contains(taint.path("effect").asText())) {
                return true;
            }
        }
        return false;
    }

    private static String name(ObjectNode node) {
        return node.at("/metadata/name").asText();
    }
}
