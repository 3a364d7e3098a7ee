package dev.podfall.program;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A program in a JVM of its own, started as the images start it. */
public final class RealProcess implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final BlockingQueue<String> stdout = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> stderr = new LinkedBlockingQueue<>();
    private final Process process;

    private RealProcess(Process process) {
        this.process = process;
        follow(process.getInputStream(), stdout);
        follow(process.getErrorStream(), stderr);
    }

    public static RealProcess start(String program, Map<String, String> environment) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(Main.JVM_FLAGS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), program));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().putIfAbsent("HOSTNAME", "p");
        return new RealProcess(builder.start());
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void follow(InputStream stream, BlockingQueue<String> lines) {
        Thread reader = new Thread(() -> {
            try (BufferedReader in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                in.lines().forEach(lines::add);
            } catch (IOException | java.io.UncheckedIOException closed) {
                lines.add("(closed)");
            }
        });
        reader.setDaemon(true);
        reader.start();
    }

    /** The next line of stdout that holds {@code part}. */
    public String stdoutWith(String part) throws InterruptedException {
        return next(stdout, part);
    }

    String stderrWith(String part) throws InterruptedException {
        return next(stderr, part);
    }

    private String next(BlockingQueue<String> lines, String part) throws InterruptedException {
        List<String> others = new ArrayList<>();
        while (true) {
            String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError(
                        "No line with \"" + part + "\" came, but " + others + ", and on stderr " + stderr);
            }
            if (line.contains(part)) {
                return line;
            }
            others.add(line);
        }
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("It still runs.");
        }
        return process.exitValue();
    }

    /** As {@code kill PID} does; the process's own way would close the streams as well. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** A line of {@code /proc/PID/status} such as {@code VmRSS}, in bytes. */
    long memory(String name) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                .filter(l -> l.startsWith(name + ":"))
                .mapToLong(l -> Long.parseLong(l.replaceAll("[^0-9]", "")) << 10)
                .findFirst()
                .orElseThrow();
    }

    public HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(int port, String path, String body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
