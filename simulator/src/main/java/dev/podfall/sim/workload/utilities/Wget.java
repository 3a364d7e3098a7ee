package dev.podfall.sim.workload.utilities;

import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResponse;
import dev.podfall.sim.net.HttpResult;
import dev.podfall.sim.net.http.ResponseWriter;
import dev.podfall.sim.workload.ByteSink;
import dev.podfall.sim.workload.FileSystem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** BusyBox's {@code wget}. */
final class Wget implements Applet {
    private static final Duration PATIENCE = Duration.ofSeconds(900);
    private static final List<String> VALUED =
            List.of("timeout", "user-agent", "output-document", "output-file", "directory-prefix", "tries");
    private static final Map<String, String> LETTERS = Map.of(
            "--timeout", "-T",
            "--user-agent", "-U",
            "--output-document", "-O",
            "--output-file", "-o",
            "--directory-prefix", "-P",
            "--tries", "-t",
            "--quiet", "-q",
            "--continue", "-c",
            "--server-response", "-S");

    @Override
    public void run(Call call) {
        Options options = parse(call);
        if (options.operands().isEmpty()) {
            call.process()
                    .stderr(
                            "BusyBox v1.36.1 multi-call binary.\n\nUsage: wget [-cqS] [--spider] [-O FILE] [-o LOGFILE] [--header STR]\n"
                                    + "\t[--post-data STR | --post-file FILE] [-Y on/off]\n\t[-P DIR] [-U AGENT] [-T SEC] URL...\n");
            call.exit(1);
            return;
        }
        String url = options.operands().get(0);
        if (!url.contains("://")) {
            url = "http://" + url;
        }
        if (!url.startsWith("http://") && !url.startsWith("https://")) {
            throw new Call.Usage("not an http or ftp url: " + url);
        }
        Optional<HttpRequest> request = request(call, options, url);
        if (request.isPresent()) {
            Duration patience = options.has("T")
                    ? Duration.ofSeconds(Math.max(1, Numbers.integer(options.get("T", "900"))))
                    : PATIENCE;
            send(call, options, request.get(), patience, 5);
        }
    }

