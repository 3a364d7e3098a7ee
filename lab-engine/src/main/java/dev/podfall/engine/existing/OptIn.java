package dev.podfall.engine.existing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The owner's word on what may run: ConfigMap {@code podfall-allowed}. Its {@code labs} and {@code gamedays} say how many of these at once,
 * {@code gameday-nodes} names the nodes that a game day may close and empty. It is read anew each time: deleting it is the owner's kill switch.
 */
final class OptIn {
    static final String NAMESPACE = "podfall-system";
    static final String NAME = "podfall-allowed";
    static final String GAME_DAYS = "gamedays";
    static final String NODES = "gameday-nodes";
    private static final String LABS = "labs";

    private OptIn() {}

    /**
     * How many labs may run at once by the owner's will.
     *
     * @throws NotAllowedHere if none
     */
    static int labs(ClusterApi api, ExistingConfig config) {
        Word word = word(api, LABS);
        word.objection().ifPresent(no -> {
            throw NotAllowedHere.labs(config, no);
        });
        return word.number();
    }

    /**
     * How many game days may run at once by the owner's will.
     *
     * @throws NotAllowedHere if none
     */
    static int gameDays(ClusterApi api, ExistingConfig config) {
        Word word = word(api, GAME_DAYS);
        word.objection().ifPresent(no -> {
            throw NotAllowedHere.gameDays(config, no);
        });
        return word.number();
    }

    /** Why the owner's word allows no game day, now; empty if it does. */
    static Optional<String> noGameDays(ClusterApi api) {
        return word(api, GAME_DAYS).objection();
    }

    /** Nodes that the owner lets game days close; none if nothing is said, or none are allowed at all. */
    static Set<String> nodes(ClusterApi api) {
        Word word = word(api, GAME_DAYS);
        Set<String> names = new TreeSet<>();
        if (word.objection().isEmpty()) {
            Arrays.stream(word.data().path(NODES).asText().split("[,\\s]+"))
                    .filter(n -> !n.isBlank())
                    .forEach(names::add);
        }
        return names;
    }

    /** Read once: the owner may delete it between two looks. */
    private static Word word(ClusterApi api, String key) {
        Optional<ObjectNode> map = api.find("ConfigMap", NAMESPACE, NAME);
        return new Word(key, map.isPresent(), map.map(m -> m.path("data")).orElse(MissingNode.getInstance()));
    }

    /** What one look at the ConfigMap said of a key. */
    private record Word(String key, boolean isThere, JsonNode data) {
        private String value() {
            return data.path(key).asText();
        }

        Optional<String> objection() {
            if (!isThere) {
                return Optional.of("there is no ConfigMap " + NAME + " in namespace " + NAMESPACE);
            } else if (!value().matches("[1-9][0-9]{0,3}")) {
                return Optional.of(
                        "\"" + key + "\" of ConfigMap " + NAME + " is \"" + value() + "\", not a number from 1");
            }
            return Optional.empty();
        }

        int number() {
            return Integer.parseInt(value());
        }
    }

    /** What the owner runs to allow labs. */
    static String commands(ExistingConfig config) {
        return kubectl(config) + " create namespace " + NAMESPACE + " && " + kubectl(config) + " -n " + NAMESPACE
                + " create configmap " + NAME + " --from-literal=" + LABS + "=" + config.maxLabs();
    }

    /** What the owner runs to allow game days, whether or not they allowed anything before. @param more other keys and values, as in JSON */
    static String gameDayCommands(ExistingConfig config, String more) {
        String patch = "'{\"data\":{\"" + GAME_DAYS + "\":\"1\"" + more + "}}'";
        return kubectl(config) + " create namespace " + NAMESPACE + "; " + kubectl(config) + " -n " + NAMESPACE
                + " create configmap " + NAME + "; " + kubectl(config) + " -n " + NAMESPACE + " patch configmap " + NAME
                + " -p " + patch;
    }

    private static String kubectl(ExistingConfig config) {
        return "kubectl --kubeconfig " + config.kubeconfig() + " --context " + config.context();
    }
}
