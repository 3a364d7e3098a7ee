package dev.podfall.engine.real;

import dev.podfall.engine.ClusterApi.HttpAnswer;
import dev.podfall.engine.ClusterApi.HttpCall;
import dev.podfall.engine.ClusterUnreachable;
import dev.podfall.engine.Origin;
import dev.podfall.engine.Provenance;
import dev.podfall.engine.RequestRefused;
import dev.podfall.error.PodfallException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
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
    private static final int NOT_IMPLEMENTED = 501;

    private final Prober prober;
    private final Trail trail;
    private final SecureRandom random = new SecureRandom();
    private final Map<Origin, Prober> probers = new ConcurrentHashMap<>();

    Traffic(Connection connection, Prober prober) {
        this.prober = prober;
        this.trail = new Trail(connection);
    }

    List<HttpAnswer> send(List<HttpCall> calls, Duration apart) {
        List<Prober> senders = new ArrayList<>();
        calls.forEach(call -> senders.add(sender(call.from())));
        Set.copyOf(senders).forEach(Prober::beThere);
        List<String> ids = calls.stream().map(c -> id()).toList();
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(AT_ONCE);
        try {
            List<Future<HttpAnswer>> running = new ArrayList<>();
            for (int i = 0; i < calls.size(); i++) {
                int n = i;
                running.add(threads.schedule(
                        () -> senders.get(n).ask(calls.get(n), ids.get(n)),
                        apart.multipliedBy(i).toMillis(),
                        TimeUnit.MILLISECONDS));
            }
            List<HttpAnswer> answers = new ArrayList<>();
            for (Future<HttpAnswer> one : running) {
                answers.add(one.get());
            }
            return traced(calls, ids, answers);
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

    private Prober sender(Origin from) {
        if (from.isOutside()) {
            throw new RequestRefused(
                    NOT_IMPLEMENTED, "NotImplemented", "there is no way from outside into this cluster's Ingress");
        }
        return from.equals(Origin.STRANGER) ? prober : probers.computeIfAbsent(from, prober::inPlaceOf);
    }

    private List<HttpAnswer> traced(List<HttpCall> calls, List<String> ids, List<HttpAnswer> answers) {
        Map<String, Provenance> found = trail.of(calls, ids);
        List<HttpAnswer> all = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            HttpAnswer answer = answers.get(i);
            all.add(new HttpAnswer(answer.status(), answer.body(), answer.failure(), found.get(ids.get(i))));
        }
        return all;
    }

    private String id() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
