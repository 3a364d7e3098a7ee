package dev.podfall.sim.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.podfall.sim.authn.Identity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A client of a bare cluster's API. */
record Rest(HttpClient http, String url, Map<String, String> headers) {
    private static final char[] PASSWORD = {};

    static Rest as(BareCluster cluster, String user, List<String> groups) {
        Identity identity = cluster.pki
                .authority()
                .client(user, groups, InstantSource.system().instant());
        return new Rest(client(cluster, identity), cluster.server.url(), Map.of());
    }

    static Rest anonymous(BareCluster cluster) {
        return new Rest(client(cluster, null), cluster.server.url(), Map.of());
    }

    Rest with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Rest(http, url, more);
    }

    /** An answer. */
    record Result(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        JsonNode tree() {
            try {
                return new ObjectMapper().readTree(body());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String message() {
            return tree().path("message").asText();
        }

        List<String> warnings() {
            return response.headers().allValues("Warning");
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    Result get(String path) {
        return send("GET", path, null);
    }

    Result post(String path, String body) {
        return send("POST", path, body);
    }

    Result put(String path, String body) {
        return send("PUT", path, body);
    }

    Result delete(String path) {
        return send("DELETE", path, null);
    }

    Result patch(String path, String type, String body) {
        return with("Content-Type", type).send("PATCH", path, body);
    }

    HttpResponse<byte[]> raw(String path) {
        return exchange("GET", path, null, BodyHandlers.ofByteArray());
    }

    /** Begins an answer that goes on. */
    HttpResponse<InputStream> stream(String path) {
        return exchange("GET", path, null, BodyHandlers.ofInputStream());
    }

    private Result send(String method, String path, String body) {
        return new Result(exchange(method, path, body, BodyHandlers.ofString()));
    }

    private <T> HttpResponse<T> exchange(String method, String path, String body, BodyHandler<T> handler) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        Map<String, String> all = new HashMap<>(headers);
        if (body != null) {
            all.putIfAbsent("Content-Type", "application/json");
        }
        all.forEach(request::header);
        try {
            return http.send(request.build(), handler);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(method + " " + path + " failed: " + e, e);
        }
    }

    private static HttpClient client(BareCluster cluster, Identity identity) {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("ca", cluster.pki.authority().identity().certificate());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, null);
            if (identity != null) {
                own.setKeyEntry("me", identity.key(), PASSWORD, new Certificate[] {identity.certificate()});
            }
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, PASSWORD);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return HttpClient.newBuilder()
                    .sslContext(tls)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
