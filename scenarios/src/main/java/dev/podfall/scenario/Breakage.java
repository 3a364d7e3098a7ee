package dev.podfall.scenario;

import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import java.time.Duration;
import java.util.List;

/**
 * {@code faults.yaml}.
 *
 * @param healthyFor how long the baseline has run when it breaks
 * @param brokenFor how long it has been broken when the learner comes
 * @param faults in the order they are injected
 * @param symptom what must be seen before the learner comes
 */
public record Breakage(
        @Required Duration healthyFor,
        @Required Duration brokenFor,
        @Required List<FaultSpec> faults,
        @Required SymptomSpec symptom) {
    public Breakage {
        faults = Lists.copy(faults);
    }
}
