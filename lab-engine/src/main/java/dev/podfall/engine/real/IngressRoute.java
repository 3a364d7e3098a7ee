package dev.podfall.engine.real;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The path of an Ingress that a request takes: an exact host before a wildcard before none, then the longest path, an exact
 * one first, then the older Ingress.
 *
 * @param port of the Service, by number or name
 */
record IngressRoute(
        String namespace, String ingress, String host, String path, boolean exact, String service, JsonNode port) {
    /** The class that labs' Ingresses have. */
    static final String CLASS = "nginx";

    static Optional<IngressRoute> find(JsonNode ingresses, String host, String path) {
        List<JsonNode> byAge = new ArrayList<>();
        ingresses.forEach(byAge::add);
        byAge.sort(Comparator.comparing(i -> i.at("/metadata/creationTimestamp").asText()));
        String wanted = path == null || path.isEmpty() ? "/" : path;
        return byAge.stream()
                .filter(i -> i.at("/spec/ingressClassName").asText(CLASS).equals(CLASS))
                .flatMap(i -> all(i).stream())
                .filter(r -> r.rank(host) > 0 && r.fits(wanted))
                .min(Comparator.comparing((IngressRoute r) -> -r.rank(host))
                        .thenComparing(r -> -r.path.length())
                        .thenComparing(r -> !r.exact));
    }

    private static List<IngressRoute> all(JsonNode ingress) {
        List<IngressRoute> routes = new ArrayList<>();
        for (JsonNode rule : ingress.at("/spec/rules")) {
            for (JsonNode path : rule.at("/http/paths")) {
                JsonNode service = path.at("/backend/service");
                JsonNode port = service.path("port");
                routes.add(new IngressRoute(
                        ingress.at("/metadata/namespace").asText(),
                        ingress.at("/metadata/name").asText(),
                        rule.path("host").asText(),
                        path.path("path").asText("/"),
                        path.path("pathType").asText().equals("Exact"),
                        service.path("name").asText(),
                        port.has("number") ? port.path("number") : port.path("name")));
            }
        }
        return routes;
    }

    private int rank(String wanted) {
        if (host.isEmpty()) {
            return 1;
        }
        if (host.startsWith("*.")) {
            int dot = wanted.indexOf('.');
            return dot > 0 && wanted.substring(dot).equals(host.substring(1)) ? 2 : 0;
        }
        return host.equalsIgnoreCase(wanted) ? 3 : 0;
    }

    private boolean fits(String wanted) {
        String prefix = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return exact ? wanted.equals(path) : wanted.equals(prefix) || wanted.startsWith(prefix + "/");
    }
}
