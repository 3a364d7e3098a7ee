package dev.podfall.program;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A registry that only gives: the OCI distribution API over the images in {@code ARCHIVES} (default {@code /images}), on
 * {@code PORT} (default 5000). {@code ALIASES} lists {@code name=repository} entries. What it refuses, and how, says {@link RegistryAccess}. Content is streamed from the
 * archives. Mirrors the pull endpoints of {@code opencontainers/distribution-spec}.
 */
final class ImageRegistry {
    private static final int BACKLOG = 64;
    private static final int THREADS = 16;
    private static final String NAME = "([a-z0-9][a-z0-9._-]*(?:/[a-z0-9][a-z0-9._-]*){0,7})";
    private static final Pattern MANIFEST =
            Pattern.compile("/v2/" + NAME + "/manifests/(\\w[\\w.-]{0,127}|sha256:[0-9a-f]{64})");
    private static final Pattern BLOB = Pattern.compile("/v2/" + NAME + "/blobs/(sha256:[0-9a-f]{64})");
    private static final Pattern TAGS = Pattern.compile("/v2/" + NAME + "/tags/list");
    private static final Pattern SCOPE = Pattern.compile("(?:^|&)scope=repository:" + NAME + ":");
    private static final String TOKEN = "/token";
    private static final int LONGEST_PATH = 600;

    private final ImageStore images;
    private final RegistryAccess access;

    private ImageRegistry(ImageStore images, RegistryAccess access) {
        this.images = images;
        this.access = access;
    }

    /** Serves until the process ends; exits 1 with a reason when the directory can't be read or the port is taken. */
    static void run(Map<String, String> environment) {
        Path directory = Path.of(environment.getOrDefault("ARCHIVES", "/images"));
        String wanted = environment.getOrDefault("PORT", "");
        int port = wanted.matches("[0-9]{1,5}") ? Integer.parseInt(wanted) : 5000;
        try {
            ImageStore images = ImageStore.read(directory);
            aliases(environment).forEach(images::alias);
            HttpServer server = start(port, images, RegistryAccess.of(environment));
            HostSignals.forEach(signal -> Runtime.getRuntime().halt(0));
            System.out.println(
                    "image-registry listening on :" + server.getAddress().getPort() + ", "
                            + images.repositories().size() + " repositories in " + directory);
        } catch (IOException | IllegalArgumentException unusable) {
            System.err.println("image-registry: " + unusable.getMessage());
            System.exit(1);
        }
    }

    /** @throws IllegalArgumentException naming an entry that makes no sense */
    static Map<String, String> aliases(Map<String, String> environment) {
        Map<String, String> aliases = new TreeMap<>();
        for (String entry : environment.getOrDefault("ALIASES", "").split(",")) {
            int equals = entry.indexOf('=');
            if (equals > 0) {
                aliases.put(
                        entry.substring(0, equals).trim(),
                        entry.substring(equals + 1).trim());
            } else if (!entry.isBlank()) {
                throw new IllegalArgumentException("ALIASES must hold name=repository entries separated by commas");
            }
        }
        return aliases;
    }

    static HttpServer start(int port, ImageStore images, RegistryAccess access) throws IOException {
        ImageRegistry registry = new ImageRegistry(images, access);
        HttpServer server = HttpServer.create(new InetSocketAddress(port), BACKLOG);
        server.setExecutor(Executors.newFixedThreadPool(THREADS));
        server.createContext("/", registry::serve);
        server.start();
        return server;
    }

    private void serve(HttpExchange exchange) {
        try (exchange) {
            String method = exchange.getRequestMethod();
            String path = String.valueOf(exchange.getRequestURI().getRawPath()).replace("%3A", ":");
            if (!method.equals("GET") && !method.equals("HEAD")) {
                error(exchange, 405, "UNSUPPORTED", "this registry only gives");
            } else if (path.equals("/v2/") || path.equals("/v2")) {
                send(exchange, "application/json", Slice.of("{}"));
            } else if (path.equals(TOKEN)) {
                token(exchange);
            } else if (path.length() > LONGEST_PATH || !route(exchange, path)) {
                error(exchange, 404, "NAME_INVALID", "no such endpoint");
            }
        } catch (IOException clientGone) {
            // Nobody is left to tell.
        }
    }

