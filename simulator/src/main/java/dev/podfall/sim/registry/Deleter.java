package dev.podfall.sim.registry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.admission.Admission;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.clock.Moments;
import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.registry.strategy.Strategy;
import dev.podfall.sim.store.Trees;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletion: preconditions, grace, finalizers, propagation. Mirrors {@code registry/rest/delete.go} and
 * {@code registry/generic/registry/store.go}.
 */
final class Deleter {
    private final Objects objects;
    private final Admission admission;
    private final Timeline timeline;

    Deleter(Objects objects, Admission admission, Timeline timeline) {
        this.objects = objects;
        this.admission = admission;
        this.timeline = timeline;
    }

    Answer.One delete(Request request) {
        Strategy strategy = objects.strategy(request.type());
        ObjectNode old = objects.get(request.type(), request.namespace(), request.name());
        List<String> warnings = new ArrayList<>();
        admission.mutate(Attributions.of(request, strategy, "DELETE", null, old, warnings));
        checkPreconditions(request, old);
        admission.validate(Attributions.of(request, strategy, "DELETE", null, old, warnings));
        ObjectNode now = objects.get(request.type(), request.namespace(), request.name());
        if (now != old) {
            checkPreconditions(request, now);
        }
        return new Answer.One(delete(request, strategy, now), false, warnings);
    }

    private ObjectNode delete(Request request, Strategy strategy, ObjectNode old) {
        DeleteOptions options = request.delete();
        Long grace = strategy.gracePeriod(old, options);
        ObjectNode marked = mark(strategy, old, options, grace);
        boolean waits = !marked.path("metadata").path("finalizers").isEmpty()
                || !strategy.mayGo(marked)
                || grace != null && grace > 0;
        if (waits) {
            if (marked.equals(old)) {
                return old;
            }
            return request.dryRun() ? marked : objects.put(request.type(), marked);
        }
        ObjectNode last = request.dryRun() ? old : objects.remove(request.type(), old);
        return strategy.kind().returnsDeleted() ? last : success(request.type(), last);
    }

    private static void checkPreconditions(Request request, ObjectNode old) {
        DeleteOptions options = request.delete();
        String uid = Metadata.text(old, "uid");
        String version = Metadata.text(old, "resourceVersion");
        if (options.uid() != null && !options.uid().equals(uid)) {
            throw mismatch(
                    request,
                    "the UID in the precondition (" + options.uid()
                            + ") does not match the UID in record (" + uid
                            + "). The object might have been deleted and then recreated");
        }
        if (options.resourceVersion() != null && !options.resourceVersion().equals(version)) {
            throw mismatch(
                    request,
                    "the ResourceVersion in the precondition (" + options.resourceVersion()
                            + ") does not match the ResourceVersion in record (" + version
                            + "). The object might have been modified");
        }
    }

    /** Upstream names the kind here, where it names the plural elsewhere. */
    private static ApiException mismatch(Request request, String why) {
        ObjectNode details = JsonNodeFactory.instance.objectNode().put("name", request.name());
        if (!request.type().group().isEmpty()) {
            details.put("group", request.type().group());
        }
        String kind = request.type().group().isEmpty()
                ? request.type().kind()
                : request.type().kind() + "." + request.type().group();
        return new ApiException(
                409,
                "Conflict",
                "Operation cannot be fulfilled on " + kind + " \"" + request.name() + "\": " + why,
                details.put("kind", request.type().kind()));
    }

    /** The object as it is while it waits to go. */
    private ObjectNode mark(Strategy strategy, ObjectNode old, DeleteOptions options, Long grace) {
        ObjectNode marked = Trees.withMetadata(old);
        ObjectNode metadata = Metadata.of(marked);
        propagate(strategy, metadata, options);
        long seconds = grace == null ? 0 : grace;
        Instant now = timeline.now();
        if (!metadata.hasNonNull("deletionTimestamp")) {
            metadata.put("deletionTimestamp", KubeObject.time(Moments.plusSeconds(now, seconds)));
            metadata.put("deletionGracePeriodSeconds", (int) seconds);
            if (metadata.path("generation").asLong() > 0) {
                metadata.put("generation", metadata.path("generation").asInt() + 1);
            }
            strategy.markDeletion(marked);
        } else if (options.gracePeriodSeconds() != null
                && seconds < metadata.path("deletionGracePeriodSeconds").asLong()) {
            Instant asked = Moments.minusSeconds(
                    Instant.parse(metadata.path("deletionTimestamp").asText()),
                    metadata.path("deletionGracePeriodSeconds").asLong());
            Instant end = Moments.plusSeconds(asked, seconds);
            metadata.put("deletionTimestamp", KubeObject.time(end.isBefore(now) ? now : end));
            metadata.put("deletionGracePeriodSeconds", (int) seconds);
        }
        return marked;
    }

    private static void propagate(Strategy strategy, ObjectNode metadata, DeleteOptions options) {
        ObjectNode holder = JsonNodeFactory.instance.objectNode();
        holder.set("metadata", metadata);
        DeleteOptions.Propagation wanted = options.propagation();
        boolean orphan = Metadata.hasFinalizer(holder, "orphan");
        boolean foreground = Metadata.hasFinalizer(holder, "foregroundDeletion");
        if (wanted == null) {
            wanted = orphan
                    ? DeleteOptions.Propagation.Orphan
                    : foreground ? DeleteOptions.Propagation.Foreground : strategy.defaultPropagation();
        }
        toggle(metadata, "orphan", orphan, wanted == DeleteOptions.Propagation.Orphan);
        toggle(metadata, "foregroundDeletion", foreground, wanted == DeleteOptions.Propagation.Foreground);
    }

    private static void toggle(ObjectNode metadata, String finalizer, boolean present, boolean wanted) {
        if (wanted && !present) {
            Metadata.addFinalizer(metadata, finalizer);
        } else if (present && !wanted) {
            Metadata.removeFinalizer(metadata, finalizer);
        }
    }

    private static ObjectNode success(ResourceType type, ObjectNode object) {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("kind", "Status").put("apiVersion", "v1").putObject("metadata");
        status.put("status", "Success");
        ObjectNode details = status.putObject("details").put("name", Metadata.text(object, "name"));
        if (!type.group().isEmpty()) {
            details.put("group", type.group());
        }
        details.put("kind", type.plural()).put("uid", Metadata.text(object, "uid"));
        return status;
    }
}
