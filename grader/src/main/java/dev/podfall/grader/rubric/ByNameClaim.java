package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.grader.evidence.Evidence;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.scenario.rubric.ByName;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** {@code byName}: while a neighbour's Service has another address, requests are answered as ever, for it is found by its name. */
record ByNameClaim(ByName spec) implements Claim {
    ByNameClaim {
        new Answering(spec.answer());
    }

    @Override
    public String kind() {
        return "byName";
    }

    @Override
    public List<Observation> wants() {
        return List.of(new Observation.Moved(spec));
    }

    @Override
    public Judgement judge(Evidence evidence) {
        Answering answering = new Answering(spec.answer());
        String expected = "while Service " + spec.service() + " of " + spec.namespace() + " has another address: "
                + answering.expected();
        Finding found = evidence.of(wants().get(0));
        if (found.problem() != null) {
            return Judgement.unverifiable(found, expected);
        }
        if (found.value().has("obstacle")) {
            return Judgement.untried(found.value().path("obstacle").asText(), expected);
        }
        Set<String> pods = rightPods(answering, answers(found.value().path("before")));
        if (pods.isEmpty()) {
            return Judgement.untried("it is not answered so to begin with", expected);
        }
        List<JsonNode> answers = answers(found.value().path("meanwhile")).stream()
                .filter(answer -> pods.contains(pod(answer)))
                .toList();
        if (answers.isEmpty()) {
            return Judgement.untried("nobody answered", expected);
        }
        String actual = "meanwhile "
                + Answering.counted(answers.stream().map(answering::shown).toList());
        return answers.stream().allMatch(answering::isGood)
                ? Judgement.met(actual, expected)
                : Judgement.unmet(actual, expected, "An address stands where the name should: it leads to nobody now.");
    }

    /** Those that answered as they should each time. */
    private static Set<String> rightPods(Answering answering, List<JsonNode> answers) {
        Set<String> pods = new TreeSet<>();
        answers.forEach(answer -> pods.add(pod(answer)));
        answers.stream().filter(answer -> !answering.isGood(answer)).forEach(answer -> pods.remove(pod(answer)));
        return pods;
    }

    private static String pod(JsonNode answer) {
        return answer.at("/by/pod/uid").asText();
    }

    /** Those that were given at all. */
    private static List<JsonNode> answers(JsonNode finding) {
        return Selected.all(finding.path("answers")).stream()
                .filter(answer -> !answer.hasNonNull("failure"))
                .toList();
    }
}
