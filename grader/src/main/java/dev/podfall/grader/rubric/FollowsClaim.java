package dev.podfall.grader.rubric;

import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.scenario.rubric.Follows;
import java.util.List;

/** {@code follows}: once something was changed where an object comes from, it is as it then should be. */
record FollowsClaim(Follows spec, ResourceClaim result) implements Claim {
    FollowsClaim(Follows spec) {
        this(spec, new ResourceClaim(spec.result()));
    }

    @Override
    public String kind() {
        return "follows";
    }

    @Override
    public List<Observation> wants() {
        return List.of(new Observation.Followed(spec));
    }

    @Override
    public Judgement judge(Evidence evidence) {
        Finding found = evidence.of(wants().get(0));
        if (found.problem() != null) {
            return Judgement.unverifiable(found, spec.expected());
        }
        String untried = found.value().path("untried").asText();
        if (!untried.isEmpty()) {
            return Judgement.untried(untried, spec.expected());
        }
        String obstacle = found.value().path("obstacle").asText();
        if (!obstacle.isEmpty()) {
            return Judgement.unmet("it could not be tried: " + obstacle, spec.expected(), "");
        }
        return result.judge(
                evidence, found.value().path("objects"), found.value().path("before"));
    }
}
