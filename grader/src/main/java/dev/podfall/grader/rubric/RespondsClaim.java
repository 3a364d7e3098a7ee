package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.scenario.rubric.ClaimSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code responds}: requests are answered as they should be, by who should. Each good answer counts, and each pod that answers as much. */
record RespondsClaim(ClaimSpec.Responds spec) implements Claim {
    private static final String ANSWERS = "answers";

    RespondsClaim {
        new Answering(spec.answer());
    }

    @Override
    public String kind() {
        return "responds";
    }

    @Override
    public List<Observation> wants() {
        return List.of(new Observation.Answers(spec.request(), spec.by()));
    }

    @Override
    public Judgement judge(Evidence evidence) {
        Answering answering = new Answering(spec.answer());
        Finding found = evidence.of(wants().get(0));
        if (found.problem() != null) {
            return Judgement.unverifiable(found, answering.expected());
        }
        // Evidence of earlier versions is the answers alone, and nobody asked who gave them.
        JsonNode kept = found.value();
        List<JsonNode> answers = Selected.all(kept.has(ANSWERS) ? kept.path(ANSWERS) : kept);
        Giver giver = new Giver(kept.path("server"));
        boolean anybody = spec.anybody() || !kept.has(ANSWERS);
        List<String> shown = new ArrayList<>();
        Map<String, List<Boolean>> byPod = new TreeMap<>();
        int good = 0;
        int foreign = 0;
        for (JsonNode answer : answers) {
            Optional<String> stranger =
                    anybody || answer.hasNonNull("failure") ? Optional.empty() : giver.stranger(answer);
            foreign += stranger.isPresent() ? 1 : 0;
            boolean isGood = stranger.isEmpty() && answering.isGood(answer);
            good += isGood ? 1 : 0;
            byPod.computeIfAbsent(answer.at("/by/pod/uid").asText(), pod -> new ArrayList<>())
                    .add(isGood);
            shown.add(answering.shown(answer)
                    + stranger.map(s -> ", answered " + s + ", not by " + giver.wanted())
                            .orElse(""));
        }
        return Judgement.share(
                share(byPod, answers.size()),
                Answering.counted(shown),
                answering.expected() + (anybody ? "" : ", from " + giver.wanted()),
                "Of " + answers.size() + " requests " + good + " were answered as they should be"
                        + (foreign == 0 ? "." : ", and " + foreign + " by somebody else."));
    }

    /** Pods count alike, however many requests a Service happened to send to each. */
    static double share(Map<String, List<Boolean>> byPod, int answers) {
        Map<String, List<Boolean>> pods = new TreeMap<>(byPod);
        List<Boolean> others = pods.getOrDefault("", List.of());
        pods.remove("");
        double ofPods = pods.values().stream()
                .mapToDouble(all -> (double) count(all) / all.size())
                .average()
                .orElse(0);
        return (ofPods * (answers - others.size()) + count(others)) / Math.max(1, answers);
    }

    private static long count(List<Boolean> all) {
        return all.stream().filter(good -> good).count();
    }
}
