package dev.podfall.scenario.rubric;

import dev.podfall.scenario.authored.Lists;
import dev.podfall.scenario.authored.Required;
import dev.podfall.scenario.draw.Pick;
import java.util.List;

/**
 * {@code rubric.yaml}. The weights of criteria and diagnosis questions add up to 100; guards take away.
 */
public record RubricSpec(
        @Required List<CriterionSpec> criteria,
        List<GuardSpec> guards,
        @Required List<DiagnosisSpec> diagnosis) {
    public RubricSpec {
        criteria = Lists.copy(criteria);
        guards = Lists.copy(guards);
        diagnosis = Lists.copy(diagnosis);
    }

    /** The same with the options of its questions in the order that is drawn. */
    public RubricSpec shuffled(Pick pick) {
        return new RubricSpec(
                criteria, guards, diagnosis.stream().map(d -> d.shuffled(pick)).toList());
    }
}
