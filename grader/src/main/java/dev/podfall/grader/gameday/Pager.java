package dev.podfall.grader.gameday;

import dev.podfall.grader.gameday.history.DrillHistory;
import dev.podfall.grader.gameday.history.GameDayStep;
import dev.podfall.grader.gameday.history.Page;
import dev.podfall.grader.gameday.history.Payload;
import dev.podfall.grader.gameday.traffic.Levels;
import dev.podfall.scenario.gameday.Alert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Decides when the pager rings: a pure function of a drill's history and the time, so that no restart makes it forget. */
final class Pager {
    private static final String SECONDARY = "secondary";

    private Pager() {}

    /** A step that is to be appended. */
    record Due(GameDayStep.Kind kind, Object payload) {}

    /** What is due after a sample, in order. */
    static List<Due> after(DrillHistory history, Instant now) {
        List<Due> due = new ArrayList<>();
        Levels levels = Levels.of(Watch.window(history.samples()));
        Set<Alert> firing = levels.firing();
        Set<Alert> known = EnumSet.noneOf(Alert.class);
        for (Page page : history.pages()) {
            if (page.cleared() != null) {
                continue;
            }
            known.add(page.alert());
            if (!firing.contains(page.alert())) {
                due.add(new Due(GameDayStep.Kind.cleared, new Payload.Cleared(page.number())));
            }
        }
        int number = history.pages().size();
        for (Alert alert : firing) {
            if (!known.contains(alert)) {
                due.add(new Due(GameDayStep.Kind.paged, new Payload.Paged(++number, alert, levels.words())));
            }
        }
        due.addAll(escalations(history, now));
        return due;
    }

    /** Pages that nobody acknowledged in time. */
    static List<Due> escalations(DrillHistory history, Instant now) {
        return history.pages().stream()
                .filter(p -> p.isRinging() && p.escalated() == null)
                .filter(p -> !now.isBefore(p.at().plus(Watch.ESCALATION)))
                .map(p -> new Due(GameDayStep.Kind.escalated, new Payload.Escalated(p.number(), SECONDARY)))
                .toList();
    }
}
