package dev.podfall.scenario.incident;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.World;
import dev.podfall.scenario.authored.Required;
import java.time.Duration;
import java.util.List;

/**
 * A world that something can be broken in, as it was drawn. Trees are shared: change a copy.
 *
 * @param home where it breaks, and what a learner may do there
 * @param facts {@code incidents/incidents.yaml}, with the criteria and guards beside them
 * @param baseline its manifests, with what may lead astray
 * @param clients its server and who calls it, as {@code clients.yaml} has them
 * @param criteria what users must get again, as in a {@code rubric.yaml}; weights and the diagnosis's add up to 100
 * @param guards what must not be given up, as the rubric has it
 * @param known what a learner is told of it, Markdown
 */
public record IncidentWorld(
        World home,
        Facts facts,
        List<ObjectNode> baseline,
        ObjectNode clients,
        List<ObjectNode> criteria,
        List<ObjectNode> guards,
        String known) {
    public IncidentWorld {
        baseline = List.copyOf(baseline);
        criteria = List.copyOf(criteria);
        guards = List.copyOf(guards);
    }

    /**
     * What it is.
     *
     * @param server what it serves with, as people call it: {@code fraud-scorer}
     * @param selector of the server's pods: {@code app=fraud-scorer}
     * @param healthyFor how long it has run when it breaks
     * @param brokenFor how long it has been broken when the learner comes
     */
    public record Facts(
            @Required String server,
            @Required String selector,
            @Required Duration healthyFor,
            @Required Duration brokenFor) {}
}