    private boolean route(HttpExchange exchange, String path) throws IOException {
        Matcher manifest = MANIFEST.matcher(path);
        Matcher blob = BLOB.matcher(path);
        Matcher tags = TAGS.matcher(path);
        if (manifest.matches()) {
            if (admitted(exchange, manifest.group(1))) {
                manifest(exchange, manifest.group(1), manifest.group(2));
            }
        } else if (blob.matches()) {
            if (admitted(exchange, blob.group(1))) {
                blob(exchange, blob.group(1), blob.group(2));
            }
        } else if (tags.matches()) {
            if (admitted(exchange, tags.group(1))) {
                tags(exchange, tags.group(1));
            }
        } else {
            return false;
        }
        return true;
    }

    private boolean admitted(HttpExchange exchange, String repository) throws IOException {
        String credentials = exchange.getRequestHeaders().getFirst("Authorization");
        switch (access.decide(repository, credentials)) {
            case WHO_ARE_YOU -> {
                exchange.getResponseHeaders().set("WWW-Authenticate", challenge(exchange, repository));
                error(exchange, 401, "UNAUTHORIZED", "authentication required");
                return false;
            }
            case FORBIDDEN -> {
                error(exchange, 403, "DENIED", "requested access to the resource is denied");
                return false;
            }
            default -> {
                if (images.repositories().containsKey(repository)) {
                    return true;
                }
                error(exchange, 404, "NAME_UNKNOWN", "repository name not known to registry");
                return false;
            }
        }
    }

    private static String challenge(HttpExchange exchange, String repository) {
        String given = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
        String host = given.matches("[A-Za-z0-9.:\\[\\]-]{1,255}") ? given : "localhost";
        return "Bearer realm=\"http://" + host + TOKEN + "\",service=\"" + host + "\",scope=\"repository:" + repository
                + ":pull\"";
    }

    private void token(HttpExchange exchange) throws IOException {
        Matcher scope = SCOPE.matcher(String.valueOf(exchange.getRequestURI().getQuery()));
        String repository = scope.find() ? scope.group(1) : "";
        Optional<String> token =
                access.token(repository, exchange.getRequestHeaders().getFirst("Authorization"));
        if (token.isPresent()) {
            send(exchange, "application/json", Slice.of("{\"token\":\"" + token.get() + "\"}"));
        } else {
            error(exchange, 401, "UNAUTHORIZED", "incorrect username or password");
        }
    }

    private void manifest(HttpExchange exchange, String repository, String reference) throws IOException {
        Optional<ImageStore.Manifest> found = images.manifest(repository, reference);
        if (found.isEmpty()) {
            error(exchange, 404, "MANIFEST_UNKNOWN", "manifest unknown");
            return;
        }
        exchange.getResponseHeaders().set("Docker-Content-Digest", found.get().digest());
        send(exchange, found.get().mediaType(), found.get().content());
    }

    private void blob(HttpExchange exchange, String repository, String digest) throws IOException {
        Optional<Slice> found = images.blob(digest);
        if (found.isEmpty()) {
            error(exchange, 404, "BLOB_UNKNOWN", "blob unknown to registry");
            return;
        }
        exchange.getResponseHeaders().set("Docker-Content-Digest", digest);
        send(exchange, "application/octet-stream", found.get());
    }

    private void tags(HttpExchange exchange, String repository) throws IOException {
        List<String> tags = images.tags(repository);
        send(
                exchange,
                "application/json",
                Slice.of("{\"name\":\"" + repository + "\",\"tags\":[\"" + String.join("\",\"", tags) + "\"]}"));
    }

    private static void error(HttpExchange exchange, int status, String code, String message) throws IOException {
        byte[] body = ("{\"errors\":[{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}]}\n")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }

    private static void send(HttpExchange exchange, String mediaType, Slice content) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", mediaType);
        exchange.getResponseHeaders().set("Docker-Distribution-API-Version", "registry/2.0");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(content.length()));
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        exchange.sendResponseHeaders(200, content.length() == 0 ? -1 : content.length());
        try (InputStream in = content.open();
                OutputStream out = exchange.getResponseBody()) {
            in.transferTo(out);
        }
    }
}
