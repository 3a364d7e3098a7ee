package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.scenario.rubric.ClaimSpec;
import java.util.ArrayList;
import java.util.List;

/** {@code unchanged}: what the healthy cluster had is there and the same. What was added is nobody's harm, unless a lab says so. */
record UnchangedClaim(ClaimSpec.Unchanged spec) implements Claim {
    @Override
    public String kind() {
        return "unchanged";
    }

    @Override
    public List<Observation> wants() {
        return List.of(new Observation.Written(spec.namespace()));
    }

    @Override
    public Judgement judge(Evidence evidence) {
        String expected = "as in the healthy cluster: " + String.join(", ", spec.kinds());
        Finding found = evidence.of(wants().get(0));
        if (found.problem() != null) {
            return Judgement.unverifiable(found, expected);
        }
        List<String> harmed = new ArrayList<>();
        evidence.baseline().forEach((key, before) -> {
            String[] place = key.split("/", 3);
            if (spec.kinds().contains(place[0])
                    && place[1].equals(spec.namespace())
                    && !Readers.areGone(evidence.baseline(), found.value(), place)) {
                JsonNode now = found.value().path(key);
                if (now.isMissingNode()) {
                    harmed.add(place[0] + " " + place[2] + " is gone");
                } else {
                    JsonNode meant = Meaning.of(before, place, spec.except());
                    List<String> different = Meaning.differences(meant, Meaning.of(now, place, spec.except()));
                    if (!different.isEmpty()) {
                        harmed.add(place[0] + " " + place[2] + " is different: " + String.join(", ", different));
                    }
                }
            }
        });
        if (spec.nothingAdded()) {
            harmed.addAll(added(evidence, found.value()));
        }
        return harmed.isEmpty()
                ? Judgement.met("nothing changed", expected)
                : Judgement.unmet(String.join(", ", harmed), expected, "");
    }

    private List<String> added(Evidence evidence, JsonNode now) {
        List<String> names = new ArrayList<>();
        now.fieldNames().forEachRemaining(key -> {
            String[] place = key.split("/", 3);
            if (spec.kinds().contains(place[0])
                    && place[1].equals(spec.namespace())
                    && !evidence.baseline().containsKey(key)) {
                names.add(place[0] + " " + place[2] + " is new");
            }
        });
        return names;
    }
}
