package dev.podfall.scenario.action;

import dev.podfall.scenario.authored.Required;
import java.util.Locale;

/**
 * Deletes one object, those with a label, or all of a kind in a namespace.
 *
 * @param name null for several
 * @param selector labels; null with a null name deletes all of the kind
 */
public record Delete(@Required String kind, String namespace, String name, String selector) implements Action {
    @Override
    public String kubectl() {
        String flag = namespace == null ? "" : " -n " + namespace;
        String which = name != null ? name : selector != null ? "-l " + selector : "--all";
        return "kubectl delete " + kind.toLowerCase(Locale.ROOT) + " " + which + flag;
    }
}
