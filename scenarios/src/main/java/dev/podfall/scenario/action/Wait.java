package dev.podfall.scenario.action;

import dev.podfall.scenario.authored.Required;
import java.time.Duration;

/** Lets cluster time pass before the next action. */
public record Wait(@Required Duration duration) implements Action {
    @Override
    public String kubectl() {
        return "sleep " + duration.toSeconds();
    }
}
