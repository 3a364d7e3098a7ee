package dev.podfall.sim.workload.web.nginx;

import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.workload.ProcessContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variables of one request. */
final class Variables {
    private static final Pattern NAME = Pattern.compile("\\$(\\{[a-z0-9_]+}|[a-z0-9_]+)");

    private final HttpRequest request;
    private final ProcessContext process;
    private final int port;
    private final Map<String, String> set = new HashMap<>();
    private String uri;
    private String args;

    Variables(HttpRequest request, ProcessContext process, int port) {
        this.request = request;
        this.process = process;
        this.port = port;
        this.uri = decoded(request.path());
        this.args = request.query();
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return path;
        }
    }

    /** The path as it is now. */
    String uri() {
        return uri;
    }

    String args() {
        return args;
    }

    void rewrite(String newUri, String newArgs) {
        uri = newUri;
        args = newArgs;
    }

    void set(String name, String value) {
        set.put(name, value);
    }

    /** The groups of a match become {@code $1} and so on. */
    void captured(Matcher match) {
        for (int i = 1; i <= match.groupCount() && i < 10; i++) {
            set.put(Integer.toString(i), match.group(i) == null ? "" : match.group(i));
        }
    }

    /** A text with its variables replaced. */
    String expand(String text) {
        if (text.indexOf('$') < 0) {
            return text;
        }
        Matcher names = NAME.matcher(text);
        StringBuilder out = new StringBuilder();
        while (names.find()) {
            String name = names.group(1).replaceAll("[{}]", "");
            names.appendReplacement(out, Matcher.quoteReplacement(value(name)));
        }
        return names.appendTail(out).toString();
    }

    private String value(String name) {
        if (set.containsKey(name)) {
            return set.get(name);
        }
        String remote = request.remote();
        return switch (name) {
            case "uri", "document_uri" -> uri;
            case "request_uri" -> request.path() + (request.query().isEmpty() ? "" : "?" + request.query());
            case "args", "query_string" -> args;
            case "is_args" -> args.isEmpty() ? "" : "?";
            case "host" -> host();
            case "http_host" -> request.header("host");
            case "hostname" -> process.hostname();
            case "remote_addr", "proxy_add_x_forwarded_for", "realip_remote_addr" -> forwarded(name, remote);
            case "remote_port" -> remote.substring(remote.lastIndexOf(':') + 1);
            case "request_method" -> request.method();
            case "scheme" -> "http";
            case "server_port" -> Integer.toString(port);
            case "server_protocol" -> "HTTP/1.1";
            case "server_addr" -> process.kernel().address();
            case "nginx_version" -> Nginx.version(process);
            case "pid" -> "1";
            case "request_body" -> request.bodyText();
            case "content_type" -> request.header("content-type");
            case "content_length" -> Integer.toString(request.body().length);
            case "time_iso8601" -> process.now().toString();
            case "msec" -> Long.toString(process.now().getEpochSecond()) + ".000";
            case "request" -> request.method() + " " + request.path() + " HTTP/1.1";
            default -> prefixed(name);
        };
    }

    private String forwarded(String name, String remote) {
        String address = remote.contains(":") ? remote.substring(0, remote.lastIndexOf(':')) : remote;
        String before = request.header("x-forwarded-for");
        return name.startsWith("proxy") && !before.isEmpty() ? before + ", " + address : address;
    }

    String host() {
        return request.header("host").replaceFirst(":[0-9]+$", "");
    }

    private String prefixed(String name) {
        if (name.startsWith("http_")) {
            return request.header(name.substring("http_".length()).replace('_', '-'));
        }
        if (name.startsWith("arg_")) {
            for (String pair : args.split("&")) {
                if (pair.startsWith(name.substring("arg_".length()) + "=")) {
                    return pair.substring(pair.indexOf('=') + 1);
                }
            }
        }
        return "";
    }
}
