package dev.podfall.scenario.gameday;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.World;
import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import dev.podfall.scenario.client.Clients;
import java.util.List;
import java.util.Optional;

/**
 * A game day, with nothing left to look up: the folder {@code gamedays/ID} together with its world. Trees are shared: change a copy.
 *
 * @param facts {@code gameday.yaml}
 * @param home the world it happens in
 * @param baseline the healthy cluster's manifests, in the order they are applied
 * @param clients the users, and the server they call
 * @param runbooks those that the team may choose from, in the order the facts name them
 */
public record GameDay(
        @Required GameDayFacts facts,
        @Required World home,
        @Required List<ObjectNode> baseline,
        @Required Clients clients,
        @Required List<Runbook> runbooks) {
    public GameDay {
        baseline = Lists.copy(baseline);
        runbooks = Lists.copy(runbooks);
    }

    public String id() {
        return facts.id();
    }

    /** The cue of that id; empty if there is none. */
    public Optional<Cue> cue(String id) {
        return facts.cues().stream().filter(c -> c.id().equals(id)).findFirst();
    }

    /** The runbook of that id; empty if there is none. */
    public Optional<Runbook> runbook(String id) {
        return runbooks.stream().filter(r -> r.id().equals(id)).findFirst();
    }
}
