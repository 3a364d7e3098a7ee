package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.scenario.rubric.Completes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code completes}: the next runs come when they are due, complete, and leave what they are for. */
record CompletesClaim(Completes spec, Pattern prints) implements Claim {
    /** So much longer, as a share, a run must be able to take than it takes today. */
    private static final double SPARE = 0.25;

    CompletesClaim(Completes spec) {
        this(spec, spec.prints() == null ? null : Expected.pattern(spec.prints()));
    }

    @Override
    public String kind() {
        return "completes";
    }

    @Override
    public List<Observation> wants() {
        return List.of(new Observation.Runs(spec));
    }

    @Override
    public Judgement judge(Evidence evidence) {
        Finding found = evidence.of(wants().get(0));
        if (found.problem() != null) {
            return Judgement.unverifiable(found, expected());
        }
        JsonNode runs = found.value().path("runs");
        List<String> words = new ArrayList<>();
        List<String> flaws = new ArrayList<>();
        Instant before = null;
        int good = 0;
        for (JsonNode run : runs) {
            Optional<String> flaw = flaw(evidence, run, before);
            words.add(run.path("name").asText() + " " + end(run, flaw.isPresent()));
            flaw.filter(f -> !flaws.contains(f)).ifPresent(flaws::add);
            good += flaw.isPresent() ? 0 : 1;
            before = run.hasNonNull("due") ? Instant.parse(run.path("due").asText()) : null;
        }
        String obstacle = found.value().path("obstacle").asText();
        if (runs.size() < spec.runs()) {
            flaws.add(obstacle.isEmpty() ? "No more came within " + words(spec.within()) + "." : obstacle);
        }
        String actual = words.isEmpty() ? "no run" : String.join(", ", words);
        Optional<String> gap = gap(found.value().path("schedule").asText()).or(() -> otherMinute(evidence, runs));
        Optional<String> tight = tight(runs);
        if (flaws.isEmpty() && gap.isPresent()) {
            return Judgement.share(
                    0.5, actual + "; " + gap.get(), expected(), "It does not come as it did, all the time.");
        } else if (flaws.isEmpty() && tight.isPresent()) {
            return Judgement.share(0.5, actual + "; " + tight.get(), expected(), "A slower day ends it.");
        }
        return Judgement.share((double) good / spec.runs(), actual, expected(), String.join(" ", flaws));
    }

    private static String end(JsonNode run, boolean flawed) {
        if (!run.path("succeeded").asBoolean()) {
            return "did not complete";
        }
        return flawed ? "completed otherwise than it should" : "completed";
    }

    /** A run that had hardly a second to spare, in words. */
    private static Optional<String> tight(JsonNode runs) {
        for (JsonNode run : runs) {
            long took = run.path("took").asLong();
            if (took * (1 + SPARE) > run.path("most").asLong(Long.MAX_VALUE)) {
                return Optional.of(run.path("name").asText() + " took " + took + " of the "
                        + run.path("most").asLong() + " seconds after which it is ended");
            }
        }
        return Optional.empty();
    }

    /** When it does not come as it should, beyond what was seen. Evidence of earlier versions has no schedule. */
    private Optional<String> gap(String schedule) {
        return spec.every() == null || spec.cronJob() == null
                ? Optional.empty()
                : Cadence.of(schedule).flatMap(cadence -> cadence.gap(spec.every()));
    }

    /** Who waits for what runs leave counts on when they came. A healthy schedule in a time zone of its own says nothing of that here. */
    private Optional<String> otherMinute(Evidence evidence, JsonNode runs) {
        if (spec.every() == null || spec.cronJob() == null) {
            return Optional.empty();
        }
        Optional<Cadence> healthy = Selected.baseline(evidence, "CronJob", spec.namespace(), spec.cronJob())
                .filter(c -> !c.path("spec").hasNonNull("timeZone"))
                .flatMap(c -> Cadence.of(c.at("/spec/schedule").asText()));
        for (JsonNode run : runs) {
            if (run.hasNonNull("due")
                    && healthy.filter(
                                    h -> !h.isDue(Instant.parse(run.path("due").asText())))
                            .isPresent()) {
                return Optional.of(run.path("name").asText() + " was due at "
                        + run.path("due").asText() + ", when none was due in the healthy cluster");
            }
        }
        return Optional.empty();
    }

    private String expected() {
        String runs = spec.job() != null
                ? "Job " + spec.job() + " completes"
                : "the next " + (spec.runs() == 1 ? "run" : spec.runs() + " runs") + " of CronJob " + spec.cronJob()
                        + (spec.runs() == 1 ? " completes" : " complete");
        return runs
                + (spec.every() == null ? "" : ", " + words(spec.every()) + " after each other")
                + (spec.writes() == null
                        ? ""
                        : ", and write " + spec.writes().kind() + " "
                                + spec.writes().name());
    }

    /** What is wrong with a run; empty if nothing is. @param before when the run before it was due; null for the first */
    private Optional<String> flaw(Evidence evidence, JsonNode run, Instant before) {
        if (!run.path("succeeded").asBoolean()) {
            return Optional.of(run.path("name").asText() + " ended otherwise: "
                    + run.path("reason").asText() + ".");
        }
        Optional<String> stranger = spec.otherProgram() ? Optional.empty() : new SameWork(evidence, spec).missed(run);
        if (stranger.isPresent()) {
            return stranger;
        }
        if (prints != null && !prints.matcher(run.path("log").asText()).find()) {
            return Optional.of("The log of " + run.path("name").asText() + " does not say what it should.");
        }
        if (spec.writes() != null && !run.path("wrote").asBoolean()) {
            return Optional.of(spec.writes().kind() + " " + spec.writes().name() + " was not written by "
                    + run.path("name").asText() + ".");
        }
        boolean offBeat = spec.every() != null
                && before != null
                && run.hasNonNull("due")
                && !Duration.between(before, Instant.parse(run.path("due").asText()))
                        .equals(spec.every());
        return offBeat ? Optional.of("It comes at other times than it should.") : Optional.empty();
    }

    private static String words(Duration time) {
        boolean whole = time.toMinutes() % 60 == 0;
        long number = whole ? time.toHours() : time.toMinutes();
        return number + (whole ? " hour" : " minute") + (number == 1 ? "" : "s");
    }
}
