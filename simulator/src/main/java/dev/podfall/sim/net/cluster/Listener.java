package dev.podfall.sim.net.cluster;

import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.net.HttpHandler;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResponse;
import dev.podfall.sim.net.SocketOwner;
import dev.podfall.sim.net.TcpHandler;
import dev.podfall.sim.net.TcpPeer;
import dev.podfall.sim.net.TcpStream;
import dev.podfall.sim.net.TlsServer;
import dev.podfall.sim.net.http.HttpConnection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A listening port, and what is open on it. */
abstract class Listener {
    private final Set<Runnable> open = new LinkedHashSet<>();
    private final Supplier<SocketOwner> owner;

    private Listener(Supplier<SocketOwner> owner) {
        this.owner = owner;
    }

    /** Whose socket it is; null where nobody is to be named, as for servers of the host process. */
    SocketOwner owner() {
        return owner.get();
    }

    /** How it speaks TLS; null where it does not. */
    TlsServer tls() {
        return null;
    }

    /** Serves an HTTP message; {@code broken} is told instead of {@code answer} when the process dies meanwhile. */
    abstract void http(HttpRequest request, Consumer<HttpResponse> answer, Runnable broken);

    /** Serves a connection. */
    abstract TcpPeer accept(TcpStream client, String remote);

    /** Opens a connection: the way to the server. */
    TcpStream connect(Timeline timeline, TcpPeer client, String remote) {
        Connection connection = new Connection(timeline, client);
        Runnable breaking = connection::breakUp;
        open.add(breaking);
        connection.onEnd(() -> open.remove(breaking));
        connection.server(accept(connection.toClient(), remote));
        return connection.toServer();
    }

    void register(Runnable breaking) {
        open.add(breaking);
    }

    void unregister(Runnable breaking) {
        open.remove(breaking);
    }

    /** The process is gone. */
    void abort() {
        List.copyOf(open).forEach(Runnable::run);
        open.clear();
    }

    /** A port whose process speaks HTTP in messages. */
    static final class Http extends Listener {
        private final HttpHandler handler;
        private final Timeline timeline;
        private final TlsServer tls;

        Http(HttpHandler handler, Timeline timeline, Supplier<SocketOwner> owner) {
            this(handler, timeline, owner, handler.tls());
        }

        /** @param tls null for plain text */
        Http(HttpHandler handler, Timeline timeline, Supplier<SocketOwner> owner, TlsServer tls) {
            super(owner);
            this.tls = tls;
            this.handler = handler;
            this.timeline = timeline;
        }

        @Override
        TlsServer tls() {
            return tls;
        }

        @Override
        void http(HttpRequest request, Consumer<HttpResponse> answer, Runnable broken) {
            if (tls != null && !request.url().startsWith("https:")) {
                answer.accept(HttpResponse.text(400, "Client sent an HTTP request to an HTTPS server.\n"));
                return;
            }
            boolean[] over = {false};
            Runnable breaking = () -> {
                if (!over[0]) {
                    over[0] = true;
                    timeline.soon("connection reset", broken);
                }
            };
            register(breaking);
            handler.handle(request, response -> {
                if (!over[0]) {
                    over[0] = true;
                    unregister(breaking);
                    answer.accept(response);
                }
            });
        }

        @Override
        TcpPeer accept(TcpStream client, String remote) {
            return new HttpConnection(handler, client, remote);
        }
    }

    /** A port whose process speaks in bytes. */
    static final class Tcp extends Listener {
        private final TcpHandler handler;

        Tcp(TcpHandler handler, Supplier<SocketOwner> owner) {
            super(owner);
            this.handler = handler;
        }

        @Override
        void http(HttpRequest request, Consumer<HttpResponse> answer, Runnable broken) {
            broken.run();
        }

        @Override
        TcpPeer accept(TcpStream client, String remote) {
            return handler.accept(client, remote);
        }
    }
}
