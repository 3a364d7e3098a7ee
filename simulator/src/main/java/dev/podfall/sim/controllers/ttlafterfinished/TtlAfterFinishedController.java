package dev.podfall.sim.controllers.ttlafterfinished;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.controllers.runtime.Reconciler;
import dev.podfall.sim.controllers.runtime.WorkQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Mirrors {@code pkg/controller/ttlafterfinished/ttlafterfinished_controller.go}. */
public final class TtlAfterFinishedController implements Reconciler {
    private final ControllerContext context;
    private final WorkQueue queue;

    public TtlAfterFinishedController(ControllerContext context) {
        this.context = context;
        this.queue = context.queue(this);
        context.informers().on(Resources.JOBS, e -> {
            if (expiry(new KubeObject(e.object())).isPresent()) {
                queue.add(Key.of(e.object()));
            }
        });
    }

    @Override
    public void reconcile(Key key) {
        Optional<KubeObject> job = context.client()
                .find(Resources.JOBS, key.namespace(), key.name())
                .map(KubeObject::new);
        Optional<Instant> expiry = job.filter(j -> !j.isTerminating()).flatMap(TtlAfterFinishedController::expiry);
        if (expiry.isEmpty()) {
            return;
        }
        if (expiry.get().isAfter(context.now())) {
            queue.addAfter(key, Duration.between(context.now(), expiry.get()));
        } else {
            DeleteOptions options = new DeleteOptions(
                    null, DeleteOptions.Propagation.Foreground, job.get().uid(), null, false);
            context.client().delete(Resources.JOBS, key.namespace(), key.name(), options);
        }
    }

    private static Optional<Instant> expiry(KubeObject job) {
        JsonNode ttl = job.spec().path("ttlSecondsAfterFinished");
        if (!ttl.isNumber()) {
            return Optional.empty();
        }
        return job.condition("Complete")
                .or(() -> job.condition("Failed"))
                .filter(c -> c.path("status").asText().equals("True"))
                .map(c -> Instant.parse(c.path("lastTransitionTime").asText()).plusSeconds(ttl.asLong()));
    }
}
