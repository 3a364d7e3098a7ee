package dev.podfall.grader.proof;

import dev.podfall.grader.proof.Proving.Outcome;
import dev.podfall.grader.report.Report.Line;
import dev.podfall.grader.report.Verdict;
import dev.podfall.grader.rubric.Score;
import dev.podfall.scenario.Lab;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the decks say of a lab's grader.
 *
 * @param seed that drew the lab
 * @param cheats outcomes of claim 12, each a card
 * @param rightWays outcomes of claim 13, each a card
 * @param judges ids of the lab's criteria and guards
 * @param neverFailed those that no card and no mistake failed: for all that is known, they cannot fail
 */
public record DeckReport(
        String lab,
        long seed,
        List<Outcome> cheats,
        List<Outcome> rightWays,
        List<String> judges,
        List<String> neverFailed) {
    /** The number of the claim that no cheat passes. */
    public static final int CHEATS = 12;

    /** The number of the claim that every right way earns all points. */
    public static final int RIGHT_WAYS = 13;

    /** One for each lab and seed whose cheats were played; an empty list if none were. */
    public static List<DeckReport> of(Collection<Lab> labs, List<Outcome> outcomes) {
        return labs.stream()
                .map(lab -> of(
                        lab,
                        outcomes.stream()
                                .filter(o -> o.lab().equals(lab.id()) && o.seed() == lab.seed())
                                .toList()))
                .filter(report -> !report.cheats().isEmpty())
                .toList();
    }

    private static DeckReport of(Lab lab, List<Outcome> outcomes) {
        List<String> judges = new ArrayList<>();
        lab.rubric().criteria().forEach(c -> judges.add(c.id()));
        lab.rubric().guards().forEach(g -> judges.add(g.id()));
        Set<String> failed = new TreeSet<>();
        outcomes.stream()
                .filter(o -> o.score() != null)
                .flatMap(o -> failures(o.score()))
                .forEach(failed::add);
        return new DeckReport(
                lab.id(),
                lab.seed(),
                numbered(outcomes, CHEATS),
                numbered(outcomes, RIGHT_WAYS),
                judges,
                judges.stream().filter(id -> !failed.contains(id)).toList());
    }

    private static List<Outcome> numbered(List<Outcome> outcomes, int number) {
        return outcomes.stream().filter(o -> o.number() == number).toList();
    }

    private static Stream<String> failures(Score score) {
        return Stream.concat(score.criteria().stream(), score.guards().stream())
                .filter(l -> l.verdict() == Verdict.unmet || l.verdict() == Verdict.partly)
                .map(Line::id);
    }

    /** The share of criteria and guards, in percent, that a card or a mistake failed. */
    public int mutationScore() {
        return judges.isEmpty() ? 0 : 100 * (judges.size() - neverFailed.size()) / judges.size();
    }
}
