package dev.podfall.engine.embedded;

import dev.podfall.engine.Capability.Visitors;
import dev.podfall.engine.ClusterApi.HttpAnswer;
import dev.podfall.engine.ClusterApi.HttpCall;
import dev.podfall.sim.Simulation;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResponse;
import dev.podfall.sim.net.HttpResult;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;

/** Users' requests: real traffic of the simulated network. Waiting for an answer costs cluster time alone. */
final class EmbeddedTraffic {
    /** An address that nobody has, for somebody on the Internet. */
    private static final String OUTSIDE = "198.51.100.7:50123";

    private final Simulation simulation;
    private final EmbeddedCluster cluster;
    /** Counts who keeps calling; changed on the loop. */
    private int round;

    EmbeddedTraffic(Simulation simulation, EmbeddedCluster cluster) {
        this.simulation = simulation;
        this.cluster = cluster;
    }

    List<HttpAnswer> send(List<HttpCall> calls, Duration apart) {
        AtomicReferenceArray<HttpAnswer> answers = new AtomicReferenceArray<>(calls.size());
        AtomicInteger there = new AtomicInteger();
        simulation.onLoop(() -> {
            for (int i = 0; i < calls.size(); i++) {
                int number = i;
                simulation
                        .users()
                        .after(
                                apart.multipliedBy(i),
                                "client request",
                                () -> send(calls.get(number), answer -> {
                                    answers.set(number, answer);
                                    there.incrementAndGet();
                                }));
            }
            return null;
        });
        Duration longest =
                calls.stream().map(HttpCall::timeout).max(Duration::compareTo).orElse(Duration.ZERO);
        Duration limit = apart.multipliedBy(calls.size()).plus(longest).plusSeconds(1);
        cluster.awaitAnswer(() -> there.get() == calls.size(), limit);
        HttpAnswer[] all = new HttpAnswer[calls.size()];
        Arrays.setAll(all, i -> answers.get(i) == null ? new HttpAnswer(0, "", "timeout", null) : answers.get(i));
        return List.of(all);
    }

    /** Sends these by turns for as long as the cluster runs, instead of those before. */
    void keepCalling(List<HttpCall> calls, Duration apart, Visitors.Listener listener) {
        simulation.onLoop(() -> {
            round++;
            callNext(new Round(round, calls, apart, listener), 0);
            return null;
        });
    }

    /** What is called again and again, and who hears of it. */
    private record Round(int id, List<HttpCall> calls, Duration apart, Visitors.Listener listener) {}

    private void callNext(Round wanted, int number) {
        if (wanted.calls.isEmpty()) {
            return;
        }
        simulation.users().nextRound(wanted.apart, "visitor", () -> {
            if (wanted.id == round) {
                Instant sent = simulation.now();
                send(
                        wanted.calls.get(number),
                        answer -> wanted.listener.heard(number, answer, Duration.between(sent, simulation.now())));
                callNext(wanted, (number + 1) % wanted.calls.size());
            }
        });
    }

    private void send(HttpCall call, Consumer<HttpAnswer> told) {
        Route route = new Route(simulation);
        HttpRequest request = request(call);
        if (!call.from().isOutside()) {
            simulation
                    .users()
                    .inPod(call.from().namespace(), call.from().labels(), route)
                    .http(request, call.timeout(), result -> told.accept(answer(result, route)));
            return;
        }
        boolean[] over = {false};
        Consumer<HttpAnswer> once = answer -> {
            if (!over[0]) {
                over[0] = true;
                told.accept(answer);
            }
        };
        simulation
                .users()
                .after(
                        call.timeout(),
                        "client timeout",
                        () -> once.accept(new HttpAnswer(0, "", "timeout", route.provenance())));
        request.headers().put(HttpRequest.REMOTE, OUTSIDE);
        simulation.users().enter(request, route, response -> once.accept(answer(response, route)));
    }

    private static HttpRequest request(HttpCall call) {
        byte[] body = call.body() == null ? new byte[0] : call.body().getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("host", call.host() == null ? URI.create(call.url()).getAuthority() : call.host());
        if (body.length > 0) {
            headers.put("content-type", "application/json");
        }
        return new HttpRequest(call.method(), call.url(), headers, body);
    }

    private static HttpAnswer answer(HttpResult result, Route route) {
        if (result.ok()) {
            return answer(result.response(), route);
        }
        String failure = result.failure().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new HttpAnswer(0, "", failure, route.provenance());
    }

    private static HttpAnswer answer(HttpResponse response, Route route) {
        return new HttpAnswer(response.status(), response.bodyText(), null, route.provenance());
    }
}
