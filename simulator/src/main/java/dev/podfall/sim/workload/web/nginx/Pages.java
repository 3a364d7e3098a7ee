package dev.podfall.sim.workload.web.nginx;

import dev.podfall.sim.net.HttpResponse;
import dev.podfall.sim.net.http.ResponseWriter;
import dev.podfall.sim.workload.ProcessContext;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** nginx's own pages. */
final class Pages {
    private Pages() {}

    /** @param signature the server's name and version */
    static HttpResponse of(int status, String signature) {
        if (status < 300 || status == 304) {
            return new HttpResponse(status, headers("text/plain", signature), new byte[0]);
        }
        String title = status + " " + reason(status);
        String text = "<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title
                + "</h1></center>\r\n<hr><center>" + signature + "</center>\r\n</body>\r\n</html>\r\n";
        return new HttpResponse(status, headers("text/html", signature), text.getBytes(StandardCharsets.UTF_8));
    }

    private static String reason(int status) {
        return switch (status) {
            case 302 -> "Found";
            case 405 -> "Not Allowed";
            case 408 -> "Request Time-out";
            case 413 -> "Request Entity Too Large";
            case 503 -> "Service Temporarily Unavailable";
            case 504 -> "Gateway Time-out";
            default -> ResponseWriter.reason(status);
        };
    }

    static HttpResponse text(String text, String signature) {
        return new HttpResponse(200, headers("text/plain", signature), text.getBytes(StandardCharsets.UTF_8));
    }

    static HttpResponse listing(String uri, ProcessContext.Files files, String path, String signature) {
        StringBuilder text = new StringBuilder(
                "<html>\r\n<head><title>Index of " + escaped(uri) + "</title></head>\r\n<body>\r\n<h1>Index of "
                        + escaped(uri) + "</h1><hr><pre><a href=\"../\">../</a>\r\n");
        for (String name : files.list(path)) {
            String shown = escaped(name) + (files.isDirectory(path + "/" + name) ? "/" : "");
            text.append("<a href=\"").append(shown).append("\">").append(shown).append("</a>\r\n");
        }
        text.append("</pre><hr></body>\r\n</html>\r\n");
        return new HttpResponse(
                200, headers("text/html", signature), text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    static Map<String, String> headers(String type, String signature) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("server", signature);
        headers.put("content-type", type);
        return headers;
    }
}
