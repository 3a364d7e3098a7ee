package dev.podfall.engine.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks Docker a few questions without any library: cheap enough for {@code podfall doctor}, and a Docker that is started
 * later is found, where Testcontainers remembers that there was none.
 */
final class DockerProbe {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int OK = 200;

    private final String address;
    private final List<Path> sockets;

    private DockerProbe(String address, List<Path> sockets) {
        this.address = address;
        this.sockets = sockets;
    }

    /** Looks where Docker's clients look: at {@code DOCKER_HOST}, else at the usual sockets. */
    static DockerProbe of(Map<String, String> environment) {
        String named = environment.getOrDefault("DOCKER_HOST", "");
        if (named.startsWith("unix://")) {
            return new DockerProbe(named, List.of(Path.of(URI.create(named).getPath())));
        }
        if (!named.isEmpty()) {
            return new DockerProbe(named, List.of());
        }
        List<Path> usual = new ArrayList<>(List.of(Path.of("/var/run/docker.sock")));
        Optional.ofNullable(environment.get("XDG_RUNTIME_DIR")).ifPresent(d -> usual.add(Path.of(d, "docker.sock")));
        Optional.ofNullable(environment.get("HOME")).ifPresent(home -> {
            usual.add(Path.of(home, ".docker/run/docker.sock"));
            usual.add(Path.of(home, ".docker/desktop/docker.sock"));
        });
        return new DockerProbe("", usual);
    }

    /**
     * @throws DockerNotHere if none answers
     * @throws DockerNotAllowed if this user may not ask it
     */
    void check() {
        ask("/_ping");
    }

    /**
     * The answer to a GET, as JSON; empty when it is not 200, or when Docker is reached by a way this does not know (TLS,
     * SSH), which is left to Docker's own clients.
     */
    Optional<JsonNode> ask(String path) {
        if (sockets.isEmpty()) {
            URI uri = URI.create(address);
            boolean plain = "tcp".equals(uri.getScheme()) && uri.getPort() > 0 && uri.getPort() != 2376;
            return plain ? at(new InetSocketAddress(uri.getHost(), uri.getPort()), path) : Optional.empty();
        }
        List<Path> there = sockets.stream().filter(Files::exists).toList();
        for (Path socket : there) {
            if (Files.isWritable(socket)) {
                return at(UnixDomainSocketAddress.of(socket), path);
            }
        }
        if (!there.isEmpty()) {
            throw new DockerNotAllowed(there.get(0).toString());
        }
        throw new DockerNotHere(address.isEmpty() ? "" : " at " + address, null);
    }

    private static Optional<JsonNode> at(SocketAddress place, String path) {
        try (SocketChannel channel = SocketChannel.open(place)) {
            String request = "GET " + path + " HTTP/1.0\r\nHost: docker\r\n\r\n";
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            return answer(readAll(channel));
        } catch (IOException silent) {
            throw new DockerNotHere(" at " + place, silent);
        }
    }

    private static String readAll(SocketChannel channel) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(8192);
        while (channel.read(buffer) >= 0) {
            all.write(buffer.array(), 0, buffer.position());
            buffer.clear();
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    private static Optional<JsonNode> answer(String response) throws IOException {
        String[] status = response.lines().findFirst().orElse("").split(" ");
        int body = response.indexOf("\r\n\r\n");
        if (status.length < 2 || !status[1].equals(String.valueOf(OK)) || body < 0) {
            return Optional.empty();
        }
        String text = response.substring(body + 4);
        return Optional.of(text.startsWith("{") || text.startsWith("[") ? MAPPER.readTree(text) : MAPPER.missingNode());
    }
}
