package dev.podfall.sim.kubelet.prober;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.kubelet.host.GoDuration;
import dev.podfall.sim.kubelet.launch.CommandRunner;
import dev.podfall.sim.kubelet.pod.ContainerSpec;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResult;
import dev.podfall.sim.net.PodNetwork;
import dev.podfall.sim.workload.ContainerRuntime.Container;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Probes once, by HTTP, TCP, command or gRPC, with the texts of Go's libraries. Mirrors {@code pkg/probe}. */
final class ProbeRunner {
    private final PodNetwork network;
    private final CommandRunner commands;

    ProbeRunner(PodNetwork network, CommandRunner commands) {
        this.network = network;
        this.commands = commands;
    }

    /** What is probed. */
    record Target(ContainerSpec container, JsonNode probe, String ip, String containerId, Container process) {}

    void run(Target target, Consumer<Outcome> done) {
        Duration timeout = Duration.ofSeconds(
                Math.max(1, target.probe().path("timeoutSeconds").asLong(1)));
        try {
            if (target.probe().has("exec")) {
                exec(target, timeout, done);
            } else if (target.probe().has("httpGet")) {
                http(target, timeout, done);
            } else if (target.probe().has("tcpSocket")) {
                tcp(target, timeout, done);
            } else if (target.probe().has("grpc")) {
                grpc(target, timeout, done);
            } else {
                done.accept(Outcome.error(
                        "missing probe handler for " + target.container().name()));
            }
        } catch (IllegalArgumentException badPort) {
            done.accept(Outcome.error(badPort.getMessage()));
        }
    }

    private void exec(Target target, Duration timeout, Consumer<Outcome> done) {
        List<String> command = new ArrayList<>();
        target.probe().path("exec").path("command").forEach(w -> command.add(w.asText()));
        commands.run(target.process(), command, timeout, result -> {
            if (result.timedOut()) {
                done.accept(Outcome.failure(result.error()));
            } else if (result.exitCode() < 0) {
                done.accept(Outcome.error("rpc error: code = Unknown desc = " + result.error()));
            } else {
                done.accept(result.exitCode() == 0 ? Outcome.success() : Outcome.failure(result.output()));
            }
        });
    }

    private void http(Target target, Duration timeout, Consumer<Outcome> done) {
        JsonNode action = target.probe().path("httpGet");
        String scheme = action.path("scheme").asText("HTTP").toLowerCase(Locale.ROOT);
        String host = action.path("host").asText(target.ip());
        String path = action.path("path").asText("/");
        String url = scheme + "://" + host + ":" + target.container().port(action.path("port"))
                + (path.startsWith("/") ? path : "/" + path);
        HttpRequest request = new HttpRequest("GET", url, headers(action), new byte[0]);
        network.http(request, timeout, result -> done.accept(judge(url, result)));
    }

    private static Map<String, String> headers(JsonNode action) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("user-agent", "kube-probe/1.36");
        headers.put("accept", "*/*");
        headers.put("connection", "close");
        for (JsonNode header : action.path("httpHeaders")) {
            headers.put(
                    header.path("name").asText().toLowerCase(Locale.ROOT),
                    header.path("value").asText());
        }
        return headers;
    }

    private static Outcome judge(String url, HttpResult result) {
        if (!result.ok()) {
            return Outcome.failure("Get \"" + url + "\": " + httpFailure(result));
        }
        int status = result.response().status();
        if (status >= 300 && status < 400) {
            String body = result.response().bodyText();
            return new Outcome(Outcome.Kind.WARNING, "Probe terminated redirects, Response body: " + body);
        }
        return status >= 200 && status < 400
                ? Outcome.success()
                : Outcome.failure("HTTP probe failed with statuscode: " + status);
    }

    private static String httpFailure(HttpResult result) {
        return switch (result.failure()) {
            case TIMEOUT -> "context deadline exceeded (Client.Timeout exceeded while awaiting headers)";
            case CONNECTION_RESET -> "EOF";
            default -> dialFailure(result.remote(), result.failure());
        };
    }

    private void tcp(Target target, Duration timeout, Consumer<Outcome> done) {
        JsonNode action = target.probe().path("tcpSocket");
        String host = action.path("host").asText(target.ip());
        int port = target.container().port(action.path("port"));
        network.connect(
                host,
                port,
                timeout,
                failure -> done.accept(
                        failure == null
                                ? Outcome.success()
                                : Outcome.failure(dialFailure(host + ":" + port, failure))));
    }

    private static String dialFailure(String remote, HttpResult.Failure failure) {
        return switch (failure) {
            case CONNECTION_REFUSED -> "dial tcp " + remote + ": connect: connection refused";
            case TIMEOUT -> "dial tcp " + remote + ": i/o timeout";
            case NO_ROUTE -> "dial tcp " + remote + ": connect: no route to host";
            case NO_SUCH_HOST -> "dial tcp: lookup " + remote + ": no such host";
            case CONNECTION_RESET -> "dial tcp " + remote + ": connect: connection reset by peer";
        };
    }

    /** Simulated programs do not speak gRPC: what listens is reported as not implementing the health protocol. */
    private void grpc(Target target, Duration timeout, Consumer<Outcome> done) {
        String address =
                target.ip() + ":" + target.probe().path("grpc").path("port").asInt();
        int port = target.probe().path("grpc").path("port").asInt();
        network.connect(
                target.ip(),
                port,
                timeout,
                failure -> done.accept(Outcome.failure(
                        failure == null
                                ? "error: this server does not implement the grpc health protocol (grpc.health.v1.Health): unknown service grpc.health.v1.Health"
                                : "timeout: failed to connect service \"" + address + "\" within "
                                        + GoDuration.of(timeout) + ": context deadline exceeded")));
    }
}
