package dev.podfall.program;

import dev.podfall.sim.net.HttpRequest;
import dev.podfall.sim.net.HttpResult;
import dev.podfall.sim.net.HttpResult.Failure;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One request on its way: look-up, connection, request, response. */
final class Call {
    private static final int HTTP = 80;

    private final HttpRequest request;
    private final long deadline;
    private volatile Socket socket;
    private volatile String remote;
    private volatile boolean aborted;

    Call(HttpRequest request, Duration timeout) {
        this.request = request;
        this.deadline = System.nanoTime() + timeout.toNanos();
    }

    /** Where it went, or null when the name did not resolve. */
    String remote() {
        return remote;
    }

    /** Lets go of the connection: whoever waits for it fails. */
    void abort() {
        aborted = true;
        Socket open = socket;
        if (open != null) {
            try {
                open.close();
            } catch (IOException closed) {
                // It is gone, which is what was wanted.
            }
        }
    }

    HttpResult perform() {
        try (Socket connection = new Socket()) {
            socket = connection;
            URI url = URI.create(request.url());
            String host = url.getHost();
            if (host == null || aborted) {
                return failed(host == null ? Failure.NO_SUCH_HOST : Failure.TIMEOUT);
            }
            int port = url.getPort() < 0 ? HTTP : url.getPort();
            InetAddress address = InetAddress.getByName(host.replaceAll("[\\[\\]]", ""));
            remote = address.getHostAddress() + ":" + port;
            connection.setTcpNoDelay(true);
            connection.connect(new InetSocketAddress(address, port), millisLeft());
            connection.setSoTimeout(millisLeft());
            connection.getOutputStream().write(message(url));
            var response = ResponseReader.read(
                    new BufferedInputStream(connection.getInputStream()),
                    request.method().equals("HEAD"));
            return new HttpResult(response, null, remote);
        } catch (IllegalArgumentException | UnknownHostException noSuchHost) {
            return failed(Failure.NO_SUCH_HOST);
        } catch (IOException broken) {
            return failed(aborted ? Failure.TIMEOUT : failure(broken));
        }
    }

    private HttpResult failed(Failure failure) {
        return new HttpResult(null, failure, remote);
    }

    /** The JDK tells some of these apart by their text alone. */
    private static Failure failure(IOException broken) {
        String text = String.valueOf(broken.getMessage());
        if (broken instanceof SocketTimeoutException || text.contains("timed out")) {
            return Failure.TIMEOUT;
        }
        if (text.contains("refused")) {
            return Failure.CONNECTION_REFUSED;
        }
        return broken instanceof NoRouteToHostException || text.contains("unreachable")
                ? Failure.NO_ROUTE
                : Failure.CONNECTION_RESET;
    }

    private int millisLeft() {
        return (int) Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
    }

    private byte[] message(URI url) {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        StringBuilder head = new StringBuilder(request.method())
                .append(' ')
                .append(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
                .append(" HTTP/1.1\r\n");
        line(head, "host", request.headers().getOrDefault("host", url.getRawAuthority()));
        request.headers().forEach((name, value) -> {
            if (!name.equals("host") && !name.equals("connection") && !name.equals("content-length")) {
                line(head, name, value);
            }
        });
        if (request.body().length > 0 || request.method().equals("POST")) {
            line(head, "content-length", String.valueOf(request.body().length));
        }
        line(head, "connection", "close");
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        message.writeBytes(request.body());
        return message.toByteArray();
    }

    private static void line(StringBuilder head, String name, String value) {
        String clean = value.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0) ? "" : value;
        head.append(name).append(": ").append(clean).append("\r\n");
    }
}
