package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.scenario.rubric.ClaimSpec;
import java.util.ArrayList;
import java.util.List;

/** {@code secrecy}: a container gets a Secret's value from a Secret, it can be read nowhere else, and no other Secret holds it. */
record SecrecyClaim(ClaimSpec.Secrecy spec) implements Claim {
    @Override
    public String kind() {
        return "secrecy";
    }

    @Override
    public List<Observation> wants() {
        return List.of(new Observation.Secret(spec));
    }

    @Override
    public Judgement judge(Evidence evidence) {
        String expected = expected();
        Finding found = evidence.of(wants().get(0));
        if (found.problem() != null) {
            return Judgement.unverifiable(found, expected);
        }
        List<JsonNode> sources = Selected.all(found.value().path("sources"));
        return switch (spec.aspect()) {
            case arrives -> arrives(sources, expected);
            case hidden -> hidden(sources, found.value().path("readable"), expected);
            case alone -> alone(sources, found.value().path("copies"), expected);
        };
    }

    private String expected() {
        return switch (spec.aspect()) {
            case arrives -> spec.variable() + " comes from a Secret that holds the right value";
            case hidden ->
                "nothing but a Secret holds the value of " + spec.variable() + ", or what other Secrets hold";
            case alone ->
                "Secret " + spec.secret() + " alone holds the value of " + spec.variable()
                        + ", and what uses it takes it from there";
        };
    }

    /** A change of that Secret reaches who takes it, and no copy of the old value is left. */
    private static Judgement alone(List<JsonNode> sources, JsonNode copies, String expected) {
        List<String> held = new ArrayList<>();
        copies.forEach(c -> held.add("Secret " + c.asText() + " holds it as well"));
        boolean another = sources.stream()
                .anyMatch(s -> s.path("there").asBoolean() && !s.path("named").asBoolean());
        if (another) {
            held.add("pods take it " + shown(sources));
        }
        return held.isEmpty()
                ? Judgement.met(shown(sources), expected)
                : Judgement.unmet(String.join("; ", held), expected, "A new value in it would not reach the server.");
    }

    private static Judgement arrives(List<JsonNode> sources, String expected) {
        if (sources.isEmpty()) {
            return Judgement.unmet("there is no pod that would take it", expected, "");
        }
        boolean right = sources.stream().allMatch(s -> s.path("right").asBoolean());
        boolean some = sources.stream()
                .allMatch(s -> s.path("secret").asBoolean() && s.path("there").asBoolean());
        return Judgement.share(right ? 1 : some ? 0.5 : 0, shown(sources), expected, "");
    }

    private static Judgement hidden(List<JsonNode> sources, JsonNode readable, String expected) {
        List<String> places = new ArrayList<>();
        readable.forEach(p -> places.add(p.asText()));
        if (!places.isEmpty()) {
            return Judgement.unmet("it can be read in " + String.join("; ", places), expected, "");
        }
        boolean elsewhere = sources.stream().anyMatch(s -> !s.path("secret").asBoolean());
        return elsewhere ? Judgement.unmet(shown(sources), expected, "") : Judgement.met(shown(sources), expected);
    }

    private static String shown(List<JsonNode> sources) {
        List<String> words = sources.stream()
                .map(s -> "from " + s.path("from").asText())
                .map(w -> w.replace("from nowhere", "from nowhere that can be seen"))
                .distinct()
                .toList();
        return words.isEmpty() ? "no pod takes it" : String.join("; ", words);
    }
}
