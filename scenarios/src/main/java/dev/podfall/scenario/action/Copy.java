package dev.podfall.scenario.action;

import dev.podfall.scenario.authored.Required;

/**
 * Makes the same object in another namespace: what somebody wrote, with labels and annotations, and nothing that the cluster added.
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
