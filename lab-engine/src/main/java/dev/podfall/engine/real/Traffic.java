package dev.podfall.engine.real;

import dev.podfall.engine.ClusterApi.HttpAnswer;
import dev.podfall.engine.ClusterApi.HttpCall;
import dev.podfall.engine.ClusterUnreachable;
import dev.podfall.engine.Origin;
import dev.podfall.engine.Provenance;
import dev.podfall.error.PodfallException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Users' requests: sent by a prober's pod in each user's namespace. Every request has an id that nobody can guess; who took
 * it is known by the logs that hold it.
 */
final class Traffic {
    private static final int AT_ONCE = 4;
    private static final Duration WAY_HOLDS = Duration.ofSeconds(5);
    /** As a controller says it of what it knows no way for. */
    private static final HttpAnswer NO_ROUTE = new HttpAnswer(404, "default backend - 404", null, null);

    private final Prober prober;
    private final Gate gate;
    private final Trail trail;
    private final SecureRandom random = new SecureRandom();
    private final Map<Origin, Prober> probers = new ConcurrentHashMap<>();
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** A way that was looked up. */
    private record Known(Way way, long until) {}

    Traffic(Connection connection, Prober prober, Gate gate) {
        this.prober = prober;
        this.gate = gate;
        this.trail = new Trail(connection);
    }

    List<HttpAnswer> send(List<HttpCall> calls, Duration apart) {
        List<Prober> senders = new ArrayList<>();
        calls.forEach(call -> senders.add(sender(call.from())));
        List<Way> ways = ways(calls);
        Set.copyOf(senders).forEach(Prober::beThere);
        List<String> ids = calls.stream().map(c -> id()).toList();
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(AT_ONCE);
        try {
            List<Future<HttpAnswer>> running = new ArrayList<>();
            for (int i = 0; i < calls.size(); i++) {
                int n = i;
                running.add(threads.schedule(
                        () -> ask(senders.get(n), ways.get(n), ids.get(n)),
                        apart.multipliedBy(i).toMillis(),
                        TimeUnit.MILLISECONDS));
            }
            List<HttpAnswer> answers = new ArrayList<>();
            for (Future<HttpAnswer> one : running) {
                answers.add(one.get());
            }
            return traced(ways, ids, answers);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof PodfallException known
                    ? known
                    : new ClusterUnreachable("A request could not be sent.", failed.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new ClusterUnreachable("Stopped waiting for the cluster.", stop);
        } finally {
            threads.shutdownNow();
        }
    }

    /**
     * One request, of which nobody asks who took it. Which way leads in from outside is looked up every few seconds.
     *
     * @throws PodfallException if nothing was asked
     */
    Visit visit(HttpCall call) {
        Way way = call.from().isOutside() ? knownWay(call) : Way.direct(call);
        return way.leadsNowhere()
                ? new Visit(NO_ROUTE, Duration.ZERO)
                : sender(call.from()).visit(again(way, call), id());
    }

    private Way knownWay(HttpCall call) {
        String key = call.host() + " " + call.url();
        Known last = known.get(key);
        if (last == null || last.until() - System.nanoTime() < 0) {
            last = new Known(gate.way(call), System.nanoTime() + WAY_HOLDS.toNanos());
            known.put(key, last);
        }
        return last.way();
    }

    /** Words on what stands in for the way that users from there take; empty when it is the way itself. */
    Optional<String> standIn(Origin from) {
        return from.isOutside() && gate.isStandIn()
                ? Optional.of("no Ingress controller here: asked the Service that the Ingress names")
                : Optional.empty();
    }

    /** Of each; those of one place and one address are looked up once. */
    private List<Way> ways(List<HttpCall> calls) {
        Map<String, Way> known = new HashMap<>();
        List<Way> ways = new ArrayList<>();
        for (HttpCall call : calls) {
            if (call.from().isOutside()) {
                Way way = known.computeIfAbsent(call.host() + " " + call.url(), k -> gate.way(call));
                ways.add(new Way(again(way, call), way.namespace(), way.service(), way.ingress()));
            } else {
                ways.add(Way.direct(call));
            }
        }
        return ways;
    }

    /** A call by a way that was found for another one like it. */
    private static HttpCall again(Way way, HttpCall call) {
        HttpCall sent = way.call();
        return new HttpCall(call.from(), call.method(), sent.url(), sent.host(), call.body(), call.timeout());
    }

    private static HttpAnswer ask(Prober prober, Way way, String id) {
        return way.leadsNowhere() ? NO_ROUTE : prober.ask(way.call(), id);
    }

    private Prober sender(Origin from) {
        boolean own = from.isOutside() || from.equals(Origin.STRANGER);
        return own ? prober : probers.computeIfAbsent(from, prober::inPlaceOf);
    }

    private List<HttpAnswer> traced(List<Way> ways, List<String> ids, List<HttpAnswer> answers) {
        Map<String, Provenance> found = trail.of(ways, ids);
        List<HttpAnswer> all = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            HttpAnswer answer = answers.get(i);
            Way way = ways.get(i);
            Provenance taken = found.get(ids.get(i));
            Provenance known = taken == null ? way.untaken() : way.by(taken);
            all.add(new HttpAnswer(answer.status(), answer.body(), answer.failure(), known));
        }
        return all;
    }

    private String id() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
