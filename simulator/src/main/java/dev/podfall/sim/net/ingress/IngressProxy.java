package dev.podfall.sim.net.ingress;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.net.HttpHandler;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResponse;
import dev.podfall.sim.net.HttpResult;
import dev.podfall.sim.net.PodNetwork;
import dev.podfall.sim.net.RouteWatcher;
import dev.podfall.sim.net.cluster.SimulatedNetwork;
import dev.podfall.sim.net.http.ResponseWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Forwards requests to the endpoints their route names, as ingress-nginx does: 404 without a route, 503 without
 * endpoints, 502 when none of three can be connected, 504 when none answers in time.
 */
public final class IngressProxy implements HttpHandler {
    private static final Pattern LOOPBACK = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]+)?");
    private static final int TRIES = 3;
    private static final int USUAL_BODY = 1 << 20;

    private final IngressController controller;
    private final SimulatedNetwork network;
    private int turn;

    public IngressProxy(IngressController controller, SimulatedNetwork network) {
        this.controller = controller;
        this.network = network;
    }

    @Override
    public void handle(HttpRequest request, Consumer<HttpResponse> answer) {
        handle(request, RouteWatcher.NONE, answer);
    }

    /** Handles what came over TLS. */
    public void handleTls(HttpRequest request, Consumer<HttpResponse> answer) {
        Map<String, String> headers = new LinkedHashMap<>(request.headers());
        headers.put("x-forwarded-proto", "https");
        handle(new HttpRequest(request.method(), request.url(), headers, request.body()), answer);
    }

    /** The same. @param watcher told which way the request goes */
    public void handle(HttpRequest request, RouteWatcher watcher, Consumer<HttpResponse> answer) {
        String forwarded = request.header("x-forwarded-host");
        String host = meant(forwarded.isEmpty() ? request.header("host") : forwarded);
        Optional<Routes.Route> found = controller.routes().find(host, request.path());
        if (found.isEmpty()) {
            answer.accept(page(404));
            return;
        }
        Routes.Route route = found.get();
        watcher.ingress(route.ingress().namespace(), route.ingress().name());
        boolean plain = !request.header("x-forwarded-proto").equals("https");
        if (plain && route.redirectsToTls(host)) {
            answer.accept(redirect(host, request));
        } else if (request.body().length > bodyLimit(route)) {
            answer.accept(page(413));
        } else {
            forward(route, host, request, watcher, answer);
        }
    }

    /** Who calls the port on loopback by its address means the only host there is: this machine cannot resolve it. */
    private String meant(String host) {
        return LOOPBACK.matcher(host).matches() ? controller.routes().onlyHost().orElse(host) : host;
    }

    private static HttpResponse redirect(String host, HttpRequest request) {
        String query = request.query().isEmpty() ? "" : "?" + request.query();
        String target = "https://" + host.replaceFirst(":[0-9]*$", "") + request.path() + query;
        HttpResponse page = page(308);
        Map<String, String> headers = new LinkedHashMap<>(page.headers());
        headers.put("location", target);
        return new HttpResponse(308, headers, page.body());
    }

    private static long bodyLimit(Routes.Route route) {
        String limit = route.annotation("proxy-body-size").trim();
        if (!limit.matches("[0-9]{1,6}[kKmM]?")) {
            return USUAL_BODY;
        }
        long number = Long.parseLong(limit.replaceAll("[kKmM]", ""));
        long bytes = limit.matches(".*[kK]") ? number << 10 : limit.matches(".*[mM]") ? number << 20 : number;
        return bytes == 0 ? Long.MAX_VALUE : bytes;
    }

    private void forward(
            Routes.Route route, String host, HttpRequest request, RouteWatcher watcher, Consumer<HttpResponse> answer) {
        JsonNode service = route.backend().path("service");
        watcher.service(route.ingress().namespace(), service.path("name").asText());
        List<String> endpoints = network.endpoints(
                        route.ingress().namespace(), service.path("name").asText(), service.path("port"))
                .orElse(List.of());
        if (endpoints.isEmpty()) {
            answer.accept(page(503));
            return;
        }
        Map<String, String> headers = new LinkedHashMap<>(request.headers());
        String remote = request.remote();
        String client = remote.contains(":") ? remote.substring(0, remote.lastIndexOf(':')) : remote;
        headers.put("host", host);
        headers.put("x-real-ip", client);
        headers.put("x-forwarded-for", client);
        headers.put("x-forwarded-host", host);
        headers.putIfAbsent("x-forwarded-proto", "http");
        headers.remove("connection");
        String query = request.query().isEmpty() ? "" : "?" + request.query();
        String target = RewriteTarget.apply(route, request.path()) + query;
        Attempt attempt = new Attempt(route, endpoints, onward(request, headers), target, watcher, answer);
        attempt.next(turn++, 0);
    }

    private static HttpRequest onward(HttpRequest request, Map<String, String> headers) {
        return new HttpRequest(request.method(), request.url(), headers, request.body());
    }

    /** nginx's own page. */
    static HttpResponse page(int status) {
        String title = status + " "
                + switch (status) {
                    case 308 -> "Permanent Redirect";
                    case 503 -> "Service Temporarily Unavailable";
                    case 504 -> "Gateway Time-out";
                    default -> ResponseWriter.reason(status);
                };
        String body = "<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title
                + "</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";
        return new HttpResponse(status, Map.of("content-type", "text/html"), body.getBytes(StandardCharsets.UTF_8));
    }

    /** One request at its endpoints, one after the other while they refuse. */
    private final class Attempt {
        private final Routes.Route route;
        private final List<String> endpoints;
        private final HttpRequest request;
        private final String target;
        private final PodNetwork ingress;
        private final Consumer<HttpResponse> answer;

        Attempt(
                Routes.Route route,
                List<String> endpoints,
                HttpRequest request,
                String target,
                RouteWatcher watcher,
                Consumer<HttpResponse> answer) {
            this.route = route;
            this.endpoints = endpoints;
            this.request = request;
            this.target = target;
            this.ingress = network.fromIngress(watcher);
            this.answer = answer;
        }

        void next(int start, int tried) {
            if (tried == Math.min(TRIES, endpoints.size())) {
                answer.accept(page(502));
                return;
            }
            String endpoint = endpoints.get(Math.floorMod(start + tried, endpoints.size()));
            String ip = endpoint.substring(0, endpoint.lastIndexOf(':'));
            int port = Integer.parseInt(endpoint.substring(ip.length() + 1));
            ingress.connect(ip, port, seconds("proxy-connect-timeout", 5), failure -> {
                if (failure == null) {
                    send(endpoint, start, tried);
                } else if (tried + 1 < Math.min(TRIES, endpoints.size())) {
                    next(start, tried + 1);
                } else {
                    answer.accept(page(failure == HttpResult.Failure.TIMEOUT ? 504 : 502));
                }
            });
        }

        private void send(String endpoint, int start, int tried) {
            HttpRequest onward =
                    new HttpRequest(request.method(), "http://" + endpoint + target, request.headers(), request.body());
            ingress.http(onward, seconds("proxy-read-timeout", 60), result -> {
                if (result.ok()) {
                    answer.accept(result.response());
                } else if (result.failure() == HttpResult.Failure.TIMEOUT) {
                    answer.accept(page(504));
                } else if (result.failure() == HttpResult.Failure.CONNECTION_RESET) {
                    answer.accept(page(502));
                } else {
                    next(start, tried + 1);
                }
            });
        }

        private Duration seconds(String annotation, int usual) {
            String text = route.annotation(annotation).trim().replaceFirst("s$", "");
            return Duration.ofSeconds(text.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(text) : usual);
        }
    }
}
