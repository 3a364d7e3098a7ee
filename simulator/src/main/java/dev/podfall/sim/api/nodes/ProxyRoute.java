package dev.podfall.sim.api.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.api.backend.ApiServices;
import dev.podfall.sim.api.http.Call;
import dev.podfall.sim.api.http.Reply;
import dev.podfall.sim.api.http.RequestInfo;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import java.util.List;
import java.util.Map;

/**
 * {@code services/proxy}, {@code pods/proxy}, {@code nodes/proxy}: an HTTP request to what runs in the cluster, through the
 * API server. Mirrors {@code pkg/registry/core/service/storage}, {@code pkg/registry/core/pod/rest/subresources.go}.
 */
public final class ProxyRoute {
    private static final int LAST_PORT = 65535;

    private final ApiServices services;
    private final SimClient client;

    public ProxyRoute(ApiServices services) {
        this.services = services;
        this.client = services.system();
    }

    /** Where a request goes: a port on a pod. */
    record Target(String namespace, String pod, String address, int port) {}

    /** What stands before {@code /proxy}: {@code [scheme:]name[:port]}. */
    record Location(String scheme, String name, String port) {
        static Location of(String text) {
            String[] parts = text.split(":", -1);
            return switch (parts.length) {
                case 1 -> new Location("", parts[0], "");
                case 2 -> new Location("", parts[0], parts[1]);
                default -> new Location(parts[0], parts[1], parts[2]);
            };
        }
    }

    public Reply answer(Call call) {
        RequestInfo info = call.info();
        Location location = Location.of(info.name());
        if (info.resource().equals("nodes")) {
            client.get(Resources.NODES, null, location.name());
            return Reply.pageNotFound();
        }
        Target target =
                info.resource().equals("pods") ? pod(info.namespace(), location) : service(info.namespace(), location);
        if (services.gateway() == null) {
            throw unavailable("error trying to reach service: there are no nodes");
        }
        return ProxyExchange.begin(services, call, target);
    }

    private Target pod(String namespace, Location location) {
        KubeObject pod = new KubeObject(client.get(Resources.PODS, namespace, location.name()));
        String address = pod.status().path("podIP").asText();
        if (address.isEmpty()) {
            throw ApiException.badRequest("address not allowed");
        }
        JsonNode declared = pod.spec().at("/containers/0/ports/0/containerPort");
        int port = location.port().isEmpty() ? declared.asInt(80) : number(location.port());
        return new Target(namespace, pod.name(), address, port);
    }

    private Target service(String namespace, Location location) {
        KubeObject service = new KubeObject(client.get(Resources.SERVICES, namespace, location.name()));
        String portName = portName(service, location.port());
        LabelSelector ofService = LabelSelector.of(Map.of("kubernetes.io/service-name", service.name()));
        for (ObjectNode slice : client.list(Resources.ENDPOINTSLICES, namespace, ofService)) {
            int port = port(slice, portName);
            for (JsonNode endpoint : slice.path("endpoints")) {
                String pod = endpoint.path("targetRef").path("name").asText();
                if (port > 0 && endpoint.at("/conditions/ready").asBoolean() && !pod.isEmpty()) {
                    return new Target(
                            namespace, pod, endpoint.at("/addresses/0").asText(), port);
                }
            }
        }
        throw unavailable("no endpoints available for service \"" + service.name() + "\"");
    }

    private static int port(ObjectNode slice, String name) {
        for (JsonNode port : slice.path("ports")) {
            if (port.path("name").asText("").equals(name)) {
                return port.path("port").asInt();
            }
        }
        return 0;
    }

    /** The name of the Service's port that is meant; empty for the nameless one. */
    private static String portName(KubeObject service, String asked) {
        JsonNode ports = service.spec().path("ports");
        if (asked.isEmpty() && ports.size() == 1) {
            return ports.get(0).path("name").asText("");
        }
        for (JsonNode port : ports) {
            String name = port.path("name").asText("");
            if (name.equals(asked) || port.path("port").asText().equals(asked)) {
                return name;
            }
        }
        throw unavailable("no service port \"" + asked + "\" found for service \"" + service.name() + "\"");
    }

    private static int number(String port) {
        try {
            int number = Integer.parseInt(port);
            if (number > 0 && number <= LAST_PORT) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Told below.
        }
        throw ApiException.badRequest("invalid port \"" + port + "\"");
    }

    static ApiException unavailable(String text) {
        return new ApiException(503, "ServiceUnavailable", text, null);
    }

    /** Headers that concern this connection, not the next. */
    static final List<String> HOP_BY_HOP = List.of(
            "connection",
            "keep-alive",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "authorization",
            "accept-encoding",
            "host",
            "content-length",
            "expect");
}
