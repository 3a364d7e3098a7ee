package dev.podfall.grader.attempt;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;
import dev.podfall.grader.report.Report;
import dev.podfall.grader.report.Report.Line;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Points cannot be given that way. */
public final class OverrideRefused extends PodfallException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_SHOWN = 60;

    private OverrideRefused(String message, String next) {
        super(Category.CANDIDATE, message, next);
    }

    static OverrideRefused unknown(String criterion, Report shown) {
        String known = Stream.concat(shown.criteria().stream(), shown.guards().stream())
                .map(Line::id)
                .collect(Collectors.joining(", "));
        String given = criterion.length() > LONGEST_SHOWN ? criterion.substring(0, LONGEST_SHOWN) + "…" : criterion;
        return new OverrideRefused(
                "Attempt " + shown.attempt() + " has no criterion, question or guard \"" + given + "\".",
                known.isEmpty()
                        ? "Of this exam nothing is shown; name it as the lab's rubric does."
                        : "It has: " + known);
    }

    static OverrideRefused reason(int longest) {
        return new OverrideRefused(
                "An override needs a reason, of at most " + longest + " characters.",
                "Say it in a sentence: --reason \"a right way the rubric did not know\"");
    }

    /** @throws OverrideRefused if those are no points that the line can have */
    static void unlessPossible(Line line, boolean isGuard, double points) {
        int least = isGuard ? -line.weight() : 0;
        int most = isGuard ? 0 : line.weight();
        if (!(points >= least && points <= most)) {
            throw new OverrideRefused(
                    (isGuard ? "The guard " : "") + line.id() + " is worth " + least + " to " + most + " points.",
                    "Choose --points from " + least + " to " + most + ".");
        }
    }
}
