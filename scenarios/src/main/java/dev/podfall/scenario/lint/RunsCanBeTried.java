package dev.podfall.scenario.lint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.rubric.AccessSpec;
import dev.podfall.scenario.rubric.ClaimSpec;
import dev.podfall.scenario.rubric.Completes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is to complete is in the baseline, and what is to be admitted or refused is an object that could be sent. */
final class RunsCanBeTried implements Rule {
    @Override
    public List<Finding> check(LintedLab lab) {
        Map<String, ClaimSpec> claims = new TreeMap<>();
        lab.lab().rubric().criteria().forEach(c -> claims.put(c.id(), c.claim()));
        lab.lab().rubric().guards().forEach(g -> claims.put(g.id(), g.claim()));
        List<Finding> findings = new ArrayList<>();
        claims.forEach((id, claim) -> {
            String where = lab.file("rubric.yaml") + " " + id;
            if (claim instanceof Completes completes) {
                check(lab, where, completes, findings);
            } else if (claim instanceof AccessSpec.Admits admits) {
                check(where, admits, findings);
            }
        });
        return findings;
    }

    private static void check(LintedLab lab, String where, Completes claim, List<Finding> findings) {
        if ((claim.job() == null) == (claim.cronJob() == null)) {
            findings.add(new Finding(
                    where, "It names neither a Job nor a CronJob, or both.", "Write cronJob: NAME, or job: NAME."));
        } else if (lab.lab().scenario().baseline().stream().noneMatch(o -> isIt(o, claim)) && !claim.otherProgram()) {
            findings.add(new Finding(
                    where,
                    "The baseline has no " + claim.kind() + " " + claim.namespace() + "/" + claim.name()
                            + " that says what has to run.",
                    "Name one that it has; or say otherProgram: true, and what each run prints or writes."));
        }
        if (claim.otherProgram() && claim.prints() == null && claim.writes() == null) {
            findings.add(new Finding(
                    where,
                    "Any program that ends well meets it.",
                    "Say what each run prints or writes, or leave otherProgram out."));
        }
    }

    private static void check(String where, AccessSpec.Admits claim, List<Finding> findings) {
        ObjectNode object = claim.object();
        if (!object.has("apiVersion")
                || !object.has("kind")
                || object.at("/metadata/name").isMissingNode()) {
            findings.add(new Finding(
                    where,
                    "Its object could not be sent to any cluster.",
                    "Write it as a manifest, with apiVersion, kind and metadata.name."));
        }
        if (claim.refused() && claim.because() == null) {
            findings.add(new Finding(
                    where,
                    "It is content with a refusal for any reason, such as a namespace that is gone.",
                    "Say under because what the refusal has to say: \"exceeded quota\", \"is forbidden: User\"."));
        } else if (!claim.refused() && claim.because() != null) {
            findings.add(new Finding(
                    where,
                    "It says why something is refused that is to be taken.",
                    "Leave because out, or say refused: true."));
        }
    }

    private static boolean isIt(ObjectNode object, Completes claim) {
        return object.path("kind").asText().equals(claim.kind())
                && object.at("/metadata/name").asText().equals(claim.name())
                && object.at("/metadata/namespace").asText().equals(claim.namespace());
    }
}
