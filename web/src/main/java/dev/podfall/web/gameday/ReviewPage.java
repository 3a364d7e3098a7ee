package dev.podfall.web.gameday;

import dev.podfall.grader.gameday.Promises;
import dev.podfall.grader.gameday.review.DrillReport;
import dev.podfall.grader.gameday.review.Expectation;
import dev.podfall.grader.gameday.review.Words;
import dev.podfall.grader.postmortem.ActionItem;
import dev.podfall.grader.postmortem.PostmortemFinding;
import dev.podfall.grader.postmortem.Section;
import dev.podfall.web.ui.Texts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

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
    String burnt(Texts texts) {
        return texts.say(
                "review.budget.left",
                percent(report.measures().burnt()),
                percent(report.measures().left()));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", share);
    }

    static String time(Long seconds, Texts texts) {
        return seconds == null ? texts.say("review.never") : Words.time(seconds);
    }

    /** Alerts that should have rung, and did not. */
    String missed(Texts texts) {
        var missed = report.measures().missed();
        return missed.isEmpty()
                ? texts.say("review.none")
                : missed.stream()
                        .map(alert -> texts.say("alert." + alert.name()))
                        .collect(Collectors.joining(", "));
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

    /** Who will look whether an action holds: the key of a text. */
    static String check(ActionItem action) {
        return Promises.check(action.check()).isPresent() ? "review.check.made" : "review.check.asked";
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
