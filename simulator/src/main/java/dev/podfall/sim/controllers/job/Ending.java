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
        return isPastDeadline(job, status, now)
                ? failure("DeadlineExceeded", "Job was active longer than specified deadline")
                : null;
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
