package dev.podfall.engine.existing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whose a namespace is, as its labels say.
 *
 * @param attempt the lab's cluster by name
 */
record Owner(String installation, String attempt) {
    static final String ATTEMPT = "podfall.dev/attempt";
    static final String INSTALLATION = "podfall.dev/installation";
    static final String ROLE = "podfall.dev/role";
    /** On the control namespace of a game day, which is none of the labs that are counted. */
    static final String GAME_DAY = "podfall.dev/gameday";

    static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    static final String PODFALL = "podfall";

    /** Selects every namespace of attempts, whoever's. */
    static final String ALL = MANAGED_BY + "=" + PODFALL + "," + ATTEMPT;

    /** Selects every lab's control namespace, whoever's. */
    static final String ALL_LABS = MANAGED_BY + "=" + PODFALL + "," + ROLE + "=control,!" + GAME_DAY;

    /** Selects every game day's control namespace, whoever's. */
    static final String ALL_GAME_DAYS = MANAGED_BY + "=" + PODFALL + "," + ROLE + "=control," + GAME_DAY;

    private static final String BEFORE = "podfall-";
    private static final int LONGEST = 63;

    /** Whose that namespace is. */
    static Owner of(ObjectNode namespace) {
        JsonNode labels = namespace.at("/metadata/labels");
        return new Owner(
                labels.path(INSTALLATION).asText(), labels.path(ATTEMPT).asText());
    }

    /** The labels of everything of this attempt. */
    Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(MANAGED_BY, PODFALL);
        labels.put(INSTALLATION, installation);
        labels.put(ATTEMPT, attempt);
        return labels;
    }

    /** Selects everything of this attempt. */
    String selector() {
        return ofInstallation(installation) + "," + ATTEMPT + "=" + attempt;
    }

    static String ofInstallation(String installation) {
        return MANAGED_BY + "=" + PODFALL + "," + INSTALLATION + "=" + installation;
    }

    /** The namespace that holds what a learner need not see. */
    String control() {
        return BEFORE + attempt + "-" + installation;
    }

    /** Whose control namespace is called like that; empty if it is of no attempt of this installation. */
    static Optional<String> attemptOf(String control, String installation) {
        String end = "-" + installation;
        boolean isIts = control.startsWith(BEFORE)
                && control.endsWith(end)
                && control.length() > BEFORE.length() + end.length();
        return isIts
                ? Optional.of(control.substring(BEFORE.length(), control.length() - end.length()))
                : Optional.empty();
    }

    /** What a namespace of a lab is called here. */
    String namespace(String inLab) {
        String name = control() + "-" + inLab;
        if (name.length() <= LONGEST) {
            return name;
        }
        String tail = "-" + Integer.toHexString(name.hashCode());
        return name.substring(0, LONGEST - tail.length()) + tail;
    }
}
