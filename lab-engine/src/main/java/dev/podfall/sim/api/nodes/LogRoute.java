package dev.podfall.sim.api.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.api.backend.ApiServices;
import dev.podfall.sim.api.http.Call;
import dev.podfall.sim.api.http.Query;
import dev.podfall.sim.api.http.Reply;
import dev.podfall.sim.api.http.RequestInfo;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.gateway.NodeGateway;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code pods/log}, as it is or followed. Mirrors {@code pkg/registry/core/pod/rest/log.go} and {@code strategy.go}. */
public final class LogRoute {
    private final ApiServices services;

    public LogRoute(ApiServices services) {
        this.services = services;
    }

    public Reply answer(Call call) {
        RequestInfo info = call.info();
        KubeObject pod = new KubeObject(services.system().get(Resources.PODS, info.namespace(), info.name()));
        String container = container(pod, call.query().first("container"));
        NodeGateway.LogRequest request = request(call, container);
        if (pod.spec().path("nodeName").asText().isEmpty() || services.gateway() == null) {
            return new Reply.Bytes(200, "text/plain", new byte[0], Map.of());
        }
        LogStream stream = new LogStream(call.exchange(), services.time(), request.timestamps());
        NodeGateway.Stream source = services.gateway().logs(request, stream);
        call.exchange().whenGone(() -> services.loop().submit(source::close));
        return Reply.TAKEN;
    }

    private NodeGateway.LogRequest request(Call call, String container) {
        Query query = call.query();
        Instant since = null;
        if (!query.first("sinceTime").isEmpty()) {
            try {
                since = services.time()
                        .in(java.time.OffsetDateTime.parse(query.first("sinceTime"))
                                .toInstant());
            } catch (DateTimeException e) {
                throw ApiException.badRequest("parsing time \"" + query.first("sinceTime") + "\": " + e.getMessage());
            }
        }
        return new NodeGateway.LogRequest(
                call.info().namespace(),
                call.info().name(),
                container,
                query.isTrue("previous"),
                query.isTrue("follow"),
                query.isTrue("timestamps"),
                query.number("tailLines"),
                query.number("sinceSeconds"),
                since,
                query.number("limitBytes"));
    }

    /** The container asked for, or the only one there is. @throws ApiException 400 */
    static String container(KubeObject pod, String asked) {
        List<String> main = names(pod.spec().path("containers"));
        List<String> init = names(pod.spec().path("initContainers"));
        List<String> ephemeral = names(pod.spec().path("ephemeralContainers"));
        if (!asked.isEmpty()) {
            if (main.contains(asked) || init.contains(asked) || ephemeral.contains(asked)) {
                return asked;
            }
            throw ApiException.badRequest("container " + asked + " is not valid for pod " + pod.name());
        }
        if (main.size() == 1 && init.isEmpty() && ephemeral.isEmpty()) {
            return main.get(0);
        }
        String text = "a container name must be specified for pod " + pod.name() + ", choose one of: " + shown(main);
        text += init.isEmpty() ? "" : " or one of the init containers: " + shown(init);
        text += ephemeral.isEmpty() ? "" : " or one of the ephemeral containers: " + shown(ephemeral);
        throw ApiException.badRequest(text);
    }

    private static List<String> names(JsonNode containers) {
        List<String> names = new ArrayList<>();
        containers.forEach(c -> names.add(c.path("name").asText()));
        return names;
    }

    private static String shown(List<String> names) {
        return "[" + String.join(" ", names) + "]";
    }
}
