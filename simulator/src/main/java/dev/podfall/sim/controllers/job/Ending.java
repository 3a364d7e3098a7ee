package dev.podfall.sim.controllers.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.clock.Moments;
import java.time.Instant;
import java.util.Optional;

/**
 * Why a Job is over. It is noted first with the interim condition, and with the last one when its pods are gone.
 */
record Ending(String interim, String last, String reason, String message) {
    static final Ending SUCCESS = new Ending(
            "SuccessCriteriaMet", "Complete", "CompletionsReached", "Reached expected number of succeeded pods");

    private static Ending failure(String reason, String message) {
        return new Ending("FailureTarget", "Failed", reason, message);
    }

    /** What ended the Job before or ends it now, or null; reaching its completions aside. */
    static Ending find(JobView job, JobStatus status, JobPods pods, Instant now) {
        JsonNode met = status.condition("SuccessCriteriaMet");
        if (met != null) {
            return new Ending(
                    "SuccessCriteriaMet",
                    "Complete",
                    met.path("reason").asText(),
                    met.path("message").asText());
        }
        JsonNode target = status.condition("FailureTarget");
        if (target != null) {
            return failure(
                    target.path("reason").asText(), target.path("message").asText());
        }
        Optional<String> policy = pods.failsJob();
        if (policy.isPresent()) {
            return failure("PodFailurePolicy", policy.get());
        }
        if (pods.failed() > job.backoffLimit() || pods.restartedTooOften()) {
            return failure("BackoffLimitExceeded", "Job has reached the specified backoff limit");
        }
        if (isPastDeadline(job, status, now)) {
            return failure("DeadlineExceeded", "Job was active longer than specified deadline");
        }
        return job.isIndexed() ? ofIndexes(job, pods) : null;
    }

    private static Ending ofIndexes(JobView job, JobPods pods) {
        int failed = pods.failures().failed().size();
        if (failed > job.maxFailedIndexes().orElse(Integer.MAX_VALUE)) {
            return failure(
                    "MaxFailedIndexesExceeded", "Job has exceeded the specified maximal number of failed indexes");
        }
        if (failed > 0 && failed + pods.succeeded() >= job.completions().orElse(0)) {
            return failure("FailedIndexes", "Job has failed indexes");
        }
        return SuccessPolicy.of(job)
                .met(pods.succeededIndexes())
                .map(rule -> new Ending("SuccessCriteriaMet", "Complete", "SuccessPolicy", rule))
                .orElse(null);
    }

    private static boolean isPastDeadline(JobView job, JobStatus status, Instant now) {
        if (job.activeDeadlineSeconds().isEmpty() || job.isSuspended()) {
            return false;
        }
        Instant start = Instant.parse(status.json().path("startTime").asText());
        return !Moments.plusSeconds(start, job.activeDeadlineSeconds().getAsLong())
                .isAfter(now);
    }
}
