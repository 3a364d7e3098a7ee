package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.scenario.rubric.ContainerSpec;
import java.util.List;
import java.util.regex.Pattern;

/** {@code logs}: a line matches, or none does. */
record LogsClaim(ContainerSpec.Logs spec) implements Claim {
    LogsClaim {
        Expected.pattern(spec.matches());
    }

    @Override
    public String kind() {
        return "logs";
    }

    @Override
    public List<Observation> wants() {
        return List.of(new Observation.Logs(spec.namespace(), spec.selector(), spec.container()));
    }

    @Override
    public Judgement judge(Evidence evidence) {
        String expected = (spec.absent() ? "no line like " : "a line like ") + spec.matches();
        Finding found = evidence.of(wants().get(0));
        if (found.problem() != null) {
            return Judgement.unverifiable(found, expected);
        }
        Pattern pattern = Expected.pattern(spec.matches());
        String line = "";
        for (JsonNode log : found.value()) {
            line = log.asText()
                    .lines()
                    .filter(l -> pattern.matcher(l).find())
                    .findFirst()
                    .orElse(line);
        }
        String actual = line.isEmpty() ? "no such line" : line;
        return line.isEmpty() == spec.absent()
                ? Judgement.met(actual, expected)
                : Judgement.unmet(actual, expected, "");
    }
}
