package dev.podfall.engine.real;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.podfall.engine.ClusterApi.HttpCall;
import dev.podfall.engine.RequestRefused;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The way in from outside: the Ingress controller of the cluster, and where there is none what stands in for it, a request
 * to the Service that the Ingress names. Either is asked from within by the prober: who has the cluster's API may not have
 * its network.
 */
final class Gate {
    private static final String INGRESSES = "/apis/networking.k8s.io/v1/ingresses";
    private static final String CLASSES = "/apis/networking.k8s.io/v1/ingressclasses/";
    private static final int NOT_FOUND = 404;
    private static final int FORBIDDEN = 403;
    /** By these the Services of the usual controllers are known. */
    private static final List<String> CONTROLLERS = List.of(
            "app.kubernetes.io/name=ingress-nginx,app.kubernetes.io/component=controller",
            "app.kubernetes.io/name=traefik",
            "app.kubernetes.io/name=kubernetes-ingress",
            "app.kubernetes.io/name=haproxy-ingress");

    private final Connection connection;
    private final boolean controllers;

    private Gate(Connection connection, boolean controllers) {
        this.connection = connection;
        this.controllers = controllers;
    }

    /** Of a cluster that is the lab's alone. */
    static Gate of(Connection connection) {
        return new Gate(connection, true);
    }

    /** Of one where a fence keeps the cluster's controller out of the lab's namespaces. */
    static Gate withoutController(Connection connection) {
        return new Gate(connection, false);
    }

    /** Whether requests from outside go by what stands in for a controller. */
    boolean isStandIn() {
        return controller().isEmpty();
    }

    /** The way that a call from outside takes just now. */
    Way way(HttpCall call) {
        URI url = URI.create(call.url());
        String host = call.host() == null ? url.getHost() : call.host();
        Optional<IngressRoute> route =
                IngressRoute.find(connection.get(INGRESSES).path("items"), host, url.getPath());
        if (route.isEmpty()) {
            return Way.nowhere(call);
        }
        IngressRoute found = route.get();
        String authority = controller().orElseGet(() -> authority(found));
        String path = url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
        HttpCall sent = new HttpCall(
                call.from(), call.method(), "http://" + authority + path, host, call.body(), call.timeout());
        return new Way(sent, found.namespace(), found.service(), found.namespace() + "/" + found.ingress());
    }

    private String authority(IngressRoute route) {
        return route.service() + "." + route.namespace() + ".svc.cluster.local:" + port(route);
    }

    private int port(IngressRoute route) {
        if (route.port().isInt()) {
            return route.port().asInt();
        }
        JsonNode service = look("/api/v1/namespaces/" + route.namespace() + "/services/" + route.service());
        for (JsonNode port : service.at("/spec/ports")) {
            if (port.path("name").asText().equals(route.port().asText())) {
                return port.path("port").asInt();
            }
        }
        return 80;
    }

    /** Where the controller answers within the cluster, if one serves the class that labs name. */
    private Optional<String> controller() {
        if (!controllers || look(CLASSES + IngressRoute.CLASS).isMissingNode()) {
            return Optional.empty();
        }
        for (String labels : CONTROLLERS) {
            for (JsonNode service : look("/api/v1/services?labelSelector=" + Request.escaped(labels))
                    .path("items")) {
                for (JsonNode port : service.at("/spec/ports")) {
                    if (port.path("port").asInt() == 80) {
                        return Optional.of(service.at("/metadata/name").asText() + "."
                                + service.at("/metadata/namespace").asText() + ".svc.cluster.local");
                    }
                }
            }
        }
        return Optional.empty();
    }

    private JsonNode look(String path) {
        try {
            return connection.get(path);
        } catch (RequestRefused no) {
            if (no.status() == NOT_FOUND || no.status() == FORBIDDEN) {
                return MissingNode.getInstance();
            }
            throw no;
        }
    }
}
