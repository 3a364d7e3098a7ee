package dev.podfall.web.gameday;

import dev.podfall.grader.gameday.Promises;
import dev.podfall.grader.gameday.review.DrillReport;
import dev.podfall.grader.gameday.review.Expectation;
import dev.podfall.grader.gameday.review.Words;
import dev.podfall.grader.postmortem.ActionItem;
import dev.podfall.grader.postmortem.PostmortemFinding;
import dev.podfall.grader.postmortem.Section;
import java.util.List;

/**
 * What the review shows.
 *
 * @param path of the room
 * @param revision of the postmortem, which its form is based on
 * @param isOpen whether the postmortem can still be edited
 * @param mayClose whether this person may end the review
 */
record ReviewPage(DrillReport report, String path, long revision, boolean isOpen, boolean mayClose) {
    static final int MOST_ROWS = 8;

    List<Expectation> of(Expectation.Side side) {
        return report.expectations().stream().filter(e -> e.side() == side).toList();
    }

    /** Of the error budget, had it been production. */
    String burnt() {
        return String.format(
                java.util.Locale.ROOT,
                "%.1f %%, %.1f %% left",
                report.measures().burnt(),
                report.measures().left());
    }

    static String time(Long seconds) {
        return Words.timeOrNever(seconds);
    }

    /** Rows of the actions' form: what is there, and room for more. */
    List<ActionItem> rows() {
        List<ActionItem> all = new java.util.ArrayList<>(report.postmortem().actions());
        int more = Math.min(3, MOST_ROWS - all.size());
        for (int i = 0; i < more; i++) {
            all.add(new ActionItem("", "", "", ActionItem.Kind.prevention, ""));
        }
        return all;
    }

    /** Who will look whether an action holds. */
    static String check(ActionItem action) {
        return Promises.check(action.check()).isPresent()
                ? "The next drill makes this check when it begins."
                : "The next drill asks people to look: these words are no check that it could make.";
    }

    List<PostmortemFinding> findings(Section section) {
        return report.findings().stream()
                .filter(f -> f.section().equals(section.id()))
                .toList();
    }

    /** Rows that a section's field shows. */
    static int lines(String text) {
        return (int) Math.max(2, Math.min(12, text.lines().count() + 1));
    }
}
