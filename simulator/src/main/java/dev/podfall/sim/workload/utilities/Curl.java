package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResponse;
import dev.podfall.sim.net.HttpResult;
import dev.podfall.sim.net.PodNetwork;
import dev.podfall.sim.net.StaticNames;
import dev.podfall.sim.net.http.ResponseWriter;
import dev.podfall.sim.workload.ByteSink;
import dev.podfall.sim.workload.FileSystem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code curl} for HTTP. */
final class Curl implements Applet {
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(130);
    private static final Duration PATIENCE = Duration.ofHours(1);

    @Override
    public void run(Call call) {
        CurlOptions options = CurlOptions.parse(call);
        if (options.version()) {
            call.out("curl 8.11.1 (x86_64-pc-linux-musl) libcurl/8.11.1\nProtocols: http https\n");
            call.exit(0);
        } else if (options.urls().isEmpty()) {
            call.process()
                    .stderr("curl: (2) no URL specified\n"
                            + "curl: try 'curl --help' or 'curl --manual' for more information\n");
            call.exit(2);
        } else {
            options.body(call, body -> next(call, options, body, 0, 0));
        }
    }

    private static void next(Call call, CurlOptions options, byte[] body, int index, int status) {
        if (index == options.urls().size()) {
            call.exit(status);
            return;
        }
        String url = options.urls().get(index);
        String whole = url.contains("://") ? url : "http://" + url;
        String scheme = whole.substring(0, whole.indexOf("://"));
        if (!scheme.matches("https?")) {
            new Transfer(call, options, whole, null)
                    .fail(1, "Protocol \"" + scheme + "\" not supported or disabled in libcurl");
            return;
        }
        if (UrlParts.host(whole).isEmpty()) {
            new Transfer(call, options, whole, null).fail(3, "URL rejected: No host part in the URL");
            return;
        }
        new Transfer(call, options, whole, code -> next(call, options, body, index + 1, code == 0 ? status : code))
                .send(body, 0);
    }

    /** One URL. */
    private static final class Transfer {
        private final Call call;
        private final CurlOptions options;
        private final java.util.function.IntConsumer then;
        private final Instant begun;
        private String url;

        Transfer(Call call, CurlOptions options, String url, java.util.function.IntConsumer then) {
            this.call = call;
            this.options = options;
            this.url = url;
            this.then = then;
            this.begun = call.process().now();
        }

        void send(byte[] body, int hops) {
            HttpRequest request = options.request(url, body);
            Duration limit = options.maxTime() != null ? options.maxTime() : PATIENCE;
            Duration connect = options.connectTimeout() != null ? options.connectTimeout() : CONNECT_PATIENCE;
            Duration connectLimit = limit.compareTo(connect) < 0 ? limit : connect;
            int port = UrlParts.port(url);
            network(port).connect(UrlParts.host(url), port, connectLimit, failure -> {
                if (failure != null) {
                    connectFailed(failure, port);
                    return;
                }
                Optional<CurlTrust.Problem> problem = url.startsWith("https:")
                        ? new CurlTrust(call, options, network(port)).problem(UrlParts.host(url), port)
                        : Optional.empty();
                if (problem.isPresent()) {
                    fail(problem.get().code(), problem.get().text());
                    return;
                }
                Duration left =
                        limit.minus(Duration.between(begun, call.process().now()));
                network(port).http(request, left, result -> answered(request, result, hops));
            });
        }

        private PodNetwork network(int port) {
            return StaticNames.over(call.process().network(), options.resolved(port));
        }

        private long millis() {
            return Duration.between(begun, call.process().now()).toMillis();
        }

        private void connectFailed(HttpResult.Failure failure, int port) {
            String host = UrlParts.host(url);
            String to = "Failed to connect to " + host + " port " + port + " after " + millis() + " ms: ";
            switch (failure) {
                case NO_SUCH_HOST -> fail(6, "Could not resolve host: " + host);
                case TIMEOUT -> timedOut(host, to);
                default -> fail(7, to + "Couldn't connect to server");
            }
        }

        private void timedOut(String host, String to) {
            boolean limited = options.maxTime() != null || options.connectTimeout() != null;
            if (call.process().network().resolve(host).isEmpty()) {
                fail(28, "Resolving timed out after " + millis() + " milliseconds");
            } else if (limited) {
                fail(28, "Connection timed out after " + millis() + " milliseconds");
            } else {
                fail(28, to + "Couldn't connect to server");
            }
        }

        private void answered(HttpRequest request, HttpResult result, int hops) {
            if (!result.ok()) {
                switch (result.failure()) {
                    case TIMEOUT ->
                        fail(28, "Operation timed out after " + millis() + " milliseconds with 0 bytes received");
                    case CONNECTION_RESET -> fail(52, "Empty reply from server");
                    default -> connectFailed(result.failure(), UrlParts.port(url));
                }
                return;
            }
            HttpResponse response = result.response();
            verbose(request, result, response);
            String location = response.headers().get("location");
            if (options.follow() && response.status() / 100 == 3 && location != null && hops < 50) {
                url = location.startsWith("/") ? UrlParts.origin(url) + location : location;
                send(new byte[0], hops + 1);
                return;
            }
            if (options.failOnError() && response.status() >= 400) {
                fail(22, "The requested URL returned error: " + response.status());
                return;
            }
            print(request, response, () -> {
                writeOut(response);
                then.accept(0);
            });
        }

