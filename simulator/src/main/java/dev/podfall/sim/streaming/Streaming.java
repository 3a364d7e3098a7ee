package dev.podfall.sim.streaming;

import dev.podfall.sim.api.backend.StreamRequest;
import dev.podfall.sim.api.backend.StreamingRoutes;
import dev.podfall.sim.api.http.RequestInfo;
import dev.podfall.sim.api.http.Statuses;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.gateway.NodeGateway;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves {@code pods/exec}, {@code pods/attach} and {@code pods/portforward}. Mirrors
 * {@code pkg/registry/core/pod/rest/subresources.go}.
 */
public final class Streaming implements StreamingRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(Streaming.class);
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
            } catch (RuntimeException defect) {
                LOG.error("A defect answering {}", request.http().uri(), defect);
                request.refuse(Statuses.internal(defect));
            }
        });
    }

    /** On the loop. */
    private void begin(StreamRequest request) {
        boolean forward = request.info().subresource().equals("portforward");
        String container = forward ? null : request.query().first("container");
        PodTarget target = PodTarget.of(system, request.info(), container);
        Upgrade upgrade = Upgrade.of(request);
        if (forward) {
            new PortForwards(request, upgrade, gateway, target).begin();
        } else {
            new Commands(request, upgrade, gateway, target).begin();
        }
    }
}
