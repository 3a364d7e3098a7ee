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
        String expected = spec.expected() != null
                ? spec.expected()
                : "exit code " + spec.exitCode() + (spec.matches() == null ? "" : ", output " + spec.matches());
        Finding found = evidence.of(wants().get(0));
        if (found.problem() != null) {
            return Judgement.unverifiable(found, expected);
        }
        int code = found.value().path("exitCode").asInt();
        String output = found.value().path("stdout").asText();
        String actual = code < 0 ? output.strip() : said(code, output.strip());
        boolean holds = code == spec.exitCode()
                && (spec.matches() == null
                        || Expected.pattern(spec.matches()).matcher(output).find());
        return holds ? Judgement.met(actual, expected) : Judgement.unmet(actual, expected, "");
    }

    private String said(int code, String output) {
        if (spec.expected() == null) {
            return "exit code " + code + ", output " + output;
        }
        String printed = output.isEmpty() ? "printed nothing" : "printed " + output.replaceAll("\\s+", " ");
        return "the command " + (code == 0 ? "" : "ended with exit code " + code + " and ") + printed;
    }
}
