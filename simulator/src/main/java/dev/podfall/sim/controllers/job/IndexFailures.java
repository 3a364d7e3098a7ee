package dev.podfall.sim.controllers.job;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which indexes of a Job with {@code backoffLimitPerIndex} have failed for good, and how long the others wait for their next
 * pod. Mirrors {@code calculateFailedIndexes} and {@code getRemainingTimePerIndex} of {@code pkg/controller/job}.
 */
final class IndexFailures {
    private static final String COUNTED = "batch.kubernetes.io/job-index-failure-count";
    private static final String IGNORED = "batch.kubernetes.io/job-index-ignored-failure-count";

    private final JobView job;
    private final PodFailurePolicy policy;
    private final Indexes failed;
    private final Map<Integer, JobPod> last = new HashMap<>();

    IndexFailures(JobView job, JobStatus status, List<JobPod> pods, PodFailurePolicy policy) {
        this.job = job;
        this.policy = policy;
        this.failed = Indexes.parse(status.json().path("failedIndexes").asText());
        if (job.isLimitedPerIndex()) {
            pods.stream()
                    .filter(p -> p.hasFailed(job)
                            && p.index() >= 0
                            && p.index() < job.completions().orElse(0))
                    .forEach(this::note);
        }
    }

    private void note(JobPod pod) {
        last.merge(pod.index(), pod, (a, b) -> failuresBefore(a) > failuresBefore(b) ? a : b);
        boolean tooOften = policy.counts(pod) && count(pod, COUNTED) >= job.backoffLimitPerIndex();
        if (pod.isTracked() && (tooOften || policy.failsIndex(pod))) {
            failed.add(pod.index());
        }
    }

    private static int failuresBefore(JobPod pod) {
        return count(pod, COUNTED) + count(pod, IGNORED);
    }

    private static int count(JobPod pod, String annotation) {
        String text = pod.pod().object().annotations().getOrDefault(annotation, "");
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    /** Those that have failed for good. */
    Indexes failed() {
        return failed;
    }

    /** Those that failed before: no other has to wait. */
    Set<Integer> waiting() {
        return last.keySet();
    }

    /** How long the next pod of an index has to wait. */
    Duration left(int index, Instant now) {
        JobPod before = last.get(index);
        return before == null ? Duration.ZERO : new JobBackoff(failuresBefore(before) + 1, before.finished()).left(now);
    }

    /** What the next pod of an index is told of those before it. */
    Map<String, String> annotations(int index) {
        if (!job.isLimitedPerIndex()) {
            return Map.of();
        }
        JobPod before = last.get(index);
        int counted = before == null ? 0 : count(before, COUNTED) + (policy.counts(before) ? 1 : 0);
        int ignored = before == null ? 0 : count(before, IGNORED) + (policy.counts(before) ? 0 : 1);
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put(COUNTED, Integer.toString(counted));
        if (ignored > 0) {
            annotations.put(IGNORED, Integer.toString(ignored));
        }
        return annotations;
    }
}
