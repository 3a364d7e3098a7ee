package dev.podfall.grader.postmortem;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What is wrong with actions: each must be something that can be done, by somebody, until a day. */
final class ActionRules {
    private static final String RULE = "action";
    private static final int FEWEST_WORDS = 4;
    private static final Set<String> NOBODY = Set.of(
            "team",
            "the team",
            "everyone",
            "everybody",
            "all",
            "we",
            "us",
            "somebody",
            "someone",
            "tbd",
            "tba",
            "n/a",
            "-",
            "?");
    private static final Pattern VAGUE = Pattern.compile(
            "\\b(be|being) (more )?(careful|cautious|attentive)\\b|\\bpay (more )?attention\\b|\\btry harder\\b|\\bdo better\\b",
            Pattern.CASE_INSENSITIVE);

    private final LocalDate incident;

    /** @param incident the day it happened; nothing can be due before */
    ActionRules(LocalDate incident) {
        this.incident = incident;
    }

    List<PostmortemFinding> check(ActionItem item, int number) {
        List<PostmortemFinding> found = new ArrayList<>();
        String name = "Action " + number;
        if (item.what().split("\\s+").length < FEWEST_WORDS
                || VAGUE.matcher(item.what()).find()) {
            found.add(finding(
                    name + " does not say what will be different.",
                    "Write what will be built or changed, so that anybody can see whether it was."));
        }
        if (item.owner().isEmpty() || NOBODY.contains(item.owner().toLowerCase(Locale.ROOT))) {
            found.add(finding(name + " has no owner.", "Name one person or role. What all own, nobody does."));
        }
        due(item, name, found);
        return found;
    }

    private void due(ActionItem item, String name, List<PostmortemFinding> found) {
        try {
            if (LocalDate.parse(item.due()).isBefore(incident)) {
                found.add(finding(
                        name + " is due before the incident (" + incident + ").", "Give a day that is yet to come."));
            }
        } catch (DateTimeParseException notADay) {
            found.add(finding(name + " has no date.", "Give a day, as " + incident.plusDays(7) + "."));
        }
    }

    private static PostmortemFinding finding(String what, String next) {
        return new PostmortemFinding(Section.actions, RULE, what, next);
    }
}
