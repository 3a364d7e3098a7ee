package dev.podfall.engine.existing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.real.AccessReview;
import dev.podfall.engine.real.Connection;
import java.util.Set;
import java.util.TreeSet;

/** Whether a game day may be held on a cluster, looked at before anything is made. */
final class GameDayGround {
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
        for (String right : new String[] {"list", "patch"}) {
            if (!AccessReview.mayI(connection, right, "nodes")) {
                throw NotAllowedHere.nodes(
                        config,
                        named,
                        "the user of that context may not " + right + " nodes (see existing-node-rights.yaml)");
            }
        }
        Set<String> missing = new TreeSet<>(named);
        boolean elsewhere = false;
        for (ObjectNode node : api.list("Node", null, null)) {
            String name = node.at("/metadata/name").asText();
            boolean isOpen = !node.at("/spec/unschedulable").asBoolean();
            if (isOpen) {
                missing.remove(name);
            }
            elsewhere |= isOpen && !(named.size() == 1 && named.contains(name));
        }
        if (!missing.isEmpty()) {
            throw NotAllowedHere.nodes(
                    config, named, String.join(", ", missing) + " is not there, or closed by somebody else");
        } else if (!elsewhere) {
            throw NotAllowedHere.nodes(config, named, "no other node would take the pods");
        }
    }
}
