package dev.podfall.sim.streaming;

import dev.podfall.sim.api.backend.StreamRequest;
import dev.podfall.sim.api.backend.WebSockets;
import dev.podfall.sim.api.http.Query;
import dev.podfall.sim.api.http.Sender;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.gateway.NodeGateway;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code exec} and {@code attach}. Mirrors {@code cri-streaming/pkg/streaming/remotecommand}. */
final class Commands {
    /**
     * How long nothing is said over a new WebSocket. client-go begins to read before it has made its streams, and throws
     * away what comes for those it lacks; a real node is never fast enough to be unheard.
     */
    private static final int UNHEARD_MILLIS = 50;

    private final StreamRequest request;
    private final Upgrade upgrade;
    private final NodeGateway gateway;
    private final PodTarget target;

    Commands(StreamRequest request, Upgrade upgrade, NodeGateway gateway, PodTarget target) {
        this.request = request;
        this.upgrade = upgrade;
        this.gateway = gateway;
        this.target = target;
    }

    /**
     * Starts the command, then changes the protocol: a container that does not run is refused in plain HTTP. On the
     * loop.
     */
    void begin() {
        NodeGateway.ExecRequest command = command();
        String protocol = upgrade.choose(upgrade.webSocket() ? List.of(Upgrade.V5, Upgrade.V4) : List.of(Upgrade.V4));
        Conversation conversation = new Conversation(request.loop(), request.channel());
        boolean attach = request.info().subresource().equals("attach");
        conversation.with(attach ? gateway.attach(command, conversation) : gateway.exec(command, conversation));
        request.channel().eventLoop().execute(() -> {
            Sender sender = new Sender();
            if (!request.channel().isActive()) {
                conversation.clientGone();
            } else if (upgrade.webSocket()) {
                CommandChannels channels = new CommandChannels(conversation, sender, protocol.equals(Upgrade.V5));
                WebSockets.open(request, protocol, sender, channels);
                Runnable begin = () -> conversation.open(channels.on(request.channel()));
                request.channel().eventLoop().schedule(begin, UNHEARD_MILLIS, TimeUnit.MILLISECONDS);
            } else {
                SpdyStreams streams = new SpdyStreams(new CommandStreams(conversation, command), sender);
                Handover.toSpdy(request, protocol, sender, streams);
            }
        });
    }

    private NodeGateway.ExecRequest command() {
        Query query = request.query();
        boolean tty = query.isTrue("tty");
        NodeGateway.ExecRequest command = new NodeGateway.ExecRequest(
                target.namespace(),
                target.pod(),
                target.container(),
                query.all("command"),
                query.isTrue("stdin"),
                query.isTrue("stdout"),
                query.isTrue("stderr") && !tty,
                tty);
        if (!command.stdin() && !command.stdout() && !command.stderr()) {
            throw ApiException.badRequest("you must specify at least 1 of stdin, stdout, stderr");
        }
        if (command.command().isEmpty() && request.info().subresource().equals("exec")) {
            throw ApiException.badRequest("you must specify at least 1 command for the container");
        }
        return command;
    }
}
