package dev.podfall.grader.incident;

import dev.podfall.engine.fault.DrawnFault;
import dev.podfall.scenario.incident.IncidentWorld;
import java.util.List;

/**
 * What chance had, before anybody tried it.
 *
 * @param world with what leads astray
 * @param astray what of it leads astray, as {@code Kind name}
 * @param faults what is to be broken, in that order
 * @param others faults that are not, for wrong answers
 */
record Draft(
        long seed,
        int difficulty,
        IncidentWorld world,
        List<String> astray,
        List<DrawnFault> faults,
        List<DrawnFault> others) {
    List<String> names() {
        return faults.stream().map(f -> f.spec().fault()).toList();
    }
}
