package dev.podfall.sim.api.nodes;

import dev.podfall.sim.api.backend.ApiServices;
import dev.podfall.sim.api.backend.ContainerName;
import dev.podfall.sim.api.http.Call;
import dev.podfall.sim.api.http.Query;
import dev.podfall.sim.api.http.Reply;
import dev.podfall.sim.api.http.RequestInfo;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.gateway.NodeGateway;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
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
        String container = ContainerName.of(pod, call.query().first("container"));
        NodeGateway.LogRequest request = request(call, container);
        if (pod.spec().path("nodeName").asText().isEmpty() || services.gateway() == null) {
            return new Reply.Bytes(204, "text/plain", new byte[0], Map.of()); // upstream: no output provided
        }
        LogStream stream = new LogStream(services.loop(), call.exchange(), services.time(), request.timestamps());
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
                query.number("limitBytes"),
                Duration.ofSeconds(services.time().seconds()));
    }
}