        private void verbose(HttpRequest request, HttpResult result, HttpResponse response) {
            if (!options.verbose()) {
                return;
            }
            StringBuilder text = new StringBuilder();
            String host = UrlParts.host(url);
            String ip = result.remote().substring(0, result.remote().lastIndexOf(':'));
            text.append("* Trying ")
                    .append(result.remote())
                    .append("...\n* Connected to ")
                    .append(host)
                    .append(" (")
                    .append(ip)
                    .append(") port ")
                    .append(UrlParts.port(url))
                    .append("\n> ")
                    .append(request.method())
                    .append(' ')
                    .append(request.path())
                    .append(" HTTP/1.1\n> Host: ")
                    .append(url, url.indexOf("://") + 3, UrlParts.origin(url).length())
                    .append('\n');
            request.headers()
                    .forEach((name, value) -> text.append("> ")
                            .append(ResponseWriter.canonical(name))
                            .append(": ")
                            .append(value)
                            .append('\n'));
            text.append("> \n");
            head(response)
                    .lines()
                    .forEach(line -> text.append("< ").append(line).append('\n'));
            text.append("< \n* Connection #0 to host ").append(host).append(" left intact\n");
            call.process().stderr(text.toString());
        }

        private static String head(HttpResponse response) {
            StringBuilder head = new StringBuilder(
                    "HTTP/1.1 " + response.status() + " " + ResponseWriter.reason(response.status()) + "\r\n");
            response.headers()
                    .forEach((name, value) -> head.append(ResponseWriter.canonical(name))
                            .append(": ")
                            .append(value)
                            .append("\r\n"));
            return head.append("Content-Length: ")
                    .append(response.body().length)
                    .append("\r\n")
                    .toString();
        }

        private void print(HttpRequest request, HttpResponse response, Runnable printed) {
            byte[] head = options.withHead() ? (head(response) + "\r\n").getBytes(StandardCharsets.UTF_8) : new byte[0];
            byte[] body = request.method().equals("HEAD") ? new byte[0] : response.body();
            String path = request.path();
            String file = options.remoteName() ? path.substring(path.lastIndexOf('/') + 1) : options.output();
            if (!options.silent() && (file != null || !call.kernel().stdout().isTerminal())) {
                progress(body.length);
            }
            if (file == null || file.equals("-")) {
                call.out(head);
                call.out(body, printed);
            } else if (written(file, head, body)) {
                printed.run();
            }
        }

        private boolean written(String file, byte[] head, byte[] body) {
            try {
                ByteSink sink = OpenFile.forWriting(call.kernel(), file, false);
                if (sink.write(head) && sink.write(body)) {
                    return true;
                }
            } catch (FileSystem.Failure cannotOpen) {
                call.process()
                        .stderr("Warning: Failed to open the file " + file + ": " + cannotOpen.getMessage() + "\n");
            }
            fail(23, "Failure writing output to destination, passed " + body.length + " returned 0");
            return false;
        }

        private void progress(int length) {
            call.process()
                    .stderr("  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n"
                            + "                                 Dload  Upload   Total   Spent    Left  Speed\n"
                            + String.format(
                                    "\r100 %5d  100 %5d    0     0  %5d      0 --:--:-- --:--:-- --:--:-- %5d%n",
                                    length,
                                    length,
                                    length * 1000L / Math.max(1, millis()),
                                    length * 1000L / Math.max(1, millis())));
        }

        private void writeOut(HttpResponse response) {
            if (options.writeOut() != null) {
                double seconds = millis() / 1000.0;
                call.out(Printf.unescape(options.writeOut()
                        .replace("%{http_code}", String.format("%03d", response.status()))
                        .replace("%{response_code}", String.format("%03d", response.status()))
                        .replace("%{time_total}", String.format(Locale.ROOT, "%.6f", seconds))
                        .replace("%{time_connect}", String.format(Locale.ROOT, "%.6f", Math.min(seconds, 0.001)))
                        .replace("%{size_download}", Integer.toString(response.body().length))
                        .replace("%{url_effective}", url)
                        .replace("%{content_type}", response.headers().getOrDefault("content-type", ""))));
            }
        }

        void fail(int code, String text) {
            if (!options.silent() || options.showError()) {
                call.process().stderr("curl: (" + code + ") " + text + "\n");
            }
            if (options.writeOut() != null && code != 22) {
                call.out(Printf.unescape(options.writeOut()
                        .replaceAll("%\\{(http|response)_code}", "000")
                        .replaceAll("%\\{[a-z_]+}", "")));
            }
            if (then == null) {
                call.exit(code);
            } else {
                then.accept(code);
            }
        }
    }

    static Map<String, String> headers(List<String> lines) {
        Map<String, String> headers = new java.util.LinkedHashMap<>();
        headers.put("user-agent", "curl/8.11.1");
        headers.put("accept", "*/*");
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).trim().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).trim());
            }
        }
        return headers;
    }
}
