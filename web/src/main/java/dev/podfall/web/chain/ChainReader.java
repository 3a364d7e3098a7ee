package dev.podfall.web.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.podfall.engine.real.Connection;
import dev.podfall.web.chain.Chain.Station;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds the ways of requests in a namespace: those that an Ingress leads to, or all of its Services where none does. */
final class ChainReader {
    private static final int MOST = 3;

    private ChainReader() {}

    /** Asks for what is there. */
    static List<Chain> read(Connection connection, String namespace) {
        var core = "/api/v1/namespaces/" + namespace;
        var found = new Found(
                items(connection, "/apis/networking.k8s.io/v1/namespaces/" + namespace + "/ingresses"),
                items(connection, core + "/services"),
                items(connection, "/apis/discovery.k8s.io/v1/namespaces/" + namespace + "/endpointslices"),
                items(connection, core + "/pods"));
        return of(found);
    }

    private static List<JsonNode> items(Connection connection, String path) {
        return Found.items(connection.get(path).path("items"));
    }

    static List<Chain> of(Found found) {
        return services(found).stream()
                .limit(MOST)
                .map(name -> chain(found, name))
                .toList();
    }

    private static Set<String> services(Found found) {
        var led = found.ingresses().stream()
                .flatMap(ingress -> Found.backends(ingress).stream())
                .map(backend -> backend.path("name").asText())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return led.isEmpty()
                ? found.services().stream().map(Found::name).collect(Collectors.toCollection(LinkedHashSet::new))
                : led;
    }

    private static Chain chain(Found found, String name) {
        var service = found.services().stream()
                .filter(one -> Found.name(one).equals(name))
                .findFirst()
                .orElse(MissingNode.getInstance());
        var pods = found.selected(service.at("/spec/selector"));
        var endpoints = found.endpoints(name);
        var stations = List.of(
                ingress(found, name),
                new Station("service", service.isMissingNode() ? "" : name, ports(service)),
                new Station("endpoints", endpoints.isEmpty() ? "" : addresses(endpoints), ready(endpoints)),
                new Station(
                        "pods",
                        names(pods),
                        count(pods, pods.stream().filter(Found::isReady).count())),
                containers(pods));
        return new Chain(name, stations, broken(found, name, service, pods));
    }

    private static Station ingress(Found found, String service) {
        var led = found.ingresses().stream()
                .filter(ingress -> Found.backends(ingress).stream()
                        .anyMatch(b -> b.path("name").asText().equals(service)))
                .toList();
        var ports = led.stream()
                .flatMap(ingress -> Found.backends(ingress).stream())
                .filter(b -> b.path("name").asText().equals(service))
                .map(b -> port(b.path("port")))
                .distinct()
                .collect(Collectors.joining(", "));
        return new Station(
                "ingress",
                led.stream().map(Found::name).collect(Collectors.joining(", ")),
                ports.isEmpty() ? "" : "→ " + ports);
    }

    private static String port(JsonNode port) {
        return port.path("name").asText(port.path("number").asText());
    }

    private static String ports(JsonNode service) {
        return Found.items(service.at("/spec/ports")).stream()
                .map(p -> p.path("port").asText() + " → "
                        + p.path("targetPort").asText(p.path("port").asText()))
                .collect(Collectors.joining(", "));
    }

    private static String addresses(List<JsonNode> endpoints) {
        return shortened(
                endpoints.stream().map(e -> e.at("/addresses/0").asText()).toList());
    }

    private static String names(List<JsonNode> pods) {
        return shortened(pods.stream().map(Found::name).toList());
    }

    private static String shortened(List<String> all) {
        return all.isEmpty() ? "" : all.get(0) + (all.size() > 1 ? " +" + (all.size() - 1) : "");
    }

    private static String ready(List<JsonNode> endpoints) {
        return count(
                endpoints,
                endpoints.stream()
                        .filter(e -> e.at("/conditions/ready").asBoolean(true))
                        .count());
    }

    private static String count(List<JsonNode> all, long ready) {
        return ready + "/" + all.size();
    }

    /** Their states, each with how many are in it. */
    private static Station containers(List<JsonNode> pods) {
        Map<String, Integer> states = new TreeMap<>();
        var names = new LinkedHashSet<String>();
        for (var status : statuses(pods)) {
            names.add(status.path("name").asText());
            states.merge(state(status), 1, Integer::sum);
        }
        var words = new ArrayList<String>();
        states.forEach((state, many) -> words.add(many + " " + state));
        return new Station("containers", String.join(", ", names), String.join(", ", words));
    }

    private static List<JsonNode> statuses(List<JsonNode> pods) {
        return pods.stream()
                .flatMap(pod -> Found.items(pod.at("/status/containerStatuses")).stream())
                .toList();
    }

    private static String state(JsonNode status) {
        var state = status.path("state");
        if (state.has("running")) {
            return "running";
        }
        return state.has("waiting")
                ? state.at("/waiting/reason").asText("waiting")
                : state.at("/terminated/reason").asText("terminated");
    }

    /** The first cause, not what follows from it: pods that cannot run leave endpoints empty, and are to blame for them. */
    private static int broken(Found found, String name, JsonNode service, List<JsonNode> pods) {
        if (service.isMissingNode() || !isRouted(found, name, service)) {
            return Chain.ROUTE;
        }
        if (pods.isEmpty()) {
            return found.pods().isEmpty() ? Chain.LIFE : Chain.SELECTION;
        }
        var states = statuses(pods);
        if (states.isEmpty() || states.stream().anyMatch(s -> !state(s).equals("running"))) {
            return Chain.LIFE;
        }
        return pods.stream().allMatch(Found::isReady) ? reached(found, name) : Chain.READINESS;
    }

    private static int reached(Found found, String service) {
        return found.endpoints(service).isEmpty() ? Chain.SELECTION : -1;
    }

    private static boolean isRouted(Found found, String name, JsonNode service) {
        var offered = Found.items(service.at("/spec/ports"));
        return found.ingresses().stream()
                .flatMap(ingress -> Found.backends(ingress).stream())
                .filter(backend -> backend.path("name").asText().equals(name))
                .map(backend -> port(backend.path("port")))
                .allMatch(wanted -> offered.stream()
                        .anyMatch(p -> p.path("name").asText().equals(wanted)
                                || p.path("port").asText().equals(wanted)));
    }
}
