package dev.podfall.grader.attempt;

import dev.podfall.grader.report.Report;
import dev.podfall.grader.report.Report.Line;
import dev.podfall.scenario.load.Catalogue;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Marks that are given anew to attempts that are over. Each is a step of its own: what was given first stays, and every report tells it.
 * Safe to call from several threads.
 */
public final class Regradings {
    private static final int LONGEST_REASON = 500;

    private final Catalogue catalogue;
    private final Journal journal;
    private final Grader grader;
    private final Locks locks;

    Regradings(Catalogue catalogue, Journal journal, Grader grader, Locks locks) {
        this.catalogue = catalogue;
        this.journal = journal;
        this.grader = grader;
        this.locks = locks;
    }

    /** The reports before and after, as far as they are shown. */
    public record Change(Report before, Report after) {}

    /**
     * Judges the kept evidence again by today's rubric. No cluster is needed. Overrides stay in force.
     *
     * @throws NotAllowedNow if it has no grade, or is a task of an exam
     */
    public Change regrade(String id) {
        synchronized (locks.of(id)) {
            History history = graded(id);
            Report before = shown(history);
            grader.regrade(history);
            return new Change(before, shown(journal.read(id)));
        }
    }

    /**
     * Gives a criterion, a question or a guard other points.
     *
     * @param criterion its id, as the report shows it
     * @param points 0 to its weight; of a guard minus its weight to 0
     * @param reason a sentence, shown in every report from then on
     * @throws OverrideRefused if there is no such criterion, or the points or the reason are none
     * @throws NotAllowedNow if it has no grade, or is a task of an exam
     */
    public Change override(String id, String criterion, double points, String reason) {
        synchronized (locks.of(id)) {
            History history = graded(id);
            Report before = shown(history);
            String why = reason == null ? "" : reason.strip();
            if (why.isEmpty() || why.length() > LONGEST_REASON) {
                throw OverrideRefused.reason(LONGEST_REASON);
            }
            Report given = history.grade().orElseThrow();
            Line line = Stream.concat(
                            named(criterion, given.criteria(), before.criteria()),
                            named(criterion, given.guards(), before.guards()))
                    .findFirst()
                    .orElseThrow(() -> OverrideRefused.unknown(criterion, before));
            boolean isGuard = given.guards().contains(line);
            OverrideRefused.unlessPossible(line, isGuard, points);
            journal.append(history, Step.Kind.overridden, new Payload.Overridden(line.id(), points, why));
            return new Change(before, shown(journal.read(id)));
        }
    }

    /** Where less is shown, lines may have other names; their order is the same. */
    private static Stream<Line> named(String id, List<Line> lines, List<Line> shown) {
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).id().equals(id)
                        || i < shown.size() && shown.get(i).id().equals(id))
                .mapToObj(lines::get);
    }

    private History graded(String id) {
        History history = journal.read(id);
        if (history.started().isTask()) {
            throw new NotAllowedNow(
                    "Attempt " + id + " is a task of the exam "
                            + history.started().exam() + ", whose points were added up when it was handed in.",
                    "Attempts at labs by themselves can be judged anew: podfall report ATTEMPT");
        } else if (!history.state().isOver() || history.grade().isEmpty()) {
            throw new NotAllowedNow("Attempt " + id + " has not been graded yet.", "Submit it first: podfall submit");
        }
        return history;
    }

    private Report shown(History history) {
        return Showing.of(
                history.grade().orElseThrow(),
                history.shown(),
                history.started().lab(catalogue).rubric());
    }
}
