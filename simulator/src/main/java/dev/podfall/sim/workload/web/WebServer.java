package dev.podfall.sim.workload.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResponse;
import dev.podfall.sim.net.http.ResponseWriter;
import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A static web server: Apache httpd, with its pages, headers and access log. */
public final class WebServer implements Program {
    private static final DateTimeFormatter LOG_TIME = DateTimeFormatter.ofPattern(
                    "dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final Pattern LISTEN = Pattern.compile("(?mi)^\\s*Listen\\s+(?:[0-9.*]+:)?([0-9]{1,5})");
    private static final Pattern ROOT = Pattern.compile("(?mi)^\\s*DocumentRoot\\s+\"?([^\"\\s]+)");

    private final Kind kind;
    private ProcessContext process;
    private int port;
    private String root;

    private WebServer(Kind kind) {
        this.kind = kind;
    }

    public static WebServer httpd() {
        return new WebServer(Kind.HTTPD);
    }

    @Override
    public void start(ProcessContext newProcess) {
        process = newProcess;
        if (StandInCommands.run(process)) {
            return;
        }
        if (serve()) {
            kind.banner(process);
        }
    }

    @Override
    public void resume(ProcessContext newProcess, JsonNode state) {
        process = newProcess;
        if (!StandInCommands.run(process)) {
            serve();
        }
    }

    private boolean serve() {
        process.useMemory(kind.memory);
        String settings = process.files()
                .read("/usr/local/apache2/conf/httpd.conf")
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
        port = find(LISTEN, settings).map(Integer::parseInt).orElse(80);
        root = find(ROOT, settings).orElse(kind.root);
        if (!process.listen(port, this::handle)) {
            process.stderr(kind.bindError(process, port, 98, "Address already in use"));
            process.exit(1);
            return false;
        }
        return true;
    }

    private static Optional<String> find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private void handle(HttpRequest request, Consumer<HttpResponse> answer) {
        process.compute(Duration.ofNanos(300_000), () -> {
            HttpResponse response = answer(request);
            log(request, response);
            answer.accept(response);
        });
    }

    private HttpResponse answer(HttpRequest request) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return page(405);
        }
        String path = dev.podfall.sim.workload.FileSystem.resolve(root, "." + request.path());
        if (!path.startsWith(root)) {
            return page(400);
        }
        if (process.files().isDirectory(path)) {
            Optional<byte[]> index = process.files().read(path + "/index.html");
            return index.map(b -> ok(b, "index.html")).orElseGet(() -> page(403));
        }
        return process.files().read(path).map(b -> ok(b, path)).orElseGet(() -> page(404));
    }

    private HttpResponse ok(byte[] body, String name) {
        return new HttpResponse(200, headers(type(name)), body);
    }

    private HttpResponse page(int status) {
        String reason = status == 405 ? "Not Allowed" : ResponseWriter.reason(status);
        return new HttpResponse(
                status, headers("text/html"), kind.errorPage(status, reason).getBytes());
    }

    private Map<String, String> headers(String type) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("server", kind.server);
        headers.put("content-type", type);
        return headers;
    }

    private static String type(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1);
        return switch (extension) {
            case "html", "htm" -> "text/html";
            case "css" -> "text/css";
            case "js" -> "application/javascript";
            case "json" -> "application/json";
            case "txt" -> "text/plain";
            default -> "application/octet-stream";
        };
    }

    private void log(HttpRequest request, HttpResponse response) {
        String remote = request.remote();
        String ip = remote.contains(":") ? remote.substring(0, remote.lastIndexOf(':')) : "-";
        String query = request.query().isEmpty() ? "" : "?" + request.query();
        String line = ip + " - - [" + LOG_TIME.format(process.now()) + "] \"" + request.method() + " " + request.path()
                + query + " HTTP/1.1\" " + response.status() + " "
                + (request.method().equals("HEAD") ? 0 : response.body().length);
        process.stdout(line + "\n");
    }

    @Override
    public void signal(ProcessContext same, Signal signal) {
        if (signal != Signal.HUP) {
            kind.farewell(same, signal);
            same.exit(0);
        }
    }
}
