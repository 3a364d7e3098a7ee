package dev.podfall.sim.controllers.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** A Job's pods, sorted by what became of them. */
final class JobPods {
    private final JobView job;
    private final JobStatus status;
    private final List<JobPod> all;
    private final PodFailurePolicy policy;
    private final Indexes succeededIndexes;
    private final IndexFailures failures;

    JobPods(JobView job, JobStatus status, List<JobPod> all) {
        this.job = job;
        this.status = status;
        this.all = all;
        this.policy = PodFailurePolicy.of(job);
        this.succeededIndexes =
                Indexes.parse(status.json().path("completedIndexes").asText());
        if (job.isIndexed()) {
            all.stream()
                    .filter(p -> p.isTracked() && p.hasSucceeded() && isValid(p.index()))
                    .forEach(p -> succeededIndexes.add(p.index()));
        }
        this.failures = new IndexFailures(job, status, all, policy);
    }

    List<JobPod> active() {
        return all.stream().filter(p -> p.pod().isActive()).toList();
    }

    int terminating() {
        return (int) all.stream().filter(p -> p.pod().isTerminating()).count();
    }

    List<JobPod> newlySucceeded() {
        Set<String> noted = status.uncounted("succeeded");
        return all.stream()
                .filter(p -> p.isTracked()
                        && p.hasSucceeded()
                        && !noted.contains(p.pod().uid()))
                .toList();
    }

    List<JobPod> newlyFailed() {
        Set<String> noted = status.uncounted("failed");
        return all.stream()
                .filter(p -> p.isTracked()
                        && p.hasFailed(job)
                        && !noted.contains(p.pod().uid()))
                .toList();
    }

    int succeeded() {
        return job.isIndexed()
                ? succeededIndexes.size()
                : status.count("succeeded")
                        + newlySucceeded().size()
                        + status.uncounted("succeeded").size();
    }

    /** Completions that need no pod any more, be it that they succeeded or that their index has failed. */
    int ended() {
        return succeeded() + failures.failed().size();
    }

    int failed() {
        return status.count("failed")
                + (int) newlyFailed().stream().filter(policy::counts).count()
                + status.uncounted("failed").size();
    }

    Indexes succeededIndexes() {
        return succeededIndexes;
    }

    IndexFailures failures() {
        return failures;
    }

    boolean isEnough() {
        return job.completions().isEmpty()
                ? succeeded() > 0
                : succeeded() >= job.completions().getAsInt();
    }

    Optional<String> failsJob() {
        return all.stream()
                .filter(p -> p.isTracked() && p.pod().phase().equals("Failed"))
                .flatMap(p -> policy.failsJob(p).stream())
                .findFirst();
    }

    /** With restartPolicy OnFailure the restarts inside the pods count. */
    boolean restartedTooOften() {
        if (!job.restartsOnFailure()) {
            return false;
        }
        int restarts = 0;
        for (JobPod pod : all) {
            if (!pod.pod().isFinished()) {
                for (String list : new String[] {"initContainerStatuses", "containerStatuses"}) {
                    for (JsonNode container : pod.pod().status().path(list)) {
                        restarts += container.path("restartCount").asInt();
                    }
                }
            }
        }
        return job.backoffLimit() == 0 ? restarts > 0 : restarts >= job.backoffLimit();
    }

    /** Pods to delete when there are too many: duplicates of an index first, then those not running yet. */
    List<JobPod> leastUseful(int count) {
        List<JobPod> sorted = new ArrayList<>(active());
        Set<Integer> seen = new HashSet<>();
        Set<JobPod> duplicates = new HashSet<>();
        sorted.forEach(p -> {
            if (job.isIndexed() && !seen.add(p.index())) {
                duplicates.add(p);
            }
        });
        sorted.sort(Comparator.comparing((JobPod p) -> !duplicates.contains(p))
                .thenComparing(p -> !p.pod().nodeName().isEmpty())
                .thenComparing(p -> p.pod().phase().equals("Running"))
                .thenComparing(p -> p.pod().isReady())
                .thenComparing(p -> p.pod().object().created(), Comparator.reverseOrder()));
        return sorted.subList(0, Math.min(count, sorted.size()));
    }

    /** The lowest indexes that a pod may be made for: they neither run nor have ended, nor wait after a failure. */
    List<Integer> pendingIndexes(int count) {
        return open().filter(i -> failures.left(i, status.now()).isZero())
                .limit(count)
                .boxed()
                .toList();
    }

    /** When the first of the indexes that wait after a failure may have its next pod; empty when none waits. */
    Optional<Duration> nextRetry() {
        IntPredicate open = isOpen();
        return failures.waiting().stream()
                .filter(open::test)
                .map(i -> failures.left(i, status.now()))
                .filter(left -> !left.isZero())
                .min(Comparator.naturalOrder());
    }

    private IntStream open() {
        return IntStream.range(0, job.completions().orElse(0)).filter(isOpen());
    }

    private IntPredicate isOpen() {
        Set<Integer> taken = new HashSet<>();
        active().forEach(p -> taken.add(p.index()));
        return i -> !taken.contains(i)
                && !succeededIndexes.has(i)
                && !failures.failed().has(i);
    }

    /** Notes the ended pods in the status; answers those to let go. */
    List<JobPod> note(Ending ending) {
        List<JobPod> ended = new ArrayList<>();
        Set<String> noted = status.uncounted("failed");
        noted.addAll(status.uncounted("succeeded"));
        boolean failing = ending != null && ending.last().equals("Failed");
        for (JobPod pod : all) {
            boolean over = pod.hasSucceeded()
                    || pod.hasFailed(job)
                    || ending != null
                    || job.object().isTerminating();
            if (!pod.isTracked() || !over) {
                continue;
            }
            ended.add(pod);
            if (noted.contains(pod.pod().uid())) {
                continue;
            }
            if (pod.hasSucceeded()) {
                if (!job.isIndexed()) {
                    status.addUncounted("succeeded", pod.pod().uid());
                }
            } else if ((pod.hasFailed(job) || failing) && policy.counts(pod)) {
                status.addUncounted("failed", pod.pod().uid());
            }
        }
        if (job.isIndexed() && succeededIndexes.size() > 0) {
            status.json().put("succeeded", succeededIndexes.size());
            status.json().put("completedIndexes", succeededIndexes.toString());
        }
        if (job.isLimitedPerIndex()) {
            status.json().put("failedIndexes", failures.failed().toString());
        }
        return ended;
    }

    boolean isAllCounted() {
        return status.uncounted("succeeded").isEmpty()
                && status.uncounted("failed").isEmpty();
    }

    private boolean isValid(int index) {
        return index >= 0 && index < job.completions().orElse(0);
    }
}
