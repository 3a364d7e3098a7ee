package dev.podfall.sim.webhook;

import dev.podfall.sim.admission.webhook.WebhookClient.Answer;
import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResult;
import dev.podfall.sim.net.PodNetwork;
import dev.podfall.sim.net.TlsServer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One call over the cluster's network, from the node of the API server. */
final class NetworkCall {
    private static final String TOO_LATE = "context deadline exceeded";

    private final PodNetwork network;
    private final Timeline timeline;
    private final InstantSource wall;
    private final Destination destination;
    private final String ip;
    private final int port;
    private final Instant deadline;
    private final Consumer<Answer> answer;

    /**
     * @param wall the real time: certificates are of the real world
     * @param address {@code ip:port} that the destination leads to
     */
    NetworkCall(
            PodNetwork network,
            Timeline timeline,
            InstantSource wall,
            Destination destination,
            String address,
            Duration patience,
            Consumer<Answer> answer) {
        this.network = network;
        this.timeline = timeline;
        this.wall = wall;
        this.destination = destination;
        this.ip = address.substring(0, address.lastIndexOf(':'));
        this.port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        this.deadline = timeline.now().plus(patience);
        this.answer = answer;
    }

    /** The time left. */
    private Duration left() {
        return Duration.between(timeline.now(), deadline);
    }

    void send(byte[] review) {
        network.connect(ip, port, left(), failure -> {
            if (failure != null) {
                fail(dialProblem(failure));
                return;
            }
            Optional<TlsServer> server = network.tls(ip, port);
            if (server.isEmpty()) {
                fail("http: server gave HTTP response to HTTPS client");
                return;
            }
            Optional<String> distrust =
                    server.get().distrust(destination.authorities(), destination.host(), wall.instant());
            if (distrust.isPresent()) {
                fail("tls: failed to verify certificate: " + distrust.get());
            } else {
                post(review);
            }
        });
    }

    private void post(byte[] review) {
        Map<String, String> headers = Map.of(
                "host",
                destination.host() + ":" + destination.port(),
                "user-agent",
                "kube-apiserver-admission",
                "accept",
                "application/json, */*",
                "content-type",
                "application/json");
        HttpRequest request = new HttpRequest("POST", destination.at(ip + ":" + port), headers, review);
        network.http(request, left(), this::answered);
    }

    private void answered(HttpResult result) {
        if (result.ok()) {
            String type = result.response().headers().getOrDefault("content-type", "");
            answer.accept(Response.read(
                    result.response().status(), type, result.response().body()));
        } else {
            fail(result.failure() == HttpResult.Failure.CONNECTION_RESET ? "EOF" : dialProblem(result.failure()));
        }
    }

    private String dialProblem(HttpResult.Failure failure) {
        String dial = "dial tcp " + ip + ":" + port + ": ";
        return switch (failure) {
            case CONNECTION_REFUSED -> dial + "connect: connection refused";
            case NO_ROUTE -> dial + "connect: no route to host";
            case CONNECTION_RESET -> "read tcp " + ip + ":" + port + ": read: connection reset by peer";
            case NO_SUCH_HOST -> "dial tcp: lookup " + destination.host() + ": no such host";
            case TIMEOUT -> TOO_LATE;
        };
    }

    private void fail(String why) {
        answer.accept(new Answer(null, destination.problem(why)));
    }
}
