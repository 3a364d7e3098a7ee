package dev.podfall.sim.api.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;

/** Sends bytes as they are, over one connection for as long as the server keeps it, and reads answers. */
final class RawClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;

    private final SSLContext tls;
    private final int port;
    private Socket socket;
    private DataInputStream in;

    RawClient(SSLContext tls, int port) {
        this.tls = tls;
        this.port = port;
    }

    /** An answer; the body is only the beginning of one that goes on. */
    record Answer(int status, Map<String, String> headers, String body) {}

    /** @throws IOException if there is no answer */
    Answer send(HostileRequest request) throws IOException {
        return send(request.bytes(), request.method().equals("HEAD"));
    }

    Answer send(byte[] bytes, boolean bodiless) throws IOException {
        if (socket == null) {
            socket = tls.getSocketFactory().createSocket("127.0.0.1", port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream()));
        }
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException refusedHalfway) {
            // There may be an answer to what came before.
        }
        try {
            return read(bodiless);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private Answer read(boolean bodiless) throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        if (status == 100) {
            return read(bodiless);
        }
        String body = "";
        boolean endless = status == 101;
        if (headers.containsKey("content-length") && !bodiless) {
            body = text(Integer.parseInt(headers.get("content-length")));
        } else if (headers.containsKey("transfer-encoding")) {
            endless = true; // a watch or a log: how it begins is enough
        }
        if (endless || "close".equalsIgnoreCase(headers.get("connection"))) {
            close();
        }
        return new Answer(status, headers, body);
    }

    private String text(int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the connection ended without an answer");
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException gone) {
            // As it should be.
        }
        socket = null;
    }
}
