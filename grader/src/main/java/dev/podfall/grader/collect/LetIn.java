package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.Origin;
import dev.podfall.engine.lab.Digest;
import dev.podfall.grader.collect.PolicyRules.Direction;
import dev.podfall.grader.collect.PolicyRules.NamedBlock;
import dev.podfall.scenario.rubric.Refuses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whom the policies on some pods let in by name or by address, and the healthy cluster's did not. */
final class LetIn {
    private final ClusterApi api;
    private final Refuses.Named pods;
    private final PolicyRules healthy;
    private final PolicyRules current;

    LetIn(ClusterApi api, Digest baseline, Refuses.Named pods) {
        this.api = api;
        this.pods = pods;
        this.healthy = PolicyRules.healthy(api, baseline, Direction.Ingress, pods.namespace(), pods.labels());
        this.current = PolicyRules.current(api, Direction.Ingress, pods.namespace(), pods.labels());
    }

    /** Pods that may be or come, each with what it calls. */
    List<Refuses.Caller> named() {
        return current.named(who -> healthy.isStranger(who.namespace(), who.labels())).stream()
                .map(this::caller)
                .toList();
    }

    private Refuses.Caller caller(Origin who) {
        String title = "a pod of namespace " + who.namespace()
                + (who.labels().isEmpty() ? "" : " with labels " + who.labels()) + ", whom a policy names";
        return new Refuses.Caller(title, who.namespace(), who.labels(), pods.url());
    }

    /** Who is let in by an address, on ports that somebody may use: nobody can be sent there to try. */
    List<String> byAddress(Set<String> namespaces) {
        List<NamedBlock> blocks = current.blocks()
                .filter(block -> healthy.ports().stream().anyMatch(block.ports()::meets))
                .toList();
        List<String> letIn = new ArrayList<>();
        blocks.stream()
                .flatMap(block -> block.block().outside().stream())
                .filter(address ->
                        healthy.blocks().noneMatch(block -> block.block().has(address)))
                .findFirst()
                .ifPresent(address -> letIn.add(address + ", outside the cluster, whom a policy names"));
        if (!blocks.isEmpty()) {
            namespaces.forEach(where -> api.list("Pod", where, null).stream()
                    .filter(pod -> isStranger(where, pod) && has(blocks, pod))
                    .findFirst()
                    .ifPresent(pod -> letIn.add("pod " + TrialPods.name(pod) + " of namespace " + where
                            + ", whose address a policy names")));
        }
        return letIn;
    }

    private boolean isStranger(String where, ObjectNode pod) {
        Map<String, String> labels = Selectors.labels(pod.at("/metadata/labels"));
        boolean own = where.equals(pods.namespace())
                && labels.entrySet().containsAll(pods.labels().entrySet());
        return !own && healthy.isStranger(where, labels);
    }

    private static boolean has(List<NamedBlock> blocks, ObjectNode pod) {
        String ip = pod.at("/status/podIP").asText();
        return !ip.isEmpty()
                && !pod.at("/spec/hostNetwork").asBoolean()
                && blocks.stream().anyMatch(block -> block.block().has(ip));
    }
}
