package dev.podfall.engine.image;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A registry that takes what is pushed and remembers what lies in it. Speaks no TLS, and hangs up on who tries. */
final class TakingRegistry implements AutoCloseable {
    private static final int TLS_HANDSHAKE = 0x16;

    private final Map<String, Integer> blobs = new ConcurrentHashMap<>();
    private final Map<String, Integer> uploads = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();
    private final Map<String, String> manifests = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final ServerSocket door;

    TakingRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::admit);
    }

    String host() {
        return "127.0.0.1:" + door.getLocalPort();
    }

    boolean has(String digest) {
        return blobs.containsKey(digest);
    }

    String manifest(String repository, String tag) {
        return manifests.get("/v2/" + repository + "/manifests/" + tag);
    }

    private void admit() {
        try {
            while (true) {
                Socket client = door.accept();
                threads.execute(() -> join(client));
            }
        } catch (IOException closed) {
            threads.shutdown();
        }
    }

    private void join(Socket client) {
        try (client;
                Socket inner = new Socket(
                        InetAddress.getLoopbackAddress(), server.getAddress().getPort())) {
            int first = client.getInputStream().read();
            if (first == TLS_HANDSHAKE || first < 0) {
                return;
            }
            InputStream whole = new SequenceInputStream(
                    new ByteArrayInputStream(new byte[] {(byte) first}), client.getInputStream());
            threads.execute(() -> copy(whole, inner));
            inner.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException gone) {
            // Either side may hang up.
        }
    }

    private static void copy(InputStream from, Socket to) {
        try {
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                out.write(buffer, 0, read);
            }
            to.shutdownOutput();
        } catch (IOException gone) {
            // Either side may hang up.
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            String method = exchange.getRequestMethod();
            switch (method) {
                case "HEAD", "GET" -> {
                    Integer size = path.equals("/v2/") ? Integer.valueOf(0) : blobs.get(last(path));
                    exchange.getResponseHeaders().set("Content-Length", String.valueOf(size == null ? 0 : size));
                    exchange.sendResponseHeaders(size == null ? 404 : 200, -1);
                }
                case "POST" -> accept(exchange, path + number.incrementAndGet());
                case "PATCH" -> {
                    uploads.put(path, body.length);
                    accept(exchange, path);
                }
                default -> put(exchange, path, body);
            }
        }
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private void accept(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().set("Location", "http://" + host() + location);
        exchange.sendResponseHeaders(202, -1);
    }

    private void put(HttpExchange exchange, String path, byte[] body) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        if (path.contains("/manifests/")) {
            manifests.put(path, new String(body, StandardCharsets.UTF_8));
        } else {
            blobs.put(query.replaceFirst(".*digest=", ""), uploads.get(path));
        }
        exchange.sendResponseHeaders(201, -1);
    }

    @Override
    public void close() throws IOException {
        door.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
