package dev.podfall.grader.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that a rubric is judged by. It is kept as JSON and can be judged again without a cluster.
 *
 * @param collectedAt cluster time
 * @param findings by {@link Observation#key}
 * @param baseline of the healthy cluster, by {@code Kind/namespace/name}
 * @param answers to diagnosis questions, by id; null when none were asked for yet
 */
public record Evidence(
        Instant collectedAt,
        Map<String, Finding> findings,
        Map<String, ObjectNode> baseline,
        Map<String, String> answers) {
    public Evidence {
        findings = new TreeMap<>(findings);
        baseline = new TreeMap<>(baseline);
    }

    /** What was found; a finding with a problem if it was not looked at. */
    public Finding of(Observation observation) {
        Finding finding = findings.get(observation.key());
        return finding == null ? Finding.unseen("it was not looked at") : finding;
    }

    /** Nothing at all could be looked at. */
    public boolean isBlind() {
        return findings.values().stream().allMatch(f -> f.value() == null);
    }

    /** The same with something else that was found. */
    public Evidence and(String key, Finding finding) {
        Map<String, Finding> more = new TreeMap<>(findings);
        more.put(key, finding);
        return new Evidence(collectedAt, more, baseline, answers);
    }

    /**
     * The same where nobody looked again; where somebody did, what the later look saw, or why it could not.
     *
     * @param notLooked the problem of findings that the later look did not even try
     */
    public Evidence updated(Evidence later, String notLooked) {
        Map<String, Finding> all = new TreeMap<>(findings);
        later.findings().forEach((key, finding) -> {
            if (!notLooked.equals(finding.problem())) {
                all.put(key, finding);
            }
        });
        return new Evidence(later.collectedAt(), all, baseline, answers);
    }

    /** The same with other answers. */
    public Evidence answered(Map<String, String> given) {
        return new Evidence(collectedAt, findings, baseline, given);
    }
}
