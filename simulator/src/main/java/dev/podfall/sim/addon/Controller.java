package dev.podfall.sim.addon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.controllers.runtime.Reconciler;
import dev.podfall.sim.controllers.runtime.RetryLater;
import dev.podfall.sim.controllers.runtime.WorkQueue;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Function;

/**
 * A queue of one type's objects with its reconciler. What fails is logged and tried again with back-off. Mirrors {@code
 * sigs.k8s.io/controller-runtime/pkg/builder}.
 */
public final class Controller {
    private final Manager manager;
    private final String name;
    private final ResourceType type;
    private final WorkQueue queue;

    Controller(Manager manager, String name, ResourceType type, Reconciler reconciler) {
        this.manager = manager;
        this.name = name;
        this.type = type;
        this.queue = new WorkQueue(
                name,
                manager.timeline(),
                WorkQueue.LATENCY,
                () -> 0,
                key -> logged(key, () -> reconciler.reconcile(key)));
        manager.watch(type, event -> queue.add(Key.of(event.object())));
    }

    /** Looks at an object again, too, when something changes that it is the controlling owner of. */
    public Controller owns(ResourceType owned) {
        manager.watch(owned, event -> {
            for (JsonNode owner : event.object().path("metadata").path("ownerReferences")) {
                if (owner.path("controller").asBoolean()
                        && owner.path("kind").asText().equals(type.kind())
                        && owner.path("apiVersion").asText().startsWith(type.group() + "/")) {
                    String namespace =
                            event.object().path("metadata").path("namespace").asText();
                    queue.add(new Key(
                            type.namespaced() ? namespace : "",
                            owner.path("name").asText()));
                }
            }
        });
        return this;
    }

    /** Looks at those objects again that a change of something else concerns. */
    public Controller watches(ResourceType other, Function<ObjectNode, Collection<Key>> concerned) {
        manager.watch(other, event -> concerned.apply(event.object()).forEach(queue::add));
        return this;
    }

    /** Looks at the object after a while. */
    public void again(Key key, Duration delay) {
        queue.addAfter(key, delay);
    }

    /** Looks at the object soon. */
    public void again(Key key) {
        queue.add(key);
    }

    /** Looks at the object after its back-off: something failed that is no refusal of the API. */
    public void retry(Key key) {
        queue.addRateLimited(key);
    }

    /** What a look at an object goes on with later, such as when an answer has come: it may fail as the look itself may. */
    public void goOn(Key key, Runnable work) {
        try {
            logged(key, work);
        } catch (ApiException | RetryLater failure) {
            queue.addRateLimited(key);
        }
    }

    /**
     * Conflicts are nobody's concern: somebody else was faster. What a reconciler throws unexpectedly ends the look and not the program:
     * the key backs off. Mirrors how {@code pkg/internal/controller} recovers from a panic.
     */
    private void logged(Key key, Runnable work) {
        try {
            work.run();
        } catch (ApiException | RetryLater failure) {
            if (!(failure instanceof ApiException refused && refused.code() == 409)) {
                manager.log().reconcileFailed(name, type.kind(), key, failure.getMessage());
            }
            throw failure;
        } catch (RuntimeException | StackOverflowError defect) {
            String panic = Manager.panic(manager.log(), defect);
            manager.log().reconcileFailed(name, type.kind(), key, "panic: " + panic + " [recovered]");
            throw new RetryLater(panic);
        }
    }
}
