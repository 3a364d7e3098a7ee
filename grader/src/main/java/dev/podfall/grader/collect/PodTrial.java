package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.Capability.ClockControl;
import dev.podfall.engine.Cluster;
import dev.podfall.grader.evidence.Finding;
import dev.podfall.scenario.client.Clients.Client;
import dev.podfall.scenario.rubric.ClaimSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Has pods replaced while clients send requests, and goes on until as many are ready as before. */
final class PodTrial {
    /** For a replacement that takes longer than that: a real node that is busy loads a model slowly. */
    private static final Duration REPLACEMENT = Duration.ofMinutes(3);

    /** For whoever restarts a server that hangs as it loads: some models do load for minutes. */
    private static final Duration LOADING = Duration.ofMinutes(15);

    private final Callers callers;
    private final Cluster cluster;
    private final ClaimSpec.Replacement spec;
    private final TrialPods pods;

    PodTrial(Callers callers, Cluster cluster, ClaimSpec.Replacement spec) {
        this.callers = callers;
        this.cluster = cluster;
        this.spec = spec;
        this.pods = new TrialPods(callers.pods(), spec);
    }

    Finding run() {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.set("server", callers.server());
        ArrayNode before = result.putArray("before");
        ArrayNode answers = result.putArray("answers");
        List<ObjectNode> there = pods.all();
        if (there.isEmpty()) {
            return Finding.of(result);
        }
        List<Client> clients = callers.reaching(spec.clients());
        if (clients.isEmpty()) {
            return Finding.unseen("there is no way in for any of its clients");
        }
        there.forEach(p -> before.add(TrialPods.uid(p)));
        Traffic traffic = new Traffic(callers, clients, answers);
        Deed deed = Deed.of(cluster, callers.known(), pods, there);
        long ready = pods.ready();
        result.put("readyBefore", ready);
        try {
            deed.begin().ifPresent(what -> {
                result.put("victim", what);
                Instant begin = cluster.now();
                watch(deed, ready, traffic);
                result.put(
                        "watchedSeconds", Duration.between(begin, cluster.now()).toSeconds());
                result.put("done", deed.isDone()).put("obstacle", deed.obstacle());
                deed.gone().forEach(result.putArray("gone")::add);
            });
            return Finding.of(result.put("readyAfter", pods.ready()));
        } finally {
            deed.end();
        }
    }

    /**
     * Traffic for as long as the trial lasts, or until all is as before and stays so for a while; then it is waited for
     * whatever takes longer, and a replacement that came late gets its share of the traffic: a slow probe is no wrong one.
     */
    private void watch(Deed deed, long ready, Traffic traffic) {
        Instant end = cluster.now().plus(spec.within());
        boolean whole = spec.trial() == ClaimSpec.Trial.calm || spec.trial() == ClaimSpec.Trial.kill;
        boolean over = false;
        while (!over && cluster.now().isBefore(end)) {
            traffic.stretch();
            deed.goOn();
            if (!whole && isOver(deed, ready)) {
                traffic.stretch();
                over = isOver(deed, ready);
            }
        }
        boolean late = !isOver(deed, ready);
        boolean came = cluster.await(() -> isOver(deed, ready), patience());
        if (late && came || !over && cluster.capability(ClockControl.class).isEmpty()) {
            traffic.stretch();
        }
    }

    private Duration patience() {
        return switch (spec.trial()) {
            case calm -> Duration.ZERO;
            case stuckLoading -> LOADING;
            default -> REPLACEMENT;
        };
    }

    private boolean isOver(Deed deed, long ready) {
        return pods.ready() >= ready && deed.isDone();
    }
}
