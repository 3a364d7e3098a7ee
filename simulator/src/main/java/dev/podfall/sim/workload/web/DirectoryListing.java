package dev.podfall.sim.workload.web;

import dev.podfall.sim.net.HttpHandler;
import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResponse;
import dev.podfall.sim.workload.FileSystem;
import dev.podfall.sim.workload.ProcessContext;
import java.util.Map;
import java.util.function.Consumer;

/** Serves the working directory, with listings, as Python's {@code http.server} does. */
record DirectoryListing(ProcessContext process) implements HttpHandler {
    @Override
    public void handle(HttpRequest request, Consumer<HttpResponse> answer) {
        String path = FileSystem.resolve(process.kernel().workingDirectory(), "." + request.path());
        HttpResponse response = process.files().isDirectory(path)
                ? listing(request.path(), path)
                : process.files()
                        .read(path)
                        .map(b -> new HttpResponse(200, Map.of("content-type", "application/octet-stream"), b))
                        .orElseGet(() -> HttpResponse.of(
                                404,
                                "text/html;charset=utf-8",
                                "<h1>Error response</h1>\n<p>Error code: 404</p>\n<p>Message: File not found.</p>\n"));
        String client = request.remote().replaceFirst(":[0-9]*$", "");
        process.stderr(client + " - - \"" + request.method() + " " + request.path() + " HTTP/1.1\" " + response.status()
                + " -\n");
        answer.accept(response);
    }

    private HttpResponse listing(String shown, String path) {
        StringBuilder out =
                new StringBuilder("<!DOCTYPE HTML>\n<html lang=\"en\">\n<head>\n<title>Directory listing for "
                        + escape(shown) + "</title>\n</head>\n<body>\n<h1>Directory listing for " + escape(shown)
                        + "</h1>\n<hr>\n<ul>\n");
        for (String name : process.files().list(path)) {
            out.append("<li><a href=\"")
                    .append(escape(name))
                    .append("\">")
                    .append(escape(name))
                    .append("</a></li>\n");
        }
        return HttpResponse.of(200, "text/html; charset=utf-8", out + "</ul>\n<hr>\n</body>\n</html>\n");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
