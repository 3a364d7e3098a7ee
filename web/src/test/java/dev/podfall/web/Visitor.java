package dev.podfall.web;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A browser without scripts: keeps cookies, follows redirects when told to, fills in the form token of the last page. */
final class Visitor {
    private static final Pattern TOKEN = Pattern.compile("name=\"_token\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final URI base;
    private String token = "";

    Visitor(URI base) {
        this.base = base;
    }

    /** One who followed a key link. */
    static Visitor signedInTo(PodfallServer server) {
        var visitor = new Visitor(server.url());
        visitor.get(server.link("/labs").toString());
        return visitor;
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).build());
    }

    /** Posts a form; the token of the last page with a form goes with it. */
    HttpResponse<String> post(String path, String... fields) {
        return send(form(path, fields).build());
    }

    /** As the script that saves while a form is filled in. */
    HttpResponse<String> save(String path, String... fields) {
        return send(form(path, fields).header("X-Podfall-Save", "1").build());
    }

    private HttpRequest.Builder form(String path, String... fields) {
        var body = new StringBuilder("_token=").append(encode(token));
        for (var i = 0; i < fields.length; i += 2) {
            body.append('&').append(encode(fields[i])).append('=').append(encode(fields[i + 1]));
        }
        return HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            var found = TOKEN.matcher(answer.body());
            if (found.find()) {
                token = found.group(1);
            }
            return answer;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The value of the {@code Cookie} header. */
    String cookies(URI address) {
        return cookies.getCookieStore().get(address).stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(java.util.stream.Collectors.joining("; "));
    }

    /** Of the last page with a form. */
    String token() {
        return token;
    }

    void forgetToken() {
        token = "";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
