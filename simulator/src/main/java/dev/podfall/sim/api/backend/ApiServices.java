package dev.podfall.sim.api.backend;

import dev.podfall.sim.api.http.TimeView;
import dev.podfall.sim.audit.AuditLog;
import dev.podfall.sim.authn.Pki;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.gateway.NodeGateway;
import dev.podfall.sim.loop.EventLoop;
import dev.podfall.sim.registry.Registry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What an API server stands on. Build one with {@link #of} and the {@code with…} methods.
 *
 * @param registry answers authorised requests
 * @param system reads policy and accounts with the rights of the system
 * @param wall the real time: for certificates and the Date header
 * @param offset wall time minus cluster time, asked on the loop for each answer
 * @param gateway the way to the nodes, or null
 * @param streaming takes over connections for exec and the like
 * @param openApi the documents under {@code /openapi}
 * @param audit where what the registry never hears of is recorded
 */
public record ApiServices(
        EventLoop loop,
        Registry registry,
        SimClient system,
        Pki pki,
        InstantSource wall,
        Supplier<Duration> offset,
        NodeGateway gateway,
        StreamingRoutes streaming,
        OpenApiDocuments openApi,
        AuditLog audit) {
    /** A server on these, with cluster time told as it is, and no nodes. */
    public static ApiServices of(EventLoop loop, Registry registry, SimClient system, Pki pki, InstantSource wall) {
        return new ApiServices(
                loop,
                registry,
                system,
                pki,
                wall,
                () -> Duration.ZERO,
                null,
                StreamingRoutes.NONE,
                new BuiltOpenApi(registry),
                new AuditLog());
    }

    public ApiServices withOffset(Supplier<Duration> newOffset) {
        return new ApiServices(loop, registry, system, pki, wall, newOffset, gateway, streaming, openApi, audit);
    }

    public ApiServices withGateway(NodeGateway newGateway) {
        return new ApiServices(loop, registry, system, pki, wall, offset, newGateway, streaming, openApi, audit);
    }

    public ApiServices withStreaming(StreamingRoutes newStreaming) {
        return new ApiServices(loop, registry, system, pki, wall, offset, gateway, newStreaming, openApi, audit);
    }

    public ApiServices withOpenApi(OpenApiDocuments newOpenApi) {
        return new ApiServices(loop, registry, system, pki, wall, offset, gateway, streaming, newOpenApi, audit);
    }

    public ApiServices withAudit(AuditLog newAudit) {
        return new ApiServices(loop, registry, system, pki, wall, offset, gateway, streaming, openApi, newAudit);
    }

    /** How clients see this cluster's time right now. Call it on the loop. */
    public TimeView time() {
        return new TimeView(offset.get().toSeconds());
    }
}
