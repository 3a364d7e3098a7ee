package dev.podfall.scenario.action;

import dev.podfall.scenario.authored.Required;

/** Sets a container's image in a workload's pod template. */
public record SetImage(
        @Required Target target,
        @Required String container,
        @Required String image) implements Action {
    @Override
    public String kubectl() {
        return "kubectl set image " + target.shown() + " " + container + "=" + image;
    }
}
