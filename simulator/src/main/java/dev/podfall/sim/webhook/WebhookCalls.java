package dev.podfall.sim.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.admission.webhook.WebhookClient;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.clock.Dice;
import dev.podfall.sim.loop.EventLoop;
import dev.podfall.sim.loop.Waits;
import dev.podfall.sim.net.cluster.SimulatedNetwork;
import dev.podfall.sim.net.tls.CertificateChain;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Calls webhooks: one behind a Service at a ready endpoint of it, as {@code kube-apiserver --enable-aggregator-routing} does, one
 * with a URL at its host, if that is in the cluster's network or allowed. Mirrors {@code k8s.io/apiserver/pkg/util/webhook} and {@code
 * k8s.io/apiserver/pkg/util/proxy.ResolveEndpoint}.
 */
public final class WebhookCalls implements WebhookClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final EventLoop loop;
    private final Waits waits;
    private final SimulatedNetwork network;
    private final SimClient client;
    private final Dice dice;
    private final InstantSource wall;
    private AllowedHosts allowed = AllowedHosts.NONE;

    /** @param wall the real time: certificates are of the real world */
    public WebhookCalls(EventLoop loop, SimulatedNetwork network, SimClient client, Dice dice, InstantSource wall) {
        this.loop = loop;
        this.waits = loop.waits();
        this.network = network;
        this.client = client;
        this.dice = dice;
        this.wall = wall;
    }

    /** Lets webhooks with URLs call these, and no others outside. On the loop. */
    public void allow(AllowedHosts hosts) {
        allowed = hosts;
    }

    @Override
    public void expectCalls(boolean some) {
        waits.expect(some);
    }

    @Override
    public boolean canCall() {
        return waits.canWait();
    }

    @Override
    public List<Answer> call(List<Call> calls) {
        if (waits.isCrowded()) {
            throw ApiException.tooManyRequests("Too many requests, please try again later.");
        }
        return waits.await(done -> new Batch(calls.size(), done).begin(calls));
    }

    /** Several calls, until the last is answered. */
    private final class Batch {
        private final Answer[] answers;
        private final Consumer<List<Answer>> done;
        private int missing;

        Batch(int count, Consumer<List<Answer>> done) {
            this.answers = new Answer[count];
            this.missing = count;
            this.done = done;
        }

        void begin(List<Call> calls) {
            for (int i = 0; i < calls.size(); i++) {
                int index = i;
                WebhookCalls.this.begin(calls.get(i), answer -> take(index, answer));
            }
        }

        private void take(int index, Answer answer) {
            if (answers[index] == null) {
                answers[index] = answer;
                missing--;
                if (missing == 0) {
                    done.accept(Arrays.asList(answers));
                }
            }
        }
    }

    private void begin(Call call, Consumer<Answer> answer) {
        Destination destination = Destination.of(call.clientConfig(), call.timeoutSeconds());
        if (!isReadable(destination)) {
            answer.accept(new Answer(null, OutsideCall.NO_AUTHORITIES));
        } else if (destination.service() != null) {
            toService(call, destination, answer);
        } else if (network.isInside(destination.host())) {
            send(call, destination, destination.host() + ":" + destination.port(), answer);
        } else if (allowed.contains(destination.host(), destination.port())) {
            new OutsideCall(destination, call.timeoutSeconds())
                    .send(bytes(call.review()))
                    .thenAccept(a -> loop.submit("a webhook outside answers", () -> answer.accept(a)));
        } else {
            boolean address = destination.host().matches("[0-9.]+|\\[.*]");
            String dial = address
                    ? "dial tcp " + destination.host() + ":" + destination.port() + ": connect: network is unreachable"
                    : "dial tcp: lookup " + destination.host() + ": no such host";
            answer.accept(new Answer(null, destination.problem(dial)));
        }
    }

    private static boolean isReadable(Destination destination) {
        try {
            return destination.authorities().isEmpty()
                    || !CertificateChain.all(destination.authorities()).isEmpty();
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private void toService(Call call, Destination destination, Consumer<Answer> answer) {
        Destination.Service service = destination.service();
        Optional<ObjectNode> found = client.find(Resources.SERVICES, service.namespace(), service.name());
        String problem =
                found.map(s -> problem(s, destination.port())).orElse("service \"" + service.name() + "\" not found");
        if (!problem.isEmpty()) {
            answer.accept(new Answer(null, destination.problem(problem)));
            return;
        }
        ObjectNode port = JsonNodeFactory.instance.objectNode().put("number", destination.port());
        List<String> ready =
                network.endpoints(service.namespace(), service.name(), port).orElse(List.of());
        if (ready.isEmpty()) {
            String none = "no endpoints available for service \"" + service.name() + "\"";
            answer.accept(new Answer(null, destination.problem(none)));
        } else {
            send(call, destination, ready.get(dice.below(ready.size())), answer);
        }
    }

    private static String problem(ObjectNode service, int wanted) {
        boolean known = false;
        for (JsonNode port : service.path("spec").path("ports")) {
            known |= port.path("port").asInt() == wanted;
        }
        if (!known) {
            return "no service port " + wanted + " found for service \""
                    + service.path("metadata").path("name").asText() + "\"";
        }
        String type = service.path("spec").path("type").asText("ClusterIP");
        return type.equals("ExternalName") ? "unsupported service type \"ExternalName\"" : "";
    }

    private void send(Call call, Destination destination, String address, Consumer<Answer> answer) {
        Duration patience = Duration.ofSeconds(call.timeoutSeconds());
        waits.needTime(1);
        Consumer<Answer> ended = a -> {
            waits.needTime(-1);
            answer.accept(a);
        };
        new NetworkCall(network.fromNode(), loop, wall, destination, address, patience, ended)
                .send(bytes(call.review()));
    }

    private static byte[] bytes(ObjectNode review) {
        try {
            return JSON.writeValueAsBytes(review);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
