package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.scenario.rubric.ClaimSpec;
import java.util.List;

/** {@code rollout}: a Deployment has come to rest with at least as many replicas as when it was healthy. */
record RolloutClaim(ClaimSpec.Rollout spec) implements Claim {
    @Override
    public String kind() {
        return "rollout";
    }

    @Override
    public List<Observation> wants() {
        return List.of(Selected.wanted("Deployment", spec.namespace(), null));
    }

    @Override
    public Judgement judge(Evidence evidence) {
        int before = Selected.baseline(evidence, "Deployment", spec.namespace(), spec.deployment())
                .map(b -> b.at("/spec/replicas").asInt(1))
                .orElse(1);
        String expected = "at least " + before + " replicas, all of the present revision and available";
        Finding found = evidence.of(wants().get(0));
        if (found.problem() != null) {
            return Judgement.unverifiable(found, expected);
        }
        JsonNode deployment = Selected.named(found.value(), spec.deployment()).orElse(null);
        if (deployment == null) {
            return Judgement.unmet("there is no Deployment " + spec.deployment(), expected, "");
        }
        return judge(deployment, before, expected);
    }

    private static Judgement judge(JsonNode deployment, int before, String expected) {
        JsonNode status = deployment.path("status");
        int wanted = deployment.at("/spec/replicas").asInt(1);
        int updated = status.path("updatedReplicas").asInt();
        int available = Math.min(updated, status.path("availableReplicas").asInt());
        String actual = wanted + " wanted, " + updated + " of the present revision, "
                + status.path("availableReplicas").asInt() + " available";
        boolean observed = status.path("observedGeneration").asLong()
                >= deployment.at("/metadata/generation").asLong();
        if (deployment.at("/spec/paused").asBoolean()) {
            return Judgement.unmet(actual, expected, "The Deployment is paused: changes are not rolled out.");
        }
        if (!observed) {
            return Judgement.unmet(actual, expected, "The last change has not been rolled out.");
        }
        double share = (double) available / Math.max(wanted, before);
        boolean oldOnesLeft = status.path("replicas").asInt() > updated;
        boolean through = !oldOnesLeft && available >= wanted;
        return Judgement.share(
                oldOnesLeft ? Math.min(share, 0.5) : share,
                actual,
                expected,
                through ? "Fewer replicas are asked for than before." : "The rollout is not through.");
    }
}
