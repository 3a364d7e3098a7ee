package dev.podfall.grader.gameday;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.engine.Capability.Consent;
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
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Plays cues on a cluster, and takes them back. */
final class Injecting {
    private Injecting() {}

    /**
     * Injects a cue; what came of it, as a step. What a cue that does not fit had done by then is taken back. On somebody else's cluster
     * the owner's word is asked for in this moment, and without an answer nothing is injected.
     *
     * @param stop whether the drill is being aborted: what takes long looks again and again
     */
    static Due inject(Cluster cluster, Cue cue, String by, BooleanSupplier stop) {
        List<JsonNode> recovery = new ArrayList<>();
        try {
            Optional<String> withdrawn = cluster.capability(Consent.class).flatMap(Consent::withdrawn);
            if (withdrawn.isPresent()) {
                return misfired(cue, "the cluster's owner does not allow it any more: " + withdrawn.get() + ".");
            }
            for (FaultSpec fault : cue.faults()) {
                List<JsonNode> back = FaultRegistry.standard().inject(cluster, fault, stop).recovery().stream()
                        .map(StepJson::write)
                        .toList();
                recovery.addAll(0, back);
            }
            return new Due(GameDayStep.Kind.injected, new Payload.Injected(cue.id(), by, recovery));
        } catch (PodfallException unfit) {
            perform(cluster, recovery);
            return misfired(cue, unfit.getMessage());
        } catch (RuntimeException defect) {
            perform(cluster, recovery);
            return misfired(cue, "a defect of Podfall: " + defect);
        }
    }

    private static Due misfired(Cue cue, String why) {
        return new Due(GameDayStep.Kind.misfired, new Payload.Misfired(cue.id(), why));
    }

    /** Takes back all that was injected, the last first; tells whether all of it could be. */
    static boolean takeBack(Cluster cluster, DrillHistory history) {
        boolean all = true;
        var injected = history.injected();
        for (int i = injected.size() - 1; i >= 0; i--) {
            all &= perform(cluster, injected.get(i).what().recovery());
        }
        return giveBack(cluster) && all;
    }

    /** On somebody else's cluster: the nodes, whether anybody remembers closing them or not. */
    static boolean giveBack(Cluster cluster) {
        try {
            cluster.capability(Consent.class).ifPresent(Consent::giveBack);
            return true;
        } catch (RuntimeException notNow) {
            return false;
        }
    }

    private static boolean perform(Cluster cluster, List<JsonNode> actions) {
        boolean all = true;
        for (JsonNode action : actions) {
            try {
                new Performer(cluster).perform(StepJson.read(action, Action.class));
            } catch (RuntimeException somebodyDidAlready) {
                // Even a defect: the others are taken back all the same, and whoever aborts is heard.
                all = false;
            }
        }
        return all;
    }
}
