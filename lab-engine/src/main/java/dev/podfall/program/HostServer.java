package dev.podfall.program;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.podfall.sim.net.HttpHandler;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A TCP port that speaks HTTP. Bodies are read whole before a program sees them, up to a bound for one and for all. */
final class HostServer {
    private static final int BACKLOG = 128;
    private static final int LARGEST_BODY = 16 << 20;
    private static final long ALL_BODIES = 32L << 20;
    private static final int MOST_EXCHANGES = 256;
    private static final int DRAIN_SECONDS = 30;

    private final HttpServer server;
    private final Exchanges exchanges;
    private final HttpHandler handler;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicLong bodies = new AtomicLong();

    private HostServer(HttpServer server, Exchanges exchanges, HttpHandler handler) {
        this.server = server;
        this.exchanges = exchanges;
        this.handler = handler;
    }

    /** @throws IOException when the port is taken */
    static HostServer open(int port, Exchanges exchanges, HttpHandler handler) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(port), BACKLOG);
        HostServer opened = new HostServer(server, exchanges, handler);
        server.setExecutor(exchanges.readers());
        server.createContext("/", opened::serve);
        server.start();
        return opened;
    }

    /** Stops accepting; exchanges go on. */
    void stopAccepting() {
        Thread stopping = new Thread(() -> server.stop(DRAIN_SECONDS), "stopping");
        stopping.setDaemon(true);
        stopping.start();
    }

    private void serve(HttpExchange exchange) throws IOException {
        if (open.incrementAndGet() > MOST_EXCHANGES) {
            finish(exchange, HttpResponse.json(503, "{\"error\":\"too_many_requests\"}\n"), 0);
            return;
        }
        byte[] body;
        try (InputStream in = exchange.getRequestBody()) {
            body = in.readNBytes(LARGEST_BODY + 1);
        } catch (IOException gone) {
            open.decrementAndGet();
            exchange.close();
            return;
        }
        boolean tooMuch = bodies.addAndGet(body.length) > ALL_BODIES;
        if (tooMuch || body.length > LARGEST_BODY) {
            finish(exchange, HttpResponse.json(413, "{\"error\":\"payload_too_large\"}\n"), body.length);
            return;
        }
        int length = body.length;
        handler.handle(request(exchange, body), response -> answer(exchange, response, length));
    }

    private static HttpRequest request(HttpExchange exchange, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        InetSocketAddress remote = exchange.getRemoteAddress();
        headers.put(HttpRequest.REMOTE, remote.getAddress().getHostAddress() + ":" + remote.getPort());
        return new HttpRequest(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body);
    }

    private void answer(HttpExchange exchange, HttpResponse response, int length) {
        try {
            exchanges.write(() -> finish(exchange, response, length));
        } catch (RejectedExecutionException tooMany) {
            done(exchange, length);
        }
    }

    private void finish(HttpExchange exchange, HttpResponse response, int length) {
        try {
            response.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            boolean silent = exchange.getRequestMethod().equals("HEAD") || response.body().length == 0;
            exchange.sendResponseHeaders(response.status(), silent ? -1 : response.body().length);
            if (!silent) {
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(response.body());
                }
            }
        } catch (IOException clientGone) {
            // Nobody is left to tell.
        } finally {
            done(exchange, length);
        }
    }

    private void done(HttpExchange exchange, int length) {
        open.decrementAndGet();
        bodies.addAndGet(-length);
        exchange.close();
    }
}