    private static Options parse(Call call) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < call.arguments().size(); i++) {
            String word = call.arguments().get(i);
            boolean takesNext = word.matches("--(header|post-data|post-file|" + String.join("|", VALUED) + ")");
            if (takesNext && i + 1 < call.arguments().size()) {
                word += "=" + call.arguments().get(++i);
            }
            words.add(word);
        }
        return Options.parse(words.stream().map(Wget::shortened).toList(), "cqSO:o:P:U:T:Y:t:n");
    }

    /** A long option that has a letter, written with it. */
    private static String shortened(String word) {
        int equals = word.indexOf('=');
        String letter = LETTERS.get(equals < 0 ? word : word.substring(0, equals));
        return letter == null ? word : letter + (equals < 0 ? "" : word.substring(equals + 1));
    }

    private static Optional<HttpRequest> request(Call call, Options options, String url) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("user-agent", options.get("U", "Wget"));
        headers.put("connection", "close");
        for (String header : options.all("header")) {
            int colon = header.indexOf(':');
            if (colon > 0) {
                headers.put(
                        header.substring(0, colon).trim().toLowerCase(Locale.ROOT),
                        header.substring(colon + 1).trim());
            }
        }
        byte[] body = new byte[0];
        boolean post = options.has("post-data") || options.has("post-file");
        if (options.has("post-file")) {
            Optional<byte[]> file = call.files().read(call.path(options.get("post-file", "")));
            if (file.isEmpty()) {
                call.fail("can't open '" + options.get("post-file", "") + "': No such file or directory");
                return Optional.empty();
            }
            body = file.get();
        } else if (post) {
            body = options.get("post-data", "").getBytes(StandardCharsets.UTF_8);
        }
        if (post) {
            headers.putIfAbsent("content-type", "application/x-www-form-urlencoded");
        }
        return Optional.of(new HttpRequest(post ? "POST" : options.has("spider") ? "HEAD" : "GET", url, headers, body));
    }

    private static void send(Call call, Options options, HttpRequest request, Duration patience, int redirects) {
        String host = UrlParts.host(request.url());
        int port = UrlParts.port(request.url());
        boolean quiet = options.has("q");
        call.process().http(request, patience, result -> {
            if (!quiet && result.remote() != null) {
                call.process()
                        .stderr("Connecting to " + host + (port == 80 || port == 443 ? "" : ":" + port) + " ("
                                + result.remote() + ")\n");
            }
            if (!result.ok()) {
                call.fail(problem(result, host));
                return;
            }
            answer(call, options, request, result.response(), patience, redirects);
        });
    }

    private static String problem(HttpResult result, String host) {
        String ip = result.remote() == null
                ? ""
                : result.remote().substring(0, result.remote().lastIndexOf(':'));
        return switch (result.failure()) {
            case NO_SUCH_HOST -> "bad address '" + host + "'";
            case CONNECTION_REFUSED -> "can't connect to remote host (" + ip + "): Connection refused";
            case NO_ROUTE -> "can't connect to remote host (" + ip + "): No route to host";
            case TIMEOUT -> "download timed out";
            case CONNECTION_RESET -> "error getting response: Connection reset by peer";
        };
    }

    private static void answer(
            Call call, Options options, HttpRequest request, HttpResponse response, Duration patience, int redirects) {
        String status = "HTTP/1.1 " + response.status() + " " + ResponseWriter.reason(response.status());
        if (options.has("S")) {
            call.process().stderr("  " + status + "\n");
            response.headers()
                    .forEach((name, value) ->
                            call.process().stderr("  " + ResponseWriter.canonical(name) + ": " + value + "\n"));
            call.process().stderr("  Content-Length: " + response.body().length + "\n  Connection: close\n  \n");
        }
        String location = response.headers().get("location");
        if (response.status() / 100 == 3 && location != null) {
            if (redirects == 0) {
                call.fail("too many redirections");
            } else {
                String next = location.startsWith("/") ? UrlParts.origin(request.url()) + location : location;
                send(
                        call,
                        options,
                        new HttpRequest("GET", next, request.headers(), new byte[0]),
                        patience,
                        redirects - 1);
            }
            return;
        }
        if (response.status() >= 400) {
            call.fail("server returned error: " + status);
            return;
        }
        save(call, options, request, response);
    }

    private static void save(Call call, Options options, HttpRequest request, HttpResponse response) {
        boolean quiet = options.has("q");
        if (options.has("spider")) {
            if (!quiet) {
                call.process().stderr("remote file exists\n");
            }
            call.done();
            return;
        }
        String path = request.path();
        String last = path.substring(path.lastIndexOf('/') + 1);
        String file = options.get("O", last.isEmpty() ? "index.html" : last);
        if (file.equals("-")) {
            if (!quiet) {
                call.process().stderr("writing to stdout\n");
            }
            call.out(response.body(), () -> {
                if (!quiet) {
                    call.process()
                            .stderr("-                    100% |********************************| "
                                    + String.format("%5d", response.body().length)
                                    + "  0:00:00 ETA\nwritten to stdout\n");
                }
                call.done();
            });
            return;
        } else {
            if (!options.has("O") && call.files().exists(call.path(file))) {
                call.fail("can't open '" + file + "': File exists");
                return;
            }
            if (!written(call, file, response.body())) {
                return;
            }
            if (!quiet) {
                call.process()
                        .stderr("saving to '" + file + "'\n" + String.format("%-20s", file)
                                + " 100% |********************************| "
                                + String.format("%5d", response.body().length) + "  0:00:00 ETA\n'" + file
                                + "' saved\n");
            }
        }
        call.done();
    }

    private static boolean written(Call call, String file, byte[] body) {
        try {
            ByteSink sink = OpenFile.forWriting(call.kernel(), file, false);
            if (sink.write(body)) {
                return true;
            }
            call.fail("write error: " + sink.failure());
        } catch (FileSystem.Failure failure) {
            call.fail("can't open '" + file + "': " + failure.getMessage());
        }
        return false;
    }
}
