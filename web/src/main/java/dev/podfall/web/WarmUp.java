package dev.podfall.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpURLConnection;
import java.util.List;

/** Starts a server, looks at its pages once and stops it: what was loaded on the way goes into the class-data archive. */
final class WarmUp {
    private static final List<String> PAGES = List.of("/", "/labs", "/quizzes", "/history", "/nowhere");

    private WarmUp() {}

    static void run() {
        java.net.CookieHandler.setDefault(new CookieManager());
        try (var server = PodfallServer.start(
                ServerOptions.in(ServerOptions.defaultHome()).onPort(0))) {
            read(server.link("/").toString());
            PAGES.forEach(page -> read(server.url() + page));
        }
    }

    private static void read(String url) {
        try {
            var connection =
                    (HttpURLConnection) java.net.URI.create(url).toURL().openConnection();
            connection.getResponseCode();
            try (var in =
                    connection.getErrorStream() == null ? connection.getInputStream() : connection.getErrorStream()) {
                in.readAllBytes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
