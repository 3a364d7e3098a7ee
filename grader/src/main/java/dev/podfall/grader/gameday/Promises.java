package dev.podfall.grader.gameday;

import dev.podfall.engine.Cluster;
import dev.podfall.error.PodfallException;
import dev.podfall.grader.gameday.history.DrillHistory;
import dev.podfall.grader.gameday.history.Payload;
import dev.podfall.grader.postmortem.ActionItem;
import dev.podfall.scenario.gameday.Check;
import dev.podfall.scenario.load.UnreadableData;
import dev.podfall.scenario.load.Yaml;
import java.util.List;
import java.util.Optional;

/**
 * What the drill before promised to prevent. A promise whose check is written as runbooks' checks are is made a check of the next
 * drill; the others are for people to look at.
 */
public final class Promises {
    private Promises() {}

    /** The check that such words are; empty if they are for people. */
    public static Optional<Check> check(String words) {
        if (!words.contains(":")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Yaml.read(Check.class, "the check", words));
        } catch (UnreadableData forPeople) {
            return Optional.empty();
        }
    }

    /** The drill that promised last: of the same game day, else in the same world. @param all newest first */
    private static Optional<DrillHistory> before(List<DrillHistory> all, DrillHistory history) {
        List<DrillHistory> promising = all.stream()
                .filter(h -> h.announcedAt().isBefore(history.announcedAt()))
                .filter(h -> h.postmortem().isPresent())
                .toList();
        return promising.stream()
                .filter(h -> h.gameDay().id().equals(history.gameDay().id()))
                .findFirst()
                .or(() -> promising.stream()
                        .filter(h -> h.gameDay()
                                .facts()
                                .world()
                                .equals(history.gameDay().facts().world()))
                        .findFirst());
    }

    /** What was promised, not looked at yet. @param all newest first */
    static Payload.Promised of(List<DrillHistory> all, DrillHistory history) {
        return before(all, history)
                .map(h -> new Payload.Promised(
                        h.id(),
                        h.postmortem().stream()
                                .flatMap(p -> p.actions().stream())
                                .filter(a -> a.kind() == ActionItem.Kind.prevention && !a.isBlank())
                                .map(a -> new Payload.Promise(a.what(), a.owner(), a.due(), a.check(), null))
                                .toList()))
                .orElse(new Payload.Promised("", List.of()));
    }

    /** The same, with each check made on a cluster. */
    static Payload.Promised made(Payload.Promised promised, Cluster cluster) {
        RunbookRunner runner = new RunbookRunner(cluster);
        return new Payload.Promised(
                promised.drill(),
                promised.promises().stream().map(p -> made(runner, p)).toList());
    }

    private static Payload.Promise made(RunbookRunner runner, Payload.Promise p) {
        Boolean holds = null;
        String trouble = null;
        try {
            holds = check(p.check()).map(runner::holds).orElse(null);
        } catch (PodfallException | IllegalArgumentException cannotLook) {
            trouble = cannotLook.getMessage();
        }
        return new Payload.Promise(p.what(), p.owner(), p.due(), p.check(), holds, trouble);
    }
}
