package dev.podfall.grader.gameday.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.podfall.grader.gameday.history.DrillHistory;
import dev.podfall.grader.gameday.history.NoteKind;
import dev.podfall.grader.gameday.history.Page;
import dev.podfall.grader.gameday.history.Payload;
import dev.podfall.grader.gameday.history.Stamped;
import dev.podfall.grader.gameday.traffic.Levels;
import dev.podfall.grader.gameday.traffic.Sample;
import dev.podfall.scenario.gameday.Alert;
import dev.podfall.scenario.gameday.Cue;
import dev.podfall.scenario.gameday.GameDayFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was measured. Times are seconds; null where it did not happen.
 *
 * @param detect from the first cue that hurts to the first page
 * @param acknowledge from the first page until somebody was at it
 * @param runbook from the first page (without one, from the cue) until a runbook that helps was opened
 * @param mitigate from the same moment until users were well, as they were seen, and stayed so
 * @param resolve from the same moment until it was said to be over
 * @param update from the same moment until those who wait were told
 * @param unharmed whether users were well all the time
 * @param requests that users sent from the first cue on
 * @param lost of them
 * @param strangers answers that came from a version that nobody meant
 * @param late answers that took longer than the steady state allows
 * @param wrong answers that are not what the model that is meant predicts
 * @param burnt per cent of the error budget of the whole period, if production had lost the same share for as long
 * @param left per cent of it, if it was untouched before
 * @param fired alerts that rang
 * @param missed alerts that should have, and did not
 * @param updates how many there were
 * @param changes people made while it went on, those of runbooks too
 * @param pages how often the pager rang
 * @param toilMinutes as logged
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Measures(
        Long detect,
        Long acknowledge,
        Long runbook,
        Long mitigate,
        Long resolve,
        Long update,
        boolean unharmed,
        long requests,
        long lost,
        int strangers,
        long late,
        int wrong,
        double burnt,
        double left,
        Set<Alert> fired,
        Set<Alert> missed,
        int updates,
        int changes,
        int pages,
        int toilMinutes) {
    private static final double SECONDS_A_DAY = 86_400;

    /** Of a drill as it is now. */
    public static Measures of(DrillHistory history) {
        Optional<Instant> cue = firstCue(history);
        Optional<Page> page = firstPage(history, cue);
        Instant from = page.map(Page::at).or(() -> cue).orElse(null);
        List<Sample> since = history.samples().stream()
                .filter(s -> cue.isPresent() && s.at().isAfter(cue.get()))
                .filter(s -> history.ended().map(e -> !s.at().isAfter(e)).orElse(true))
                .toList();
        Levels levels = Levels.of(since);
        double burnt = burnt(history.gameDay().facts().slo(), levels, since, cue);
        Set<Alert> fired = history.pages().stream().map(Page::alert).collect(Collectors.toCollection(TreeSet::new));
        Set<Alert> missed = new TreeSet<>(expected(history));
        missed.removeAll(fired);
        List<Payload.Change> changes = history.changes().stream()
                .filter(c -> history.ended().map(e -> !c.at().isAfter(e)).orElse(true))
                .toList();
        return new Measures(
                seconds(cue.orElse(null), page.map(Page::at)),
                seconds(page.map(Page::at).orElse(null), page.map(Page::acknowledged)),
                seconds(from, rightRunbook(history, from)),
                seconds(from, well(history, since)),
                seconds(from, history.resolved().map(Stamped::at)),
                seconds(from, firstUpdate(history, from)),
                !since.isEmpty() && lastBad(history, since) == null,
                levels.requests(),
                levels.failed(),
                levels.strangers().values().stream().mapToInt(Integer::intValue).sum(),
                late(since, history.gameDay().facts().hypothesis().p95()),
                levels.wrong(),
                burnt,
                Math.max(0, 100 - burnt),
                fired,
                missed,
                (int) updates(history, from),
                changes.size()
                        + (int) history.ran().stream()
                                .filter(r -> r.what().done())
                                .count(),
                history.pages().size(),
                notes(history).mapToInt(n -> n.what().minutes()).sum());
    }

    private static Long seconds(Instant from, Optional<Instant> to) {
        return from == null || to.isEmpty()
                ? null
                : Long.valueOf(Math.max(0, Duration.between(from, to.get()).toSeconds()));
    }

    /** When the first cue was injected that is no red herring. */
    static Optional<Instant> firstCue(DrillHistory history) {
        return history.injected().stream()
                .filter(i -> history.gameDay()
                        .cue(i.what().cue())
                        .map(c -> !c.isHerring())
                        .orElse(false))
                .map(Stamped::at)
                .findFirst();
    }

    private static Optional<Page> firstPage(DrillHistory history, Optional<Instant> cue) {
        return history.pages().stream()
                .filter(p -> cue.isPresent() && !p.at().isBefore(cue.get()))
                .findFirst();
    }

    /** Alerts that the cues played so far should let ring. */
    static Set<Alert> expected(DrillHistory history) {
        return history.injected().stream()
                .flatMap(i -> history.gameDay().cue(i.what().cue()).stream())
                .map(Cue::expect)
                .map(Cue.Expect::alerts)
                .flatMap(Collection::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What was opened before anything was seen was not found by it. */
    private static Optional<Instant> rightRunbook(DrillHistory history, Instant from) {
        Set<String> helpful = history.injected().stream()
                .flatMap(i -> history.gameDay().cue(i.what().cue()).stream())
                .filter(c -> !c.isHerring())
                .map(Cue::runbook)
                .collect(Collectors.toSet());
        Stream<Instant> opened = history.opened().stream()
                .filter(o -> helpful.contains(o.what().runbook()))
                .map(Stamped::at);
        Stream<Instant> ran = history.ran().stream()
                .filter(r -> helpful.contains(r.what().runbook()))
                .map(Stamped::at);
        return Stream.concat(opened, ran)
                .filter(at -> from != null && !at.isBefore(from))
                .min(Comparator.naturalOrder());
    }

    /** After the last seconds in which the steady state did not hold; when it was said, if users never noticed anything. */
    private static Optional<Instant> well(DrillHistory history, List<Sample> since) {
        Instant lastBad = lastBad(history, since);
        if (lastBad == null) {
            return history.mitigated().map(Stamped::at);
        }
        return lastBad.equals(since.get(since.size() - 1).at()) ? Optional.empty() : Optional.of(lastBad);
    }

    private static Instant lastBad(DrillHistory history, List<Sample> since) {
        var wanted = history.gameDay().facts().hypothesis();
        Instant lastBad = null;
        for (Sample sample : since) {
            lastBad = Levels.of(List.of(sample)).holds(wanted.errors(), wanted.p95()) ? lastBad : sample.at();
        }
        return lastBad;
    }

    /** Whether no alert was to ring, and none did. */
    public boolean isSilent() {
        return pages == 0 && missed.isEmpty();
    }

    /** What happened when, each in a few words. */
    public List<String> times() {
        List<String> all = new ArrayList<>();
        if (isSilent()) {
            all.add("no alert was to ring, and none did");
        } else {
            all.add(Words.after("detected", detect));
            all.add(Words.after("acknowledged", acknowledge));
        }
        all.add(Words.after("runbook found", runbook));
        all.add(
                requests == 0 && detect == null && mitigate == null
                        ? "users not counted"
                        : unharmed
                                ? "users well all the time"
                                        + (mitigate == null ? "" : " (said after " + Words.time(mitigate) + ")")
                                : Words.after("users well", mitigate));
        all.add(Words.after("resolved", resolve));
        return all;
    }

    /** What was written down while it went on. */
    private static Stream<Stamped<Payload.Noted>> notes(DrillHistory history) {
        return history.notes().stream()
                .filter(n -> history.ended().map(e -> !n.at().isAfter(e)).orElse(true));
    }

    private static long updates(DrillHistory history, Instant from) {
        return from == null
                ? 0
                : notes(history)
                        .filter(n -> n.what().kind() == NoteKind.update && !n.at().isBefore(from))
                        .count();
    }

    private static Optional<Instant> firstUpdate(DrillHistory history, Instant from) {
        return notes(history)
                .filter(n -> from != null && n.what().kind() == NoteKind.update && !n.at().isBefore(from))
                .map(Stamped::at)
                .findFirst();
    }

    private static long late(List<Sample> samples, int slowest) {
        return samples.stream()
                .flatMap(s -> s.millis().stream())
                .filter(m -> m > slowest)
                .count();
    }

    /** What users got, in words. */
    public String felt() {
        return String.format(
                Locale.ROOT,
                "%d of %d requests lost, %d answers too late, %d of a version that nobody meant, %d not the model's",
                lost,
                requests,
                late,
                strangers,
                wrong);
    }

    private static double burnt(GameDayFacts.Slo slo, Levels levels, List<Sample> since, Optional<Instant> cue) {
        if (levels.requests() == 0 || cue.isEmpty() || slo.budget() <= 0) {
            return 0;
        }
        double seconds =
                Duration.between(cue.get(), since.get(since.size() - 1).at()).toSeconds();
        double production = slo.requestsPerDay() * seconds / SECONDS_A_DAY;
        return 100 * (production * levels.failed() / levels.requests()) / slo.budget();
    }
}
