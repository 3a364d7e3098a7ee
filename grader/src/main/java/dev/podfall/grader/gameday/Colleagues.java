package dev.podfall.grader.gameday;

import dev.podfall.grader.gameday.Pager.Due;
import dev.podfall.grader.gameday.history.DrillHistory;
import dev.podfall.grader.gameday.history.GameDayStep;
import dev.podfall.grader.gameday.history.NoteKind;
import dev.podfall.grader.gameday.history.Page;
import dev.podfall.grader.gameday.history.Payload;
import dev.podfall.grader.gameday.history.Stamped;
import dev.podfall.grader.gameday.traffic.Levels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Colleagues of somebody who trains alone. They do what a checklist says, and never more. */
final class Colleagues {
    private static final Duration FIRST_UPDATE = Duration.ofMinutes(3);
    private static final Duration NEXT_UPDATE = Duration.ofMinutes(15);
    private static final Duration SECONDARY = Duration.ofMinutes(1);
    private static final String COMMUNICATIONS = "communications (simulated)";
    private static final String COMMANDER = "commander (simulated)";

    private Colleagues() {}

    /** What they do now. */
    static List<Due> after(DrillHistory history, Instant now) {
        List<Due> due = new ArrayList<>();
        if (!history.announced().solo() || history.pages().isEmpty()) {
            return due;
        }
        for (Page page : history.pages()) {
            if (page.isRinging()
                    && page.escalated() != null
                    && !now.isBefore(page.escalated().plus(SECONDARY))) {
                due.add(new Due(
                        GameDayStep.Kind.acknowledged,
                        new Payload.Acknowledged(page.number(), "secondary (simulated)")));
            }
        }
        update(history, now).ifPresent(due::add);
        decision(history).ifPresent(due::add);
        return due;
    }

    private static Optional<Due> update(DrillHistory history, Instant now) {
        Instant last = lastBy(history, COMMUNICATIONS);
        Instant next = last == null ? history.pages().get(0).at().plus(FIRST_UPDATE) : last.plus(NEXT_UPDATE);
        if (now.isBefore(next)) {
            return Optional.empty();
        }
        String words = "We know that users are affected ("
                + Levels.of(Watch.window(history.samples())).words() + "), and are at it. The next word comes within "
                + NEXT_UPDATE.toMinutes() + " minutes.";
        return Optional.of(note(COMMUNICATIONS, NoteKind.update, words));
    }

    /** Once somebody is at it. */
    private static Optional<Due> decision(DrillHistory history) {
        boolean at = history.pages().stream().anyMatch(p -> p.acknowledged() != null);
        if (!at || lastBy(history, COMMANDER) != null) {
            return Optional.empty();
        }
        return Optional.of(note(
                COMMANDER,
                NoteKind.decision,
                "Outside-in: ingress, service, endpoints, pod, container. One change at a time. If a release came just before, "
                        + "roll back first."));
    }

    private static Instant lastBy(DrillHistory history, String who) {
        return history.notes().stream()
                .filter(n -> n.what().by().equals(who))
                .map(Stamped::at)
                .reduce((a, b) -> b)
                .orElse(null);
    }

    private static Due note(String by, NoteKind kind, String text) {
        return new Due(GameDayStep.Kind.noted, new Payload.Noted(by, kind, text, 0));
    }
}
