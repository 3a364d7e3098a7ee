package dev.podfall.sim.kubelet.admission;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.NodeSelector;
import dev.podfall.sim.client.PodDemand;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.Tolerations;
import dev.podfall.sim.kubelet.host.Host;
import dev.podfall.sim.kubelet.pod.PodView;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Looks at each pod once, before anything is done for it: settings of the kernel first, then room, the node's labels, ports and
 * NoExecute taints. The first that does not fit is told. Pods of critical priority push nobody aside, other than upstream.
 */
public final class Admission {
    private static final Set<String> NO_EXECUTE = Set.of("NoExecute");

    private final Host host;

    public Admission(Host host) {
        this.host = host;
    }

    /**
     * Why the node cannot take {@code pod}, or empty: it can.
     *
     * @param others the pods that are on the node and have not stopped
     */
    public Optional<Refusal> check(PodView pod, Collection<PodView> others) {
        return Sysctls.forbidden(pod.spec())
                .or(() -> host.client()
                        // As upstream does without a Node, where its own idea of it fits anything that was bound.
                        .find(Resources.NODES, null, host.node())
                        .flatMap(node -> check(pod.spec(), new KubeObject(node), others)));
    }

    private static Optional<Refusal> check(JsonNode spec, KubeObject node, Collection<PodView> others) {
        Stream<Supplier<Optional<Refusal>>> predicates = Stream.of(
                () -> new Room(node, others).lacks(spec),
                () -> affinity(spec, node),
                () -> ports(spec, others),
                () -> taints(spec, node));
        return predicates.map(Supplier::get).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Refusal> affinity(JsonNode spec, KubeObject node) {
        return unless(
                NodeSelector.required(spec, node), "NodeAffinity", "node(s) didn't match Pod's node affinity/selector");
    }

    private static Optional<Refusal> ports(JsonNode spec, Collection<PodView> others) {
        List<PodDemand.HostPort> wanted = PodDemand.hostPorts(spec);
        boolean taken = others.stream()
                .flatMap(other -> PodDemand.hostPorts(other.spec()).stream())
                .anyMatch(port -> wanted.stream().anyMatch(port::conflicts));
        return unless(!taken, "NodePorts", "node(s) didn't have free ports for the requested pod ports");
    }

    /** Of the others only the scheduler takes notice. */
    private static Optional<Refusal> taints(JsonNode spec, KubeObject node) {
        boolean tolerated = Tolerations.untolerated(spec, node, NO_EXECUTE) == 0;
        return unless(tolerated, "TaintToleration", "node(s) had untolerated taint(s)");
    }

    private static Optional<Refusal> unless(boolean fits, String predicate, String description) {
        return fits ? Optional.empty() : Optional.of(Refusal.predicate(predicate, description));
    }
}
