package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.grader.rubric.Answered.Kind;
import dev.podfall.scenario.client.Clients.Ask;
import dev.podfall.scenario.rubric.ClaimSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code scores}: clients get the answers the model gives, from the lab's own server. Lost answers cost their share. One
 * wrong or foreign prediction costs all: nobody could tell which of the others to trust. With a foreign one nobody passes,
 * whichever of the clients got it; nor with a client that got no right answer at all, since the healthy cluster serves each.
 */
record ScoresClaim(ClaimSpec.Scores spec) implements Claim {
    /** One in so many. */
    private static final int LOST_BY_CHANCE = 4;

    private static final String EXPECTED = "the model's own answers, from the lab's own server";

    private String expected() {
        return spec.of() == null
                ? EXPECTED
                : "the answers that " + spec.of().deployment() + " gave in the healthy cluster, from its own pods";
    }

    @Override
    public String kind() {
        return "scores";
    }

    @Override
    public List<Observation> wants() {
        List<Ask> light = spec.ask().stream().filter(a -> a != Ask.batch).toList();
        List<Observation> wants = new ArrayList<>();
        if (!light.isEmpty()) {
            wants.add(new Observation.Asked(spec.clients(), light, spec.times(), spec.of()));
        }
        if (spec.ask().contains(Ask.batch)) {
            int times = light.isEmpty() ? spec.times() : 1;
            wants.add(new Observation.Asked(spec.clients(), List.of(Ask.batch), times, spec.of()));
        }
        return wants;
    }

    @Override
    public Judgement judge(Evidence evidence) {
        Map<String, List<Answered>> byClient = new TreeMap<>();
        Map<String, List<Answered>> ordinary = new TreeMap<>();
        boolean onlyPayloads = true;
        Finding unseen = null;
        for (Observation want : wants()) {
            Finding found = evidence.of(want);
            if (found.problem() != null) {
                unseen = found;
                continue;
            }
            Giver giver = new Giver(found.value().path("server"));
            for (JsonNode client : found.value().path("clients")) {
                if (client.has("problem")) {
                    unseen = Finding.unseen(client.path("problem").asText());
                    continue;
                }
                List<Answered> all =
                        byClient.computeIfAbsent(client.path("title").asText(), t -> new ArrayList<>());
                for (JsonNode answer : client.path("answers")) {
                    Answered answered = Answered.of(answer, giver);
                    all.add(answered);
                    if (!answer.path("ask").asText().equals(Ask.batch.name())) {
                        ordinary.computeIfAbsent(client.path("title").asText(), t -> new ArrayList<>())
                                .add(answered);
                    }
                    boolean payload = answer.path("ask").asText().equals(Ask.refused.name());
                    onlyPayloads &= payload || answered.kind() != Kind.wrong && answered.kind() != Kind.foreign;
                }
            }
        }
        if (byClient.isEmpty() && unseen != null) {
            return Judgement.unverifiable(unseen, expected());
        }
        return spec.of() == null ? judge(byClient, onlyPayloads, ordinary) : ofAnother(byClient);
    }

    /** Its users are others: what they lose costs what a lab says. */
    private Judgement ofAnother(Map<String, List<Answered>> byClient) {
        List<Answered> all = byClient.values().stream().flatMap(List::stream).toList();
        String actual = told(byClient);
        return Answered.isEverWrong(all)
                ? Judgement.unmet(actual, expected(), "What answers there is another, or answers by other settings.")
                : Judgement.share(
                        (double) Answered.count(all, Kind.right) / Math.max(1, all.size()), actual, expected(), "");
    }

    private static String told(Map<String, List<Answered>> byClient) {
        List<String> lines = new ArrayList<>();
        byClient.forEach((title, answers) -> {
            String rest = Answered.counted(answers);
            lines.add(title + ": " + Answered.count(answers, Kind.right) + " of " + answers.size() + " right"
                    + (rest.isEmpty() ? "" : "; " + rest));
        });
        return String.join(". ", lines);
    }

    /** Whom no request but a full batch could reach: that one may be too much for a server that serves all others. */
    private static List<String> shutOut(Map<String, List<Answered>> ordinary) {
        return ordinary.entrySet().stream()
                .filter(c -> Answered.count(c.getValue(), Kind.right) == 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Who is served by chance: so much is lost that somebody takes requests who does not answer. */
    private static List<String> servedByChance(Map<String, List<Answered>> ordinary) {
        return ordinary.entrySet().stream()
                .filter(c -> LOST_BY_CHANCE * Answered.count(c.getValue(), Kind.lost)
                        >= c.getValue().size())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Judgement judge(
            Map<String, List<Answered>> byClient, boolean onlyPayloads, Map<String, List<Answered>> ordinary) {
        List<String> shutOut = shutOut(ordinary);
        List<String> byChance = servedByChance(ordinary);
        List<Answered> all = byClient.values().stream().flatMap(List::stream).toList();
        String actual = told(byClient);
        double share = (double) Answered.count(all, Kind.right) / Math.max(1, all.size());
        long foreign = Answered.count(all, Kind.foreign);
        long wrong = Answered.count(all, Kind.wrong);
        if (foreign > 0) {
            return Judgement.catastrophe(
                    actual,
                    EXPECTED,
                    foreign
                            + " answers came from somebody else: these count as none, no other can be trusted, and nobody passes with them.");
        } else if (!shutOut.isEmpty()) {
            return Judgement.catastrophe(
                    actual,
                    EXPECTED,
                    "No request of " + String.join(" and ", shutOut)
                            + " got a right answer: nobody passes whose users of one kind are shut out.");
        } else if (wrong > 0 && onlyPayloads) {
            return Judgement.share(
                    share / 2,
                    actual,
                    EXPECTED,
                    "Payloads that have to be refused were not refused as they should be.");
        } else if (wrong > 0) {
            boolean refusals = all.stream().filter(a -> a.kind() == Kind.wrong).allMatch(Answered::isRefusal);
            return Judgement.catastrophe(
                    actual,
                    EXPECTED,
                    refusals
                            ? "Requests that have to be answered were turned away: nobody passes with that."
                            : "Wrong answers look like right ones to who gets them: nobody passes with them.");
        }
        return byChance.isEmpty()
                ? Judgement.share(share, actual, EXPECTED, "Some requests were not answered.")
                : Judgement.catastrophe(
                        actual,
                        EXPECTED,
                        "So many requests of " + String.join(" and ", byChance)
                                + " were not answered that nobody passes with it.");
    }
}
