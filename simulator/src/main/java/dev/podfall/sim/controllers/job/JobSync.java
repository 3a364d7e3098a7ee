package dev.podfall.sim.controllers.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.clock.Moments;
import dev.podfall.sim.controllers.runtime.Adoption;
import dev.podfall.sim.controllers.runtime.ClientRate;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.PodControl;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One look at a Job. */
final class JobSync {
    private final ControllerContext context;
    private final PodControl control;
    private final JobStatus status;
    private final JobPods pods;
    private JobView job;
    private JobBackoff backoff;
    private int active;
    private int ready;
    private int terminating;
    private Duration lookAgain;
    private ApiException failure;

    JobSync(ControllerContext context, PodControl control, JobView job, JobBackoff backoff) {
        this.context = context;
        this.control = control;
        this.job = job;
        this.backoff = backoff;
        this.status = JobStatus.of(job, context.now());
        this.pods = new JobPods(job, status, claim());
    }

    JobBackoff backoff() {
        return backoff;
    }

    Optional<Duration> lookAgain() {
        return Optional.ofNullable(lookAgain);
    }

    /** What stood in the way of creating or deleting pods. */
    Optional<ApiException> failure() {
        return Optional.ofNullable(failure);
    }

    void run() {
        active = pods.active().size();
        ready = (int) pods.active().stream().filter(p -> p.pod().isReady()).count();
        terminating = pods.terminating();
        if (!status.json().has("startTime") && !job.isSuspended()) {
            status.json().put("startTime", KubeObject.time(context.now()));
        }
        backoff = backoff.after(pods.newlySucceeded(), pods.newlyFailed());
        Ending ending = Ending.find(job, status, pods, context.now());
        if (ending != null) {
            delete(pods.active(), true);
            ending = active > 0 ? null : ending;
        } else {
            scheduleDeadline();
            if (!job.object().isTerminating()) {
                manage();
            }
            boolean done = pods.isEnough() && active == 0;
            ending = done ? Ending.SUCCESS : null;
            if (!done) {
                tellSuspension();
            }
        }
        status.running(active, ready, terminating);
        track(ending);
    }

    private List<JobPod> claim() {
        LabelSelector selector = LabelSelector.ofObject(job.object().spec().path("selector"));
        Adoption adoption = new Adoption(context.client(), Resources.PODS, job.object(), selector);
        return adoption.claim(adoption.candidates()).stream().map(JobPod::of).toList();
    }

    private void manage() {
        if (job.isSuspended()) {
            delete(pods.active(), false);
            return;
        }
        int wanted = job.completions().isEmpty()
                ? pods.succeeded() > 0 ? active : job.parallelism()
                : Math.max(0, Math.min(job.parallelism(), job.completions().getAsInt() - pods.ended()));
        if (active > wanted) {
            delete(pods.leastUseful(active - wanted), false);
            return;
        }
        int missing = wanted - active - (job.replacesOnlyFailed() ? terminating : 0);
        if (missing <= 0) {
            return;
        }
        Duration left = job.isLimitedPerIndex() ? Duration.ZERO : backoff.left(context.now());
        if (!left.isZero()) {
            lookAgain = left;
            return;
        }
        int allowed = control.allowed(missing);
        if (allowed < missing) {
            lookAgain = ClientRate.PAUSE;
        }
        create(allowed);
        pods.nextRetry()
                .filter(wait -> lookAgain == null || wait.compareTo(lookAgain) < 0)
                .ifPresent(wait -> lookAgain = wait);
    }

    private void create(int count) {
        List<Integer> indexes = job.isIndexed() ? pods.pendingIndexes(count) : List.of();
        int left = job.isIndexed() ? indexes.size() : count;
        int made = 0;
        try {
            for (; made < left; made++) {
                ObjectNode pod = job.isIndexed()
                        ? PodTemplate.pod(
                                job, indexes.get(made), pods.failures().annotations(indexes.get(made)))
                        : PodTemplate.pod(job);
                control.create(job.object(), pod);
                active++;
            }
        } catch (ApiException refused) {
            failure = PodControl.isNamespaceTerminating(refused) ? null : refused;
        }
    }

    /** @param counted whether they count as failed; the Job's own change of mind is nobody's failure */
    private void delete(List<JobPod> victims, boolean counted) {
        for (JobPod pod : victims) {
            try {
                if (!counted) {
                    Tracking.release(context.client(), pod);
                }
                control.delete(job.object(), pod.pod().name());
                active--;
                terminating++;
                ready -= pod.pod().isReady() ? 1 : 0;
            } catch (ApiException refused) {
                failure = refused;
            }
        }
    }

    private void scheduleDeadline() {
        if (job.activeDeadlineSeconds().isPresent() && !job.isSuspended()) {
            Instant start = Instant.parse(status.json().path("startTime").asText());
            lookAgain = Duration.between(
                    context.now(),
                    Moments.plusSeconds(start, job.activeDeadlineSeconds().getAsLong()));
        }
    }

    private void tellSuspension() {
        if (job.isSuspended()) {
            if (status.suspended(true, "JobSuspended", "Job suspended")) {
                context.recorder().normal(job.object(), "Suspended", "Job suspended");
                status.json().remove("startTime");
            }
        } else if (status.suspended(false, "JobResumed", "Job resumed")) {
            context.recorder().normal(job.object(), "Resumed", "Job resumed");
            status.json().put("startTime", KubeObject.time(context.now()));
        }
    }

    /** Notes ended pods, lets them go, counts them; at the end sets the final condition. */
    private void track(Ending ending) {
        List<JobPod> ended = pods.note(ending);
        if (ending != null && !status.has(ending.interim())) {
            status.append(ending.interim(), ending.reason(), ending.message());
        }
        write();
        if (!ended.isEmpty() || !pods.isAllCounted()) {
            ended.forEach(pod -> Tracking.release(context.client(), pod));
            status.countUncounted();
            write();
        }
        if (ending != null && terminating == 0) {
            status.append(ending.last(), ending.reason(), ending.message());
            if (ending.last().equals("Complete")) {
                status.json().put("completionTime", KubeObject.time(context.now()));
            }
            write();
            tellEnd(ending);
        }
    }

    private void tellEnd(Ending ending) {
        if (ending.last().equals("Complete")) {
            context.recorder().normal(job.object(), "Completed", "Job completed");
        } else {
            context.recorder().warning(job.object(), ending.reason(), ending.message());
        }
    }

    private void write() {
        if (!status.json().equals(job.object().status())) {
            job = JobView.of(context.client()
                    .updateStatus(
                            Resources.JOBS, job.object().json(), status.json().deepCopy()));
        }
    }
}
