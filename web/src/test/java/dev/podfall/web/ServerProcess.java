package dev.podfall.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** A server in a process of its own, which can be killed as nothing else can end it. */
final class ServerProcess implements AutoCloseable {
    private final Path home;
    private Process process;
    private int port;

    ServerProcess(Path home) throws IOException {
        this.home = home;
        start();
    }

    /** Begins, at the same port as before; returns when it answers. */
    void start() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        process = new ProcessBuilder(List.of(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PodfallServer.class.getName(),
                        "--port",
                        String.valueOf(port),
                        "--home",
                        home.toString()))
                .redirectError(home.resolve("errors.log").toFile())
                .start();
        BufferedReader said = process.inputReader();
        for (var line = said.readLine(); line != null && !line.contains("is ready"); line = said.readLine()) {
            // What it says before is of no interest.
        }
        port = URI.create(new ObjectMapper()
                        .readTree(home.resolve("server.json").toFile())
                        .path("url")
                        .asText())
                .getPort();
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    ApiClient api() throws IOException {
        return ApiClient.of(home);
    }

    /** Of a page. */
    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** A link that signs in. */
    String link() throws IOException {
        return api().post("/links", "{}").path("url").asText();
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        process.waitFor();
    }
}
