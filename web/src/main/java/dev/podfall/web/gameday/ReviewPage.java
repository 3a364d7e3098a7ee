package dev.podfall.web.gameday;

import dev.podfall.grader.gameday.Promises;
import dev.podfall.grader.gameday.review.DrillReport;
import dev.podfall.grader.gameday.review.Expectation;
import dev.podfall.grader.gameday.review.Words;
import dev.podfall.grader.postmortem.ActionItem;
import dev.podfall.grader.postmortem.Postmortem;
import dev.podfall.grader.postmortem.PostmortemFinding;
import dev.podfall.grader.postmortem.Section;
import dev.podfall.web.ui.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
    private static final int FEWEST_ROWS = 4;
    private static final int FREE_ROWS = 3;

    List<Expectation> of(Expectation.Side side) {
        return report.expectations().stream().filter(e -> e.side() == side).toList();
    }

    /** Of the error budget, had it been production. */
    String burnt(Texts texts) {
        return texts.say(
                "review.budget.left",
                texts.number(report.measures().burnt()),
                texts.number(report.measures().left()));
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
        return rows(report.postmortem());
    }

    private static List<ActionItem> rows(Postmortem postmortem) {
        List<ActionItem> all = new ArrayList<>(postmortem.actions());
        int rows = Math.max(FEWEST_ROWS, all.size() + FREE_ROWS);
        while (all.size() < rows) {
            all.add(new ActionItem("", "", "", ActionItem.Kind.prevention, ""));
        }
        return all;
    }

    /** Field by field, in their order in the form. */
    static List<Map.Entry<String, String>> values(Postmortem postmortem) {
        List<Map.Entry<String, String>> all = new ArrayList<>();
        all.add(Map.entry(
                "level",
                postmortem.severity() == null ? "" : postmortem.severity().id()));
        for (Section section : Section.values()) {
            if (section != Section.actions) {
                all.add(Map.entry(section.id(), postmortem.text(section)));
                continue;
            }
            List<ActionItem> rows = rows(postmortem);
            for (int i = 0; i < rows.size(); i++) {
                ActionItem row = rows.get(i);
                all.add(Map.entry("what-" + i, row.what()));
                all.add(Map.entry("owner-" + i, row.owner()));
                all.add(Map.entry("due-" + i, row.due()));
                all.add(Map.entry("kind-" + i, row.kind().name()));
                all.add(Map.entry("check-" + i, row.check()));
            }
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

    /** Parts of the page that show what is stored, by their ids. */
    static String refreshed() {
        return "postmortem-state "
                + Arrays.stream(Section.values()).map(s -> "f-" + s.id()).collect(Collectors.joining(" "));
    }

    /** Rows that a section's field shows. */
    static int lines(String text) {
        return (int) Math.max(2, Math.min(12, text.lines().count() + 1));
    }
}
