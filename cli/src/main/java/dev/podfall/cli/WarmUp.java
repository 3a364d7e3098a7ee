package dev.podfall.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.podfall.cli.console.Home;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/**
 * Uses what every command uses, once, so that the launcher can put those classes into an archive. It talks to a socket of
 * its own that answers like a server.
 */
final class WarmUp {
    private static final String ANSWER = "{\"pid\":" + ProcessHandle.current().pid()
            + ",\"attempts\":[{\"attempt\":\"a\",\"lab\":\"l\",\"state\":\"running\",\"kubeconfig\":\"k\"}]}";

    private WarmUp() {}

    /** Runs {@code status} against the socket. */
    public static void main(String[] arguments) throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answer(socket), "warm-up");
            answering.setDaemon(true);
            answering.start();
            Home home = Home.ofEnvironment();
            home.make();
            Files.writeString(
                    home.serverFile(),
                    new ObjectMapper()
                            .createObjectNode()
                            .put("pid", ProcessHandle.current().pid())
                            .put("url", "http://127.0.0.1:" + socket.getLocalPort())
                            .put("token", "t")
                            .toString());
            Podfall.commandLine().execute("status");
            Podfall.commandLine().execute("status", "-o", "json");
        }
    }

    private static void answer(ServerSocket socket) {
        try {
            while (true) {
                try (Socket client = socket.accept();
                        InputStream in = client.getInputStream();
                        OutputStream out = client.getOutputStream()) {
                    in.read(new byte[4096]);
                    byte[] body = ANSWER.getBytes(StandardCharsets.UTF_8);
                    String head =
                            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                                    + body.length + "\r\n\r\n";
                    out.write(head.getBytes(StandardCharsets.UTF_8));
                    out.write(body);
                }
            }
        } catch (IOException closed) {
            // The warm-up is over.
        }
    }
}
