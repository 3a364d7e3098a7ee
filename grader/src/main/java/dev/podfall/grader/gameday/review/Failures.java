package dev.podfall.grader.gameday.review;

import dev.podfall.grader.gameday.history.DrillHistory;
import dev.podfall.grader.gameday.history.Payload;
import dev.podfall.scenario.gameday.Cue;
import java.util.ArrayList;
import java.util.List;

/** What of the drill itself did not work, in sentences. It is nobody's doing in the team, and must not be taken for a part of the incident. */
public final class Failures {
    private Failures() {}

    /** @param open whether cues may be told */
    public static List<String> of(DrillHistory history, boolean open) {
        List<String> all = new ArrayList<>();
        history.misfired().forEach(m -> all.add(open ? cue(history, m.what()) : unseen()));
        history.failed().forEach(f -> all.add(part(f.what())));
        return all.stream().distinct().toList();
    }

    static String cue(DrillHistory history, Payload.Misfired misfired) {
        String title = history.gameDay().cue(misfired.cue()).map(Cue::title).orElse(misfired.cue());
        return "The cue \"" + title + "\" could not be injected: " + misfired.why();
    }

    /** For who must not know which. */
    static String unseen() {
        return "A cue could not be injected: that is the drill's own failure, and broke nothing. Which one it was is told when the drill is over.";
    }

    static String part(Payload.Failed failed) {
        return failed.part() + " did not work, which is the drill's own failure: " + failed.why();
    }
}
