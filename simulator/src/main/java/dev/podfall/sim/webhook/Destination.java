package dev.podfall.sim.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Whom a call goes to.
 *
 * @param url as errors show it, with the call's timeout
 * @param host whose name the certificate has to have
 * @param service null for a URL
 * @param authorities in PEM; empty for the system's own
 */
record Destination(String url, String host, int port, Service service, String authorities) {
    private static final int USUAL_PORT = 443;

    /** A Service of the cluster. */
    record Service(String namespace, String name) {}

    /** @param client a webhook's {@code clientConfig}, as validation lets it through */
    static Destination of(JsonNode client, int timeoutSeconds) {
        String authorities = decoded(client.path("caBundle").asText(""));
        String timeout = "?timeout=" + timeoutSeconds + "s";
        JsonNode named = client.path("service");
        if (named.isObject()) {
            Service service = new Service(
                    named.path("namespace").asText(), named.path("name").asText());
            int port = named.path("port").asInt(USUAL_PORT);
            String host = service.name() + "." + service.namespace() + ".svc";
            return new Destination(
                    "https://" + host + ":" + port + path(named.path("path").asText("")) + timeout,
                    host,
                    port,
                    service,
                    authorities);
        }
        URI url = URI.create(client.path("url").asText());
        String path = Optional.ofNullable(url.getRawPath()).orElse("");
        String host = Optional.ofNullable(url.getHost()).orElse("");
        String shown = "https://" + url.getRawAuthority() + path(path) + timeout;
        return new Destination(shown, host, url.getPort() < 0 ? USUAL_PORT : url.getPort(), null, authorities);
    }

    private static String path(String path) {
        return path.startsWith("/") ? path : "/" + path;
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException none) {
            return base64;
        }
    }

    /** The address that another host's server is asked at. */
    String at(String address) {
        return "https://" + address + url.substring(url.indexOf('/', "https://".length()));
    }

    /** What went wrong on the way, as Go's client says it. */
    String problem(String why) {
        return "failed to call webhook: Post \"" + url + "\": " + why;
    }
}
