package dev.podfall.grader.postmortem;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Says what is wrong with a postmortem: all of it at once, in the order of the sections. */
public final class PostmortemLint {
    /** Characters that a section may have. */
    public static final int LONGEST_SECTION = 20_000;

    /** Actions that a postmortem may have. */
    public static final int MOST_ACTIONS = 50;

    /** A time, a quote as code, or the number of an entry of the timeline: {@code 14:32}, {@code `OOMKilled`}, {@code #12}. */
    private static final Pattern EVIDENCE =
            Pattern.compile("\\b\\d{1,2}:\\d{2}\\b|`[^`\\s][^`]*`|(?<![\\p{L}\\p{N}])#\\d+\\b|\\bT\\+\\d+");

    private final LocalDate incident;
    private final Collection<String> people;

    /**
     * @param incident the day it happened
     * @param people names of those who took part; where causes are told, none may be named
     */
    public PostmortemLint(LocalDate incident, Collection<String> people) {
        this.incident = incident;
        this.people = List.copyOf(people);
    }

    /** All findings; none if it may be published. */
    public List<PostmortemFinding> check(Postmortem postmortem) {
        List<PostmortemFinding> found = new ArrayList<>();
        if (postmortem.severity() == null) {
            found.add(new PostmortemFinding(
                    Section.severity, "missing", "The severity is not chosen.", "Choose Sev-1, Sev-2 or Sev-3."));
        }
        for (Section section : Section.values()) {
            if (section != Section.actions) {
                section(section, postmortem.text(section), found);
            }
        }
        actions(postmortem, found);
        return List.copyOf(found);
    }

    private void section(Section section, String text, List<PostmortemFinding> found) {
        if (text.isBlank()) {
            found.add(new PostmortemFinding(section, "missing", section.heading() + " is empty.", section.asks()));
            return;
        } else if (text.length() > LONGEST_SECTION) {
            found.add(new PostmortemFinding(
                    section,
                    "too-long",
                    section.heading() + " has more than " + LONGEST_SECTION + " characters.",
                    "Keep what a reader needs, and link the rest."));
        }
        BlameWords.in(text)
                .ifPresent(
                        word -> found.add(
                                new PostmortemFinding(
                                        section,
                                        "blame",
                                        section.heading() + " blames: \"" + word + "\".",
                                        "Write what made it easy to go wrong: a tool, a check that was missing, a page that was out of date.")));
        BlameWords.person(section, text, people)
                .ifPresent(name -> found.add(new PostmortemFinding(
                        section,
                        "blame",
                        section.heading() + " names a person: \"" + name + "\".",
                        "Name the role or the system. People appear in the timeline alone.")));
        if (section == Section.rootCause) {
            evidence(section, text, found);
        } else if (section == Section.contributing) {
            Arrays.stream(text.split("\n"))
                    .filter(line -> !line.isBlank())
                    .forEach(line -> evidence(section, line, found));
        }
    }

    private static void evidence(Section section, String claim, List<PostmortemFinding> found) {
        if (!EVIDENCE.matcher(claim).find()) {
            found.add(
                    new PostmortemFinding(
                            section,
                            "evidence",
                            section.heading() + " claims without evidence: \"" + brief(claim) + "\"",
                            "Name what shows it: a time (14:32), an entry of the timeline (#12), or output in backticks (`OOMKilled`)."));
        }
    }

    private static String brief(String claim) {
        String line = claim.strip().replaceAll("\\s+", " ");
        return line.length() > 60 ? line.substring(0, 60) + "…" : line;
    }

    private void actions(Postmortem postmortem, List<PostmortemFinding> found) {
        List<ActionItem> actions = postmortem.actions();
        if (actions.isEmpty()) {
            found.add(new PostmortemFinding(
                    Section.actions, "missing", "There is no action item.", Section.actions.asks()));
        } else if (actions.size() > MOST_ACTIONS) {
            found.add(new PostmortemFinding(
                    Section.actions,
                    "too-long",
                    "There are more than " + MOST_ACTIONS + " action items.",
                    "Keep those that somebody will do."));
        }
        ActionRules rules = new ActionRules(incident);
        for (int i = 0; i < Math.min(actions.size(), MOST_ACTIONS); i++) {
            found.addAll(rules.check(actions.get(i), i + 1));
            BlameWords.in(actions.get(i).what())
                    .ifPresent(word -> found.add(new PostmortemFinding(
                            Section.actions,
                            "blame",
                            "An action blames: \"" + word + "\".",
                            "Change the system, not a person.")));
        }
        boolean prevents = actions.stream().anyMatch(a -> a.kind() == ActionItem.Kind.prevention);
        if (postmortem.severity() != null && postmortem.severity().asksForPrevention() && !prevents) {
            found.add(new PostmortemFinding(
                    Section.actions,
                    "prevention",
                    postmortem.severity().title() + " without an action that prevents it from happening again.",
                    "Add one of kind prevention: a probe, a check of the schema or the version, an alert."));
        }
    }
}
