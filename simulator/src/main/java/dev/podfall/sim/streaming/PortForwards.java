package dev.podfall.sim.streaming;

import dev.podfall.sim.api.backend.StreamRequest;
import dev.podfall.sim.api.backend.WebSockets;
import dev.podfall.sim.api.http.Sender;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.gateway.NodeGateway;
import java.util.ArrayList;
import java.util.List;

/** {@code portforward} in its three wire forms. Mirrors {@code cri-streaming/pkg/streaming/portforward}. */
final class PortForwards {
    private final StreamRequest request;
    private final Upgrade upgrade;
    private final NodeGateway gateway;
    private final PodTarget target;
    private final Intake intake;

    PortForwards(StreamRequest request, Upgrade upgrade, NodeGateway gateway, PodTarget target) {
        this.request = request;
        this.upgrade = upgrade;
        this.gateway = gateway;
        this.target = target;
        this.intake = new Intake(request.channel());
    }

    /** On the loop. */
    void begin() {
        Sender sender = new Sender();
        if (!upgrade.webSocket()) {
            String protocol = upgrade.choose(List.of(Upgrade.PORT_FORWARD));
            onNetwork(() -> Handover.toSpdy(request, protocol, sender, streams(sender)));
        } else if (upgrade.offered().contains(Upgrade.TUNNEL)) {
            onNetwork(() -> Handover.toTunnel(request, sender, streams(sender)));
        } else {
            List<Integer> ports = ports();
            String protocol = upgrade.offered().isEmpty() ? "" : upgrade.choose(List.of(Upgrade.V4));
            onNetwork(() -> {
                PortChannels channels = new PortChannels(ports.size(), sender);
                WebSockets.open(request, protocol, sender, channels);
                if (channels.isOpen()) {
                    channels.begin(request.channel(), ports, this::forward);
                }
            });
        }
    }

    private void onNetwork(Runnable task) {
        request.channel().eventLoop().execute(task);
    }

    private SpdyStreams streams(Sender sender) {
        return new SpdyStreams(new PortStreams(this::forward), sender);
    }

    /** Opens a connection to a port of the pod for a client. On the connection's thread. */
    private Forward forward(int port, Forward.Client client) {
        Forward forward = new Forward(request.loop(), request.channel(), intake, client);
        forward.dial(gateway, target, port);
        return forward;
    }

    /** Opens forwards. */
    interface Dialer {
        Forward dial(int port, Forward.Client client);
    }

    private List<Integer> ports() {
        List<Integer> ports = new ArrayList<>();
        for (String value : request.query().all("ports")) {
            for (String port : value.split(",")) {
                ports.add(port(port));
            }
        }
        if (ports.isEmpty()) {
            throw ApiException.badRequest("query parameter \"port\" is required");
        }
        return ports;
    }

    static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port > 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // Told below.
        }
        throw ApiException.badRequest("unable to parse \"" + text + "\" as a port");
    }
}
