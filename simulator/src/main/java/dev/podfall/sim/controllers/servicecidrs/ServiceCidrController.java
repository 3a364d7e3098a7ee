package dev.podfall.sim.controllers.servicecidrs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.Key;
import dev.podfall.sim.controllers.runtime.Reconciler;
import dev.podfall.sim.controllers.runtime.WorkQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says of each ServiceCIDR that it is ready; one that is deleted stays while it alone has the address of a Service. Mirrors {@code
 * pkg/controller/servicecidrs/servicecidrs_controller.go}.
 */
public final class ServiceCidrController implements Reconciler {
    private static final ResourceType TYPE = Resources.SERVICECIDRS;
    private static final String FINALIZER = "networking.k8s.io/service-cidr-finalizer";
    private static final String MANAGED_BY = "ipaddress.kubernetes.io/managed-by";
    private static final String ALLOCATOR = "ipallocator.k8s.io";
    private static final String IN_USE =
            "There are still IPAddresses referencing the ServiceCIDR, please remove them or create a new ServiceCIDR";

    /** Until all allocators have heard of a deletion. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final ControllerContext context;
    private final WorkQueue queue;

    public ServiceCidrController(ControllerContext context) {
        this.context = context;
        this.queue = context.queue(this);
        context.informers().on(TYPE, e -> ranges().forEach(range -> queue.add(Key.of(range.json()))));
        context.informers()
                .on(
                        Resources.IPADDRESSES,
                        e -> ranges().stream()
                                .filter(range -> range.isTerminating())
                                .forEach(range -> queue.add(Key.of(range.json()))));
    }

    private List<KubeObject> ranges() {
        return context.client().list(TYPE, null).stream().map(KubeObject::new).toList();
    }

    @Override
    public void reconcile(Key key) {
        Optional<KubeObject> found =
                context.client().find(TYPE, null, key.name()).map(KubeObject::new);
        if (found.isEmpty()) {
            return;
        }
        KubeObject range = found.get();
        if (range.isTerminating()) {
            release(key, range);
        } else {
            protect(range);
            context.client()
                    .find(TYPE, null, key.name())
                    .ifPresent(now -> tell(now, "True", "", "Kubernetes Service CIDR is ready"));
        }
    }

    private void protect(KubeObject range) {
        if (!finalizers(range).contains(FINALIZER)) {
            ObjectNode changed = range.json().deepCopy();
            changed.withObject("/metadata").withArray("/finalizers").add(FINALIZER);
            context.client().update(TYPE, changed);
        }
    }

    private void release(Key key, KubeObject range) {
        if (isNeeded(range)) {
            tell(range.json(), "False", "Terminating", IN_USE);
            return;
        }
        Instant deleted =
                Instant.parse(range.metadata().path("deletionTimestamp").asText());
        Duration rest = GRACE.minus(Duration.between(deleted, context.now()));
        if (!rest.isNegative() && !rest.isZero()) {
            queue.addAfter(key, rest);
        } else if (finalizers(range).contains(FINALIZER)) {
            ObjectNode changed = range.json().deepCopy();
            ArrayNode kept = changed.withObject("/metadata").putArray("finalizers");
            finalizers(range).stream().filter(f -> !f.equals(FINALIZER)).forEach(kept::add);
            context.client().update(TYPE, changed);
        }
    }

    private static List<String> finalizers(KubeObject range) {
        List<String> names = new ArrayList<>();
        range.metadata().path("finalizers").forEach(f -> names.add(f.asText()));
        return names;
    }

    /** Whether a Service would be left with an address of no range. */
    private boolean isNeeded(KubeObject range) {
        List<Prefix> others = new ArrayList<>();
        for (KubeObject other : ranges()) {
            if (!other.name().equals(range.name()) && !other.isTerminating()) {
                others.addAll(Prefix.of(other));
            }
        }
        List<Prefix> alone = Prefix.of(range).stream()
                .filter(own -> others.stream().noneMatch(other -> other.contains(own)))
                .toList();
        return context.client().list(Resources.IPADDRESSES, null).stream()
                .map(KubeObject::new)
                .filter(ip -> ALLOCATOR.equals(ip.labels().get(MANAGED_BY)))
                .map(ip -> Prefix.ofAddress(ip.name()))
                .flatMap(Optional::stream)
                .anyMatch(ip -> alone.stream().anyMatch(own -> own.contains(ip))
                        && others.stream().noneMatch(other -> other.contains(ip)));
    }

    private void tell(ObjectNode range, String status, String reason, String message) {
        KubeObject now = new KubeObject(range);
        ObjectNode told = now.statusCopy();
        if (KubeObject.setCondition(told, "Ready", status, reason, message, context.now())) {
            context.client().updateStatus(TYPE, range, told);
        }
    }
}
