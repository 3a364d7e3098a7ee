package dev.podfall.sim.cel;

import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.podfall.sim.cel.Functions.Operand;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parts of URLs. Mirrors {@code k8s.io/apiserver/pkg/cel/library/urls.go}. */
final class UrlFunctions {
    private static final Operand<URI> URL = new Operand<>(OpaqueType.create("kubernetes.URL"), URI.class);
    private static final MapType QUERY = MapType.create(SimpleType.STRING, ListType.create(SimpleType.STRING));

    private UrlFunctions() {}

    static void addTo(Functions all) {
        all.global("url", Operand.STRING, URL.type(), UrlFunctions::url)
                .global(
                        "isURL",
                        Operand.STRING,
                        SimpleType.BOOL,
                        text -> parse(text).isPresent())
                .member("getScheme", URL, SimpleType.STRING, url -> text(url.getScheme()))
                .member("getHost", URL, SimpleType.STRING, UrlFunctions::host)
                .member("getHostname", URL, SimpleType.STRING, url -> hostname(host(url)))
                .member("getPort", URL, SimpleType.STRING, url -> port(host(url)))
                .member("getEscapedPath", URL, SimpleType.STRING, url -> text(url.getRawPath()))
                .member("getQuery", URL, QUERY, UrlFunctions::query);
    }

    /** What a request may name: with a scheme, or a path from the root. */
    static Optional<URI> parse(String text) {
        try {
            URI uri = new URI(text);
            return uri.getScheme() != null || text.startsWith("/") ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }

    /** Why a text is none, in upstream's words. */
    static String problem(String text) {
        String why = text.isEmpty() ? "empty url" : "invalid URI for request";
        return "parse \"" + text + "\": " + why;
    }

    private static URI url(String text) throws CelEvaluationException {
        return parse(text)
                .orElseThrow(
                        () -> Functions.failure("URL parse error during conversion from string: " + problem(text)));
    }

    private static String text(String part) {
        return part == null ? "" : part;
    }

    private static String host(URI url) {
        String authority = text(url.getRawAuthority());
        return authority.substring(authority.lastIndexOf('@') + 1);
    }

    private static String hostname(String host) {
        int end = host.startsWith("[") ? host.indexOf(']') : host.lastIndexOf(':');
        if (host.startsWith("[")) {
            return end < 0 ? host : host.substring(1, end);
        }
        return end < 0 ? host : host.substring(0, end);
    }

    private static String port(String host) {
        int colon = host.lastIndexOf(':');
        return colon < 0 || host.indexOf(']') > colon ? "" : host.substring(colon + 1);
    }

    private static Map<String, List<String>> query(URI url) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : text(url.getRawQuery()).split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String key = decoded(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
                values.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
            }
        }
        return values;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
