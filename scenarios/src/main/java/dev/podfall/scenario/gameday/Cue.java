package dev.podfall.scenario.gameday;

import dev.podfall.scenario.FaultSpec;
import dev.podfall.scenario.SymptomSpec;
import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import java.time.Duration;
import java.util.List;

/**
 * An entry of the cue sheet.
 *
 * @param after when it is due, from the beginning of the drill
 * @param title what is done, for the facilitator's eyes
 * @param faults of the registry, in order
 * @param expect what must be seen of it
 * @param runbook the id of the runbook that helps; of none, if it is a red herring
 */
public record Cue(
        @Required String id,
        @Required Duration after,
        @Required String title,
        @Required List<FaultSpec> faults,
        @Required Expect expect,
        String runbook) {
    public Cue {
        faults = Lists.copy(faults);
    }

    /** Whether it only leads astray: no runbook mends it, for nothing of it has to be mended. */
    public boolean isHerring() {
        return runbook == null;
    }

    /**
     * What must be seen.
     *
     * @param alerts which of users' service levels fall; none if the system must carry it without users noticing
     * @param seen what an operator sees in the cluster; may be left out where alerts are
     * @param users what users notice, in a sentence
     */
    public record Expect(
            List<Alert> alerts, SymptomSpec seen, @Required String users) {
        public Expect {
            alerts = Lists.copy(alerts);
        }
    }
}
