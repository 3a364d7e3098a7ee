package dev.podfall.sim.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;

/** Sends bytes as they are and reads until the server ends the connection. */
record RawTalk(SSLContext tls, int port) {
    private static final int PATIENCE_MILLIS = 10_000;

    /** With the certificate of a client. */
    static RawTalk as(Rest client) {
        return new RawTalk(client.http().sslContext(), URI.create(client.url()).getPort());
    }

    String talk(String bytes) throws IOException {
        try (Socket socket = tls.getSocketFactory().createSocket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            }
        }
    }
}
