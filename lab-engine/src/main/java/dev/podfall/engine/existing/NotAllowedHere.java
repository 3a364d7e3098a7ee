package dev.podfall.engine.existing;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;
import java.util.Set;

/** The cluster's owner has not allowed it. */
public final class NotAllowedHere extends PodfallException {
    private static final long serialVersionUID = 1L;

    private NotAllowedHere(String message, String next) {
        super(Category.ENVIRONMENT, message, next);
    }

    static NotAllowedHere labs(ExistingConfig config, String why) {
        return new NotAllowedHere(
                "The owner of cluster " + config.context() + " has not allowed labs on it: " + why + ".",
                "If it is yours, allow it: " + OptIn.commands(config));
    }

    static NotAllowedHere gameDays(ExistingConfig config, String why) {
        return new NotAllowedHere(
                "The owner of cluster " + config.context() + " has not allowed game days on it: " + why + ".",
                "If it is yours, allow one at a time: " + OptIn.gameDayCommands(config, "")
                        + "\nOr hold it on a cluster of its own: --runtime embedded or kind");
    }

    /** @param named by the owner, with what is wrong with them */
    static NotAllowedHere nodes(ExistingConfig config, Set<String> named, String why) {
        String said = named.isEmpty() ? "names none" : "names " + String.join(", ", named) + ", and " + why;
        return new NotAllowedHere(
                "This game day closes and empties a node, and the owner of cluster " + config.context()
                        + " has allowed that of none that fits: \"" + OptIn.NODES + "\" of ConfigMap " + OptIn.NAME
                        + " " + said
                        + ".",
                "If it is yours, name nodes (two, so that pods have somewhere to go): "
                        + OptIn.gameDayCommands(config, ",\"" + OptIn.NODES + "\":\"NODE,NODE\"")
                        + "\nOr hold it on a cluster of its own: --runtime embedded or kind");
    }
}
