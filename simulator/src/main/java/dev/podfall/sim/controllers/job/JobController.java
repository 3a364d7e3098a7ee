package dev.podfall.sim.controllers.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.WatchEvent;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.controllers.runtime.PodControl;
import dev.podfall.sim.controllers.runtime.Reconciler;
import dev.podfall.sim.controllers.runtime.WorkQueue;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Starts pods until enough of them have succeeded or too many have failed. Mirrors
 * {@code pkg/controller/job/job_controller.go}.
 */
public final class JobController implements Reconciler {
    /** News of pods are gathered for so long. */
    private static final Duration BATCH = Duration.ofSeconds(1);

    private final ControllerContext context;
    private final PodControl pods;
    private final WorkQueue queue;
    private final Map<Key, JobBackoff> backoffs = new HashMap<>();

    public JobController(ControllerContext context) {
        this.context = context;
        this.pods = new PodControl(context);
        this.queue = context.queue(this);
        context.informers().on(Resources.JOBS, e -> queue.add(Key.of(e.object())));
        context.informers().on(Resources.PODS, this::onPod);
    }

    @Override
    public void reconcile(Key key) {
        Optional<JobView> found = context.client()
                .find(Resources.JOBS, key.namespace(), key.name())
                .map(JobView::of);
        boolean foreign = found.map(j -> j.object().spec().path("managedBy").asText())
                .filter(m -> !m.isEmpty() && !m.equals("kubernetes.io/job-controller"))
                .isPresent();
        if (found.isEmpty() || found.get().isFinished()) {
            backoffs.remove(key);
            releaseLeftovers(key);
            return;
        }
        if (!foreign) {
            JobSync sync = new JobSync(context, pods, found.get(), backoffs.getOrDefault(key, JobBackoff.NONE));
            sync.run();
            backoffs.put(key, sync.backoff());
            sync.lookAgain().ifPresent(wait -> queue.addAfter(key, wait));
            sync.failure().ifPresent(failure -> {
                throw failure;
            });
        }
    }

    /** Pods of a Job that is over are held by nobody. */
    private void releaseLeftovers(Key key) {
        for (ObjectNode json : context.client().list(Resources.PODS, key.namespace())) {
            JobPod pod = JobPod.of(json);
            boolean mine = pod.pod()
                    .object()
                    .controller()
                    .filter(o -> o.path("kind").asText().equals("Job")
                            && o.path("name").asText().equals(key.name()))
                    .isPresent();
            if (mine && pod.isTracked()) {
                Tracking.release(context.client(), pod);
            }
        }
    }

    private void onPod(WatchEvent event) {
        KubeObject pod = new KubeObject(event.object());
        pod.controller().filter(o -> o.path("kind").asText().equals("Job")).ifPresent(owner -> {
            Key key = new Key(pod.namespace(), owner.path("name").asText());
            if (event.type() == WatchEvent.Type.ADDED) {
                queue.add(key);
            } else {
                queue.addAfter(key, BATCH);
            }
        });
    }
}
