package dev.podfall.grader.attempt;

import dev.podfall.grader.postmortem.Postmortem;
import dev.podfall.grader.postmortem.PostmortemChecklist;
import dev.podfall.grader.postmortem.PostmortemLint;
import dev.podfall.grader.postmortem.PostmortemReader;
import dev.podfall.grader.postmortem.PostmortemText;
import dev.podfall.grader.postmortem.ReviewedElsewhere;
import dev.podfall.grader.postmortem.Section;
import dev.podfall.grader.postmortem.Severity;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Postmortems of attempts that are over: drafted from the timeline, written by the learner, marked by a checklist. They change no score.
 * Safe to call from several threads.
 */
public final class Postmortems {
    private static final int LONGEST = 100_000;
    private static final int MOST_MOMENTS = 40;
    /** The question of incident labs. */
    private static final String SEVERITY = "severity";
    /** What was done about the mark, which is no part of the incident. */
    private static final Set<String> AFTERWARDS = Stream.of(
                    Step.Kind.graded, Step.Kind.regraded, Step.Kind.overridden, Step.Kind.reviewed)
            .map(Step.Kind::name)
            .collect(Collectors.toUnmodifiableSet());

    /** The form of a row; one without words is none. */
    private static final String ACTIONS = "| what | owner | due | for |\n|---|---|---|---|\n|  |  |  | prevents it |\n";

    private final Journal journal;
    private final Clusters clusters;
    private final Locks locks;

    Postmortems(Journal journal, Clusters clusters, Locks locks) {
        this.journal = journal;
        this.clusters = clusters;
        this.locks = locks;
    }

    /**
     * A postmortem as it stands. The JSON names are a contract of the API.
     *
     * @param kept false for a draft that nobody wrote yet
     * @param revision of what is kept; 0 for a draft
     * @param markdown to be filled in
     * @param checklist what is there, and what is missing
     */
    public record Written(boolean kept, long revision, String markdown, List<PostmortemChecklist.Item> checklist) {}

    /** What is kept, else a draft. @throws NotAllowedNow unless the attempt is over */
    public Written of(String id) {
        History history = over(id);
        return history.postmortem()
                .map(text -> written(history, history.postmortemRevision(), text))
                .orElseGet(() -> written(history, 0, draft(history)));
    }

    /**
     * Keeps what was written, in the place of what was kept before, whoever wrote that.
     *
     * @param markdown with the headings of the draft
     * @throws NotAllowedNow unless the attempt is over, and if the text is too long
     */
    public Written keep(String id, String markdown) {
        return keep(id, markdown, OptionalLong.empty());
    }

    /**
     * The same, unless somebody else kept something since.
     *
     * @param basedOn the revision that the writer saw; empty for any
     * @throws ReviewedElsewhere if another one is kept
     */
    public Written keep(String id, String markdown, OptionalLong basedOn) {
        synchronized (locks.of(id)) {
            History history = over(id);
            if (markdown.isBlank() || markdown.length() > LONGEST) {
                throw new NotAllowedNow(
                        "A postmortem has up to " + LONGEST + " characters, and at least one.",
                        "Begin with the draft: podfall postmortem " + id + " --to postmortem.md");
            }
            Written before = of(id);
            if (before.markdown().equals(markdown) && before.kept()) {
                return before;
            }
            if (basedOn.isPresent() && basedOn.getAsLong() != before.revision()) {
                throw new ReviewedElsewhere(before.revision());
            }
            journal.append(history, Step.Kind.reviewed, new Payload.Reviewed(markdown));
            return of(id);
        }
    }

    private History over(String id) {
        History history = journal.read(id);
        if (!history.state().isOver()) {
            throw new NotAllowedNow(
                    "Attempt " + id + " is not over; a postmortem comes after it.",
                    "Submit it first: podfall submit " + id);
        }
        return history;
    }

    private static Written written(History history, long revision, String markdown) {
        PostmortemLint lint =
                new PostmortemLint(history.startedAt().atZone(ZoneOffset.UTC).toLocalDate(), List.of());
        return new Written(
                revision > 0, revision, markdown, PostmortemChecklist.of(lint.check(PostmortemReader.read(markdown))));
    }

    private String draft(History history) {
        String moments = Replay.of(history, clusters.answering(history.id())).entries().stream()
                .filter(e -> !e.kind().equals(Timeline.REQUEST) || e.code() < 400)
                .filter(e -> !AFTERWARDS.contains(e.kind()))
                .limit(MOST_MOMENTS)
                .map(e -> String.format(
                        Locale.ROOT,
                        "%tT %s",
                        e.at().atZone(ZoneOffset.UTC),
                        e.kind().equals(Timeline.REQUEST) ? e.verb() + " " + e.object() : e.kind()))
                .collect(Collectors.joining("\n"));
        Postmortem draft = new Postmortem(severity(history), Map.of(), List.of())
                .with(
                        Section.title,
                        history.started().lab() + ", "
                                + history.startedAt().atZone(ZoneOffset.UTC).toLocalDate())
                .with(Section.dates, history.startedAt() + " to " + history.endedAt())
                .with(Section.timeline, moments);
        return PostmortemText.markdown(draft).replaceFirst("\\(nothing written\\)\\s*$", ACTIONS);
    }

    /** As the learner answered it with the diagnosis; null if nobody asked, or nothing was answered. */
    private static Severity severity(History history) {
        return history.answers().values().entrySet().stream()
                .filter(answer -> answer.getKey().equals(SEVERITY))
                .findFirst()
                .flatMap(answer -> Severity.of(answer.getValue()))
                .orElse(null);
    }
}
