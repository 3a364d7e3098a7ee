package dev.podfall.sim.controllers.cronjob;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.WatchEvent;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.controllers.runtime.Reconciler;
import dev.podfall.sim.controllers.runtime.WorkQueue;
import java.util.List;
import java.util.Optional;

/** Mirrors {@code pkg/controller/cronjob/cronjob_controllerv2.go}. */
public final class CronJobController implements Reconciler {
    private final ControllerContext context;
    private final WorkQueue queue;

    public CronJobController(ControllerContext context) {
        this.context = context;
        this.queue = context.queue(this);
        context.informers().on(Resources.CRONJOBS, e -> queue.add(Key.of(e.object())));
        context.informers().on(Resources.JOBS, this::onJob);
    }

    @Override
    public void reconcile(Key key) {
        Optional<ObjectNode> found = context.client().find(Resources.CRONJOBS, key.namespace(), key.name());
        if (found.isEmpty()) {
            return;
        }
        KubeObject cronJob = new KubeObject(found.get());
        List<KubeObject> jobs = context.client().list(Resources.JOBS, key.namespace()).stream()
                .map(KubeObject::new)
                .filter(j -> j.isControlledBy(cronJob))
                .toList();
        CronJobSync sync = new CronJobSync(context, cronJob, jobs);
        sync.run();
        JsonNode before = cronJob.status();
        if (!sync.status().equals(before)) {
            ObjectNode copy = cronJob.json().deepCopy();
            copy.set("status", sync.status());
            context.client().updateStatus(Resources.CRONJOBS, copy);
        }
        sync.lookAgain().ifPresent(wait -> queue.addAfter(key, wait));
        sync.failure().ifPresent(failure -> {
            throw failure;
        });
    }

    private void onJob(WatchEvent event) {
        KubeObject job = new KubeObject(event.object());
        job.controller()
                .filter(owner -> owner.path("kind").asText().equals("CronJob"))
                .ifPresent(owner ->
                        queue.add(new Key(job.namespace(), owner.path("name").asText())));
    }
}
