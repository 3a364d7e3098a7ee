package dev.podfall.scenario.action;

import dev.podfall.scenario.authored.Required;

/**
 * Makes the same object in another namespace: its fields as they are, its name, labels and annotations; no status, no owner. For kinds
 * whose fields the cluster gives nothing of its own to, such as addresses.
 *
 * @param source must be there when it is done
 * @param to the other namespace; an object of that name there becomes the same
 */
public record Copy(@Required Target source, @Required String to) implements Action {
    @Override
    public String kubectl() {
        return "kubectl get " + source.shown() + " -o yaml | sed 's/namespace: .*/namespace: " + to
                + "/' | kubectl apply -f -";
    }
}
