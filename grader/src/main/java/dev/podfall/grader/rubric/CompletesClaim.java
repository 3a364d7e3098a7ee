package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.grader.evidence.References;
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
            words.add(run.path("name").asText() + " "
                    + (run.path("succeeded").asBoolean() ? "completed" : "did not complete"));
            flaw.filter(f -> !flaws.contains(f)).ifPresent(flaws::add);
            good += flaw.isPresent() ? 0 : 1;
            before = run.hasNonNull("due") ? Instant.parse(run.path("due").asText()) : null;
        }
        String obstacle = found.value().path("obstacle").asText();
        if (runs.size() < spec.runs()) {
            flaws.add(obstacle.isEmpty() ? "No more came within " + words(spec.within()) + "." : obstacle);
        }
        String actual = words.isEmpty() ? "no run" : String.join(", ", words);
        Optional<String> gap = gap(found.value().path("schedule").asText());
        Optional<String> tight = tight(runs);
        if (flaws.isEmpty() && gap.isPresent()) {
            return Judgement.share(0.5, actual + "; " + gap.get(), expected(), "It does not come so all the time.");
        } else if (flaws.isEmpty() && tight.isPresent()) {
            return Judgement.share(0.5, actual + "; " + tight.get(), expected(), "A slower day ends it.");
        }
        return Judgement.share((double) good / spec.runs(), actual, expected(), String.join(" ", flaws));
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
        Optional<String> stranger = spec.otherProgram() ? Optional.empty() : stranger(evidence, run);
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

    /** Something else ran than in the healthy cluster, in words. */
    private Optional<String> stranger(Evidence evidence, JsonNode run) {
        JsonNode template = Selected.baseline(evidence, spec.kind(), spec.namespace(), spec.name())
                .map(b -> b.at(spec.job() == null ? "/spec/jobTemplate/spec/template" : "/spec/template"))
                .orElse(null);
        if (template == null) {
            return Optional.empty();
        }
        for (JsonNode meant : template.at("/spec/containers")) {
            String name = meant.path("name").asText();
            JsonNode ran = run.path("containers").path(name);
            if (!ran.path("image").equals(meant.path("image"))) {
                return Optional.of("Container " + name + " ran "
                        + (ran.isMissingNode() ? "nowhere" : ran.path("image").asText()) + ", not "
                        + meant.path("image").asText() + ".");
            } else if (!ran.path("command").equals(meant.path("command"))
                    || !ran.path("args").equals(meant.path("args"))) {
                return Optional.of("Container " + name + " ran another command than in the healthy cluster.");
            }
            Optional<String> other = otherReference(evidence, template, meant, ran);
            if (other.isPresent()) {
                return other;
            }
        }
        return Optional.empty();
    }

    /** A script, a file or a server that is not what it was, whatever it is called. Evidence of earlier versions has none. */
    private Optional<String> otherReference(Evidence evidence, JsonNode template, JsonNode meant, JsonNode ran) {
        References healthy = new References(
                spec.namespace(),
                template.path("spec"),
                name -> Selected.baseline(evidence, "ConfigMap", spec.namespace(), name)
                        .map(JsonNode.class::cast));
        String name = meant.path("name").asText();
        return healthy.of(meant).entrySet().stream()
                .filter(file -> ran.has("references"))
                .filter(file ->
                        !ran.path("references").path(file.getKey()).asText().equals(file.getValue()))
                .map(file -> file.getKey().startsWith("env/")
                        ? "Variable " + file.getKey().substring("env/".length()) + " of container " + name
                                + " does not name the file or server that it named in the healthy cluster."
                        : "The script that container " + name + " ran is not the one of the healthy cluster.")
                .findFirst();
    }

    private static String words(Duration time) {
        boolean whole = time.toMinutes() % 60 == 0;
        long number = whole ? time.toHours() : time.toMinutes();
        return number + (whole ? " hour" : " minute") + (number == 1 ? "" : "s");
    }
}
