package dev.podfall.grader.gameday;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.engine.Cluster;
import dev.podfall.engine.action.Performer;
import dev.podfall.engine.fault.FaultRegistry;
import dev.podfall.error.PodfallException;
import dev.podfall.grader.attempt.StepJson;
import dev.podfall.grader.gameday.Pager.Due;
import dev.podfall.grader.gameday.history.DrillHistory;
import dev.podfall.grader.gameday.history.GameDayStep;
import dev.podfall.grader.gameday.history.Payload;
import dev.podfall.scenario.FaultSpec;
import dev.podfall.scenario.action.Action;
import dev.podfall.scenario.gameday.Cue;
import java.util.ArrayList;
import java.util.List;

/** Plays cues on a cluster, and takes them back. */
final class Injecting {
    private Injecting() {}

    /** Injects a cue; what came of it, as a step. What a cue that does not fit had done by then is taken back. */
    static Due inject(Cluster cluster, Cue cue, String by) {
        List<JsonNode> recovery = new ArrayList<>();
        try {
            for (FaultSpec fault : cue.faults()) {
                List<JsonNode> back = FaultRegistry.standard().inject(cluster, fault).recovery().stream()
                        .map(StepJson::write)
                        .toList();
                recovery.addAll(0, back);
            }
            return new Due(GameDayStep.Kind.injected, new Payload.Injected(cue.id(), by, recovery));
        } catch (PodfallException unfit) {
            perform(cluster, recovery);
            return new Due(GameDayStep.Kind.misfired, new Payload.Misfired(cue.id(), unfit.getMessage()));
        }
    }

    /** Takes back all that was injected, the last first; tells whether all of it could be. */
    static boolean takeBack(Cluster cluster, DrillHistory history) {
        boolean all = true;
        var injected = history.injected();
        for (int i = injected.size() - 1; i >= 0; i--) {
            all &= perform(cluster, injected.get(i).what().recovery());
        }
        return all;
    }

    private static boolean perform(Cluster cluster, List<JsonNode> actions) {
        boolean all = true;
        for (JsonNode action : actions) {
            try {
                new Performer(cluster).perform(StepJson.read(action, Action.class));
            } catch (PodfallException somebodyDidAlready) {
                all = false;
            }
        }
        return all;
    }
}
