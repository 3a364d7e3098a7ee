package dev.podfall.sim.streaming;

import dev.podfall.sim.api.backend.StreamRequest;
import dev.podfall.sim.api.backend.StreamingRoutes;
import dev.podfall.sim.api.http.RequestInfo;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.gateway.NodeGateway;
import java.util.Set;

/**
 * Serves {@code pods/exec}, {@code pods/attach} and {@code pods/portforward}. Mirrors
 * {@code pkg/registry/core/pod/rest/subresources.go}.
 */
public final class Streaming implements StreamingRoutes {
    private static final Set<String> SUBRESOURCES = Set.of("exec", "attach", "portforward");

    private final SimClient system;
    private final NodeGateway gateway;

    /**
     * @param system reads pods with the rights of the system
     * @param gateway the way to the nodes; called on the loop
     */
    public Streaming(SimClient system, NodeGateway gateway) {
        this.system = system;
        this.gateway = gateway;
    }

    @Override
    public boolean serves(RequestInfo info, boolean upgrade) {
        return upgrade
                && info.group().isEmpty()
                && info.resource().equals("pods")
                && SUBRESOURCES.contains(info.subresource());
    }

    @Override
    public void take(StreamRequest request) {
        request.loop().submit(() -> {
            try {
                begin(request);
            } catch (ApiException refused) {
                Refusal.send(request, refused);
            }
        });
    }

    /** On the loop. */
    private void begin(StreamRequest request) {
        Upgrade upgrade = Upgrade.of(request);
        if (request.info().subresource().equals("portforward")) {
            PodTarget target = PodTarget.of(system, request.info(), null);
            new PortForwards(request, upgrade, gateway, target).begin();
        } else {
            String container = request.query().first("container");
            PodTarget target = PodTarget.of(system, request.info(), container);
            new Commands(request, upgrade, gateway, target).begin();
        }
    }
}
