package dev.podfall.grader.rubric;

import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.scenario.rubric.ContainerSpec;
import java.util.List;

/** {@code exec}: a command in a container ends and prints as it should. */
record ExecClaim(ContainerSpec.Run spec) implements Claim {
    ExecClaim {
        if (spec.matches() != null) {
            Expected.pattern(spec.matches());
        }
    }

    @Override
    public String kind() {
        return "exec";
    }

    @Override
    public List<Observation> wants() {
        return List.of(new Observation.Command(spec.namespace(), spec.selector(), spec.container(), spec.command()));
    }

    @Override
    public Judgement judge(Evidence evidence) {
        String expected = "exit code " + spec.exitCode() + (spec.matches() == null ? "" : ", output " + spec.matches());
        Finding found = evidence.of(wants().get(0));
        if (found.problem() != null) {
            return Judgement.unverifiable(found, expected);
        }
        int code = found.value().path("exitCode").asInt();
        String output = found.value().path("stdout").asText();
        String actual = "exit code " + code + ", output " + output.strip();
        boolean holds = code == spec.exitCode()
                && (spec.matches() == null
                        || Expected.pattern(spec.matches()).matcher(output).find());
        return holds ? Judgement.met(actual, expected) : Judgement.unmet(actual, expected, "");
    }
}
